import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { dialect } from "#db/dialect";
import { appendAudit } from "#db/repositories/audit";
import { signCheckpoint, signDailyCheckpoint, signingKey, verifyChain } from "~/features/audit/index.server";
import { asIntruder, testDatabase } from "../../support/database";

const folder = mkdtempSync(join(tmpdir(), "trivet-key-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = signingKey(join(folder, "key.pem"));

let { store, url } = await testDatabase();
beforeEach(async () => {
  ({ store, url } = await testDatabase());
  for (let n = 1; n <= 6; n++) await append(n);
});

const append = (n: number) =>
  store.tx((t) =>
    appendAudit(t, [
      {
        at: new Date(1_764_000_000_000 + n),
        actorId: "p1",
        action: "contract.signed",
        subject: { type: "contract", id: `c${n}` },
        after: { n },
      },
    ]),
  );

/** A forger with the database in hand: without the triggers that stop the application. */
function forge(...statements: string[]) {
  const tables = ["audit_entries", "audit_checkpoints"];
  const disarm =
    dialect === "sqlite"
      ? [
          "pragma foreign_keys = off",
          ...tables.flatMap((table) => [
            `drop trigger ${table}_no_update`,
            `drop trigger ${table}_no_delete`,
          ]),
        ]
      : tables.map((table) => `alter table ${table} disable trigger all`);
  return asIntruder(url, [...disarm, ...statements]);
}

test("an untouched log holds", async () => {
  expect(await verifyChain(store, { key })).toEqual({
    ok: true,
    entries: 6,
    checkpoints: 0,
    erasedDetails: 0,
  });
});

test.each([
  ["actor_id", "update audit_entries set actor_id = 'p2' where seq = 3"],
  ["action", "update audit_entries set action = 'contract.read' where seq = 3"],
  ["subject_type", "update audit_entries set subject_type = 'squad' where seq = 3"],
  ["subject_id", "update audit_entries set subject_id = 'c9' where seq = 3"],
  ["canonical", "update audit_entries set canonical = replace(canonical, 'p1', 'p2') where seq = 3"],
  ["prev", "update audit_entries set prev = replace(prev, substr(prev, 1, 8), '00000000') where seq = 3"],
  ["hash", "update audit_entries set hash = replace(hash, substr(hash, 1, 8), '00000000') where seq = 3"],
  ["detail", "update audit_details set detail = replace(detail, '3', '4') where seq = 3"],
  ["salt", "update audit_details set salt = 'x' where seq = 3"],
])("a changed %s is named by its sequence number", async (_, statement) => {
  await forge(statement);
  expect(await verifyChain(store, { key })).toMatchObject({ ok: false, seq: 3 });
});

test("a changed time is named", async () => {
  await forge(
    dialect === "sqlite"
      ? "update audit_entries set at = at + 1 where seq = 3"
      : "update audit_entries set at = at + interval '1 millisecond' where seq = 3",
  );
  expect(await verifyChain(store, { key })).toEqual({ ok: false, seq: 3, fault: "column-differs" });
});

test("a removed entry is named", async () => {
  await forge("delete from audit_details where seq = 3", "delete from audit_entries where seq = 3");
  expect(await verifyChain(store, { key })).toEqual({ ok: false, seq: 3, fault: "missing" });
});

test("two swapped entries are named", async () => {
  await forge(
    "delete from audit_details where seq in (3, 4)",
    "update audit_entries set seq = 100 where seq = 3",
    "update audit_entries set seq = 3 where seq = 4",
    "update audit_entries set seq = 4 where seq = 100",
  );
  expect(await verifyChain(store, { key })).toMatchObject({ ok: false, seq: 3 });
});

test("an entry put in behind the end is named", async () => {
  await forge(
    "insert into audit_entries select 7, at, actor_id, action, subject_type, subject_id, canonical, prev, hash from audit_entries where seq = 6",
  );
  expect(await verifyChain(store, { key })).toMatchObject({ ok: false, seq: 7 });
});

test("a cut-off end is named by the checkpoint behind it, even when the head was set back", async () => {
  await store.tx((t) => signCheckpoint(t, { key, reason: "publication", now: new Date(0) }));
  await forge(
    "delete from audit_details where seq > 4",
    "delete from audit_entries where seq > 4",
    "update audit_head set seq = 4, hash = (select hash from audit_entries where seq = 4)",
  );
  expect(await verifyChain(store, { key })).toEqual({ ok: false, seq: 5, fault: "missing" });
});

test("a checkpoint that was signed by another key is refused", async () => {
  const other = signingKey(join(folder, "other.pem"));
  await store.tx((t) => signCheckpoint(t, { key: other, reason: "daily", now: new Date(0) }));
  expect(await verifyChain(store)).toMatchObject({ ok: true, checkpoints: 1 });
  expect(await verifyChain(store, { key })).toEqual({ ok: false, seq: 6, fault: "checkpoint-signature" });
});

test("erasing a detail leaves the chain whole", async () => {
  await forge("delete from audit_details where seq = 2");
  expect(await verifyChain(store, { key })).toEqual({
    ok: true,
    entries: 6,
    checkpoints: 0,
    erasedDetails: 1,
  });
});

test("one checkpoint a day, and none when nothing was logged since", async () => {
  const sign = (iso: string) =>
    signDailyCheckpoint({ store, key, timeZone: "Asia/Shanghai", now: new Date(iso) });
  expect(await sign("2026-11-24T01:00:00Z")).toBe(true);
  await append(7);
  expect(await sign("2026-11-24T15:59:00Z")).toBe(false);
  expect(await sign("2026-11-24T16:00:00Z")).toBe(true);
  expect(await sign("2026-11-26T01:00:00Z")).toBe(false);
});

test.skipIf(process.platform === "win32")("the key is readable by its owner alone", () => {
  expect(statSync(join(folder, "key.pem")).mode & 0o777).toBe(0o600);
});
