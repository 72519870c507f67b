import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, readings } from "#db/schema";
import { type ImportOutcome, importReadings } from "~/features/readings/import-readings.server";
import { testStore } from "../../support/database";
import { makeMetric, makePerson } from "../../support/metrics";
import { contextOf } from "../../support/request-info";

const store = await testStore();
const owner = await makePerson(store);
const hr = contextOf(store, { personId: await makePerson(store), roles: ["hr"] });

function upload(text: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([text], "readings.csv", { type: "text/csv" }));
  return new Request("http://localhost/metrics/import", { method: "POST", body: form });
}

const check = (text: string, ctx = hr) => importReadings(ctx, upload(text));

async function checkAndApply(text: string, ctx = hr): Promise<ImportOutcome> {
  const checked = await check(text, ctx);
  if (checked.kind !== "checked") throw new Error(JSON.stringify(checked));
  return importReadings(ctx, upload(text, { intent: "apply", checked: checked.fingerprint }));
}

async function countOf(metricId: string): Promise<number> {
  const [row] = await store.read.select({ n: count() }).from(readings).where(eq(readings.metricId, metricId));
  return Number(row?.n);
}

test("a check tells what would change and changes nothing; the import does it; the same file again changes nothing", async () => {
  const { id, code } = await makeMetric(store);
  const file = `指标编码,日期,数值,分组\n${code},2026/11/1,1.5,\n${code},20261102,2,EAST\n`;
  const counts = { received: 2, recorded: 2, corrected: 0, unchanged: 0 };
  expect(await check(file)).toMatchObject({ kind: "checked", counts });
  expect(await countOf(id)).toBe(0);
  expect(await checkAndApply(file)).toMatchObject({ kind: "done", counts });
  expect(await countOf(id)).toBe(2);
  const [before] = await store.read.select({ n: count() }).from(auditEntries);
  expect(await checkAndApply(file)).toMatchObject({
    counts: { received: 2, recorded: 0, corrected: 0, unchanged: 2 },
  });
  expect(await countOf(id)).toBe(2);
  expect(await store.read.select({ n: count() }).from(auditEntries)).toEqual([before]);
});

test("corrections are listed with their line and both values", async () => {
  const { id, code } = await makeMetric(store);
  await checkAndApply(`metric,date,value\n${code},2026-11-01,1\n${code},2026-11-02,2\n`);
  const outcome = await checkAndApply(
    `metric,date,value\n${code},2026-11-01,1.0\n\n${code},2026-11-02,2.5\n`,
  );
  expect(outcome).toMatchObject({
    kind: "done",
    counts: { unchanged: 1, corrected: 1 },
    corrections: [{ line: 4, metric: code, day: "2026-11-02", from: "2", to: "2.5" }],
  });
  expect(await countOf(id)).toBe(3);
});

test("every problem is named by line and the file's own column, and nothing is recorded", async () => {
  const { id, code } = await makeMetric(store);
  const file = `Metric code;Datum;Date;Value\n${code};x;2026-11-01;1\n`;
  expect(await check(file)).toMatchObject({ kind: "problems", problems: [{ line: 1, column: "Datum" }] });
  const rows = `Metric code;Date;Value;备注\n${code};2026-11-01;1;\nNO-SUCH;2026-13-01;1,5;\n${code};2026-11-01;2;\n`;
  expect(await check(rows)).toMatchObject({
    kind: "problems",
    count: 3,
    problems: [
      { line: 3, column: "Metric code" },
      { line: 3, column: "Date" },
      { line: 3, column: "Value" },
    ],
  });
  const clash = await check(`metric,date,value\n${code},2026-11-01,1\n${code},2026-11-01,2\n`);
  expect(clash).toMatchObject({
    problems: [{ line: 3, column: "value", text: expect.stringContaining("line 2") }],
  });
  expect(await countOf(id)).toBe(0);
});

test.each([
  ["no file", new Request("http://localhost/", { method: "POST", body: new FormData() })],
  ["an image", upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]))],
  ["more than 10 MB", upload(`metric,date,value\n${"x".repeat(10 * 1024 * 1024)}`)],
])("refuses %s with a sentence", async (_, request) => {
  expect(await importReadings(hr, request)).toMatchObject({
    kind: "refused",
    text: expect.stringMatching(/\w+ .*\./),
  });
});

test("another file than the one that was checked is not imported", async () => {
  const { id, code } = await makeMetric(store);
  const checked = await check(`metric,date,value\n${code},2026-11-01,1\n`);
  if (checked.kind !== "checked") throw new Error(checked.kind);
  const other = upload(`metric,date,value\n${code},2026-11-01,9\n`, {
    intent: "apply",
    checked: checked.fingerprint,
  });
  expect(await importReadings(hr, other)).toMatchObject({ kind: "refused" });
  expect(await countOf(id)).toBe(0);
});

test("an owner imports for their own metrics alone; who owns none may not import", async () => {
  const own = await makeMetric(store, { ownerId: owner });
  const foreign = await makeMetric(store);
  const ctx = contextOf(store, { personId: owner });
  expect(await checkAndApply(`metric,date,value\n${own.code},2026-11-01,1\n`, ctx)).toMatchObject({
    kind: "done",
  });
  expect(
    await check(`metric,date,value\n${own.code},2026-11-02,1\n${foreign.code},2026-11-01,1\n`, ctx),
  ).toMatchObject({
    kind: "problems",
    problems: [{ line: 3, text: expect.stringContaining(foreign.code) }],
  });
  const nobody = contextOf(store, { personId: await makePerson(store) });
  await expect(check(`metric,date,value\n${own.code},2026-11-01,1\n`, nobody)).rejects.toMatchObject({
    code: "forbidden",
  });
});
