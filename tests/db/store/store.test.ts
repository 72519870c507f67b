import { setImmediate } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { ConstraintError } from "#db/errors";
import { newId } from "#db/id";
import { appendAudit } from "#db/repositories/audit";
import { auditEntries, people } from "#db/schema";
import type { Tx } from "#db/store";
import { testStore } from "../../support/database";

const store = await testStore();

function person(id = newId()): typeof people.$inferInsert {
  return {
    id,
    employeeNo: id,
    email: `${id.toLowerCase()}@bank.example`,
    name: "陈立",
    nameEn: "Chen Li",
    createdAt: new Date(0),
  };
}

const insert = (t: Tx, row: typeof people.$inferInsert) => t.insert(people).values(row);
const exists = async (id: string) =>
  (await store.read.select().from(people).where(eq(people.id, id))).length === 1;

test("a committed transaction is read back with dates and booleans as such", async () => {
  const row = person();
  await store.tx((t) => insert(t, row));
  const [stored] = await store.read.select().from(people).where(eq(people.id, row.id));
  expect(stored).toMatchObject({ name: "陈立", active: true, createdAt: new Date(0) });
});

test("a transaction that throws after an await leaves nothing", async () => {
  const row = person();
  const failing = store.tx(async (t) => {
    await insert(t, row);
    await Promise.resolve();
    throw new Error("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect(await exists(row.id)).toBe(false);
});

test("a nested transaction that fails is undone alone", async () => {
  const [outer, inner] = [person(), person()];
  await store.tx(async (t) => {
    await insert(t, outer);
    await store
      .tx(async (nested) => {
        await insert(nested, inner);
        throw new Error("inner");
      })
      .catch(() => undefined);
  });
  expect([await exists(outer.id), await exists(inner.id)]).toEqual([true, false]);
});

test("store.read inside a transaction sees its writes", async () => {
  const row = person();
  const seen = await store.tx(async (t) => {
    await insert(t, row);
    return exists(row.id);
  });
  expect(seen).toBe(true);
});

test("statements that a transaction asks for at once run one after the other", async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on("warning", note);
  const rows = await store.tx((t) =>
    Promise.all([1, 2, 3].map((n) => t.rows<{ n: number | string }>(sql`select ${n} as n`))),
  );
  await setImmediate();
  process.off("warning", note);
  expect(rows.map(([row]) => Number(row!.n))).toEqual([1, 2, 3]);
  expect(warnings).toEqual([]);
});

test("a write through the read connection is refused", async () => {
  const write = (store.read as unknown as Tx).insert(people);
  await expect(Promise.resolve().then(() => write.values(person()))).rejects.toThrow();
});

test("the same broken rule is the same error on both engines", async () => {
  const row = person();
  await store.tx((t) => insert(t, row));
  const duplicate = store.tx((t) => insert(t, { ...person(), email: row.email }));
  await expect(duplicate).rejects.toBeInstanceOf(ConstraintError);
  await expect(duplicate).rejects.toMatchObject({ kind: "unique" });
  const upper = store.tx((t) => insert(t, { ...person(), email: "A@B.example" }));
  await expect(upper).rejects.toMatchObject({ kind: "check" });
});

test("the audit chain stays one chain under parallel writers", async () => {
  const append = (n: number) =>
    store.tx((t) =>
      appendAudit(t, [
        {
          at: new Date(n),
          actorId: null,
          action: "test.entry",
          subject: { type: "test", id: String(n) },
          after: { n },
        },
      ]),
    );
  await Promise.all(Array.from({ length: 20 }, (_, n) => append(n)));
  const entries = await store.read.select().from(auditEntries).orderBy(auditEntries.seq);
  expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
  entries.slice(1).forEach((entry, i) => {
    expect(entry.prev).toBe(entries[i]!.hash);
  });
});

test("audit entries can be neither changed nor removed", async () => {
  await store.tx((t) =>
    appendAudit(t, [
      { at: new Date(0), actorId: null, action: "test.entry", subject: { type: "test", id: "x" } },
    ]),
  );
  await expect(store.tx((t) => t.update(auditEntries).set({ action: "forged" }))).rejects.toMatchObject({
    kind: "check",
  });
  await expect(store.tx((t) => t.delete(auditEntries))).rejects.toMatchObject({ kind: "check" });
});
