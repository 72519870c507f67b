import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readings } from "#db/schema";
import type { RecordInput } from "~/features/readings/forms";
import { recordReading } from "~/features/readings/record-reading.server";
import { testStore } from "../../support/database";
import { makeMetric, makePerson } from "../../support/metrics";
import { contextOf } from "../../support/request-info";

const store = await testStore();
const owner = await makePerson(store);
const stranger = await makePerson(store);

const record = { intent: "record", date: "2026-11-20", segment: "", value: "10.5", note: "" } as const;
const correct = (revision: number, value: string) =>
  ({ ...record, intent: "correct", revision, value, note: "typing error" }) as const satisfies RecordInput;

const revisions = async (metricId: string) =>
  (
    await store.read.select().from(readings).where(eq(readings.metricId, metricId)).orderBy(readings.revision)
  ).map(({ revision, value, enteredBy, note }) => ({ revision, value, enteredBy, note }));

test("the owner records a reading and corrects it; both values stay, with who and why", async () => {
  const { id } = await makeMetric(store, { ownerId: owner });
  const ctx = contextOf(store, { personId: owner });
  await recordReading(ctx, id, record);
  await recordReading(ctx, id, correct(1, "011.50"));
  expect(await revisions(id)).toEqual([
    { revision: 1, value: "10.5", enteredBy: owner, note: "" },
    { revision: 2, value: "11.50", enteredBy: owner, note: "typing error" },
  ]);
});

test("the same number again adds nothing", async () => {
  const { id } = await makeMetric(store, { ownerId: owner });
  await recordReading(contextOf(store, { personId: owner }), id, record);
  await recordReading(contextOf(store, { personId: owner }), id, { ...record, value: "10.50" });
  await recordReading(contextOf(store, { personId: owner }), id, correct(1, "10.5"));
  expect(await revisions(id)).toHaveLength(1);
});

test("a day that has a reading is not overwritten by recording", async () => {
  const { id } = await makeMetric(store, { ownerId: owner });
  await recordReading(contextOf(store, { personId: owner }), id, record);
  await expect(
    recordReading(contextOf(store, { personId: owner }), id, { ...record, value: "11" }),
  ).rejects.toMatchObject({
    code: "conflict",
    reason: "reading_exists",
    field: "value",
  });
});

test("a correction of a reading that was corrected in between is stale", async () => {
  const { id } = await makeMetric(store, { ownerId: owner });
  const ctx = contextOf(store, { personId: owner });
  await recordReading(ctx, id, record);
  await recordReading(ctx, id, correct(1, "11"));
  await expect(recordReading(ctx, id, correct(1, "12"))).rejects.toMatchObject({
    code: "stale",
    params: { value: "11" },
  });
  expect(await revisions(id)).toHaveLength(2);
});

test.each([
  ["the owner", owner, [], true],
  ["HR", stranger, ["hr"], true],
  ["an administrator", stranger, ["administrator"], true],
  ["an auditor", stranger, ["auditor"], false],
  ["somebody else", stranger, [], false],
] as const)("%s: may record = %s", async (_, personId, roles, allowed) => {
  const { id } = await makeMetric(store, { ownerId: owner });
  const attempt = recordReading(contextOf(store, { personId, roles }), id, record);
  if (allowed) await attempt;
  else await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  expect(await revisions(id)).toHaveLength(allowed ? 1 : 0);
});

test.each([
  ["tomorrow", { date: "2026-11-25" }, "reading_day_future"],
  ["a day that does not exist", { date: "2026-02-29" }, "reading_day"],
  ["a thousands separator", { value: "1,000" }, "reading_value"],
  ["more digits than are kept", { value: "0.1234567890123" }, "reading_value_long"],
])("refuses %s", async (_, wrong, reason) => {
  const { id } = await makeMetric(store, { ownerId: owner });
  await expect(
    recordReading(contextOf(store, { personId: owner }), id, { ...record, ...wrong }),
  ).rejects.toMatchObject({
    reason,
  });
});

test("an archived metric takes no readings", async () => {
  const { id } = await makeMetric(store, { ownerId: owner, archivedAt: new Date(0) });
  await expect(recordReading(contextOf(store, { personId: owner }), id, record)).rejects.toMatchObject({
    reason: "reading_metric_archived",
  });
});
