import { beforeAll, expect, test } from "vitest";
import { newId } from "#db/id";
import { actualKey, actualsOf } from "#db/repositories/actuals";
import { metrics, readings } from "#db/schema";
import { type Aggregation, aggregate, aggregations } from "~/domain/metrics/aggregate";
import { testStore } from "../../support/database";

const store = await testStore();

type Row = { segment?: string; day: string; revision?: number; value: string; receivedAt?: Date };

async function metricWith(aggregation: Aggregation, rows: Row[]): Promise<string> {
  const id = newId();
  await store.tx(async (t) => {
    await t.insert(metrics).values({
      id,
      code: id,
      name: "指标",
      nameEn: "Metric",
      direction: "increase",
      aggregation,
      perspective: "growth",
      createdAt: new Date(0),
    });
    for (const row of rows) {
      await t.insert(readings).values({
        id: newId(),
        metricId: id,
        source: "api:test",
        receivedAt: new Date("2026-02-01T00:00:00Z"),
        ...row,
      });
    }
  });
  return id;
}

const january = { from: "2026-01-01", to: "2026-01-31" };
const rows: Row[] = [
  { day: "2025-12-31", value: "1000" },
  { day: "2026-01-01", value: "0.1" },
  { day: "2026-01-02", value: "-3" },
  { day: "2026-01-02", value: "0.2", revision: 2, receivedAt: new Date("2026-02-10T00:00:00Z") },
  { day: "2026-01-31", value: "10.50" },
  { day: "2026-01-31", segment: "east", value: "7" },
  { day: "2026-02-01", value: "2000" },
];

const metric: Partial<Record<Aggregation, string>> = {};
beforeAll(async () => {
  for (const aggregation of aggregations) metric[aggregation] = await metricWith(aggregation, rows);
});

const actualOf = async (
  aggregation: Aggregation,
  more: { segment?: string; asOf?: Date; from?: string; to?: string } = {},
) => {
  const { segment = "", ...period } = more;
  const want = { metricId: metric[aggregation]!, segment };
  return (await actualsOf(store.read, { wants: [want], ...january, ...period })).get(actualKey(want));
};

test.each([
  ["last", "10.50"],
  ["sum", "10.8"],
  ["mean", "3.6"],
  ["max", "10.5"],
  ["min", "0.1"],
] as const)("%s over the period counts current revisions inside it alone", async (aggregation, value) => {
  const actual = await actualOf(aggregation);
  expect(actual).toMatchObject({ value, lastDay: "2026-01-31", readings: 3, source: "api:test" });
  expect(actual?.receivedAt).toEqual(new Date("2026-02-01T00:00:00Z"));
});

test("as of an instant the revision known then counts", async () => {
  const asOf = new Date("2026-02-05T00:00:00Z");
  expect((await actualOf("sum", { asOf }))?.value).toBe("7.6");
  expect((await actualOf("min", { asOf }))?.value).toBe("-3");
  expect((await actualOf("last", { asOf: new Date("2026-01-01T00:00:00Z") }))?.value).toBeNull();
});

test("the last reading of a day is its highest revision", async () => {
  const two = await actualOf("last", { to: "2026-01-02" });
  expect(two).toMatchObject({ value: "0.2", lastDay: "2026-01-02", readings: 2 });
});

test("a segment is apart from the whole", async () => {
  expect((await actualOf("sum", { segment: "east" }))?.value).toBe("7");
  expect(await actualOf("sum", { segment: "west" })).toMatchObject({
    value: null,
    lastDay: null,
    readings: 0,
  });
});

test("a mean that does not end keeps twelve places, half-up", async () => {
  const metricId = await metricWith(
    "mean",
    ["1", "1", "0"].map((value, i) => ({ day: `2026-01-0${i + 1}`, value })),
  );
  const actuals = await actualsOf(store.read, { wants: [{ metricId, segment: "" }], ...january });
  expect(actuals.get(`${metricId}|`)?.value).toBe("0.666666666667");
});

test("the database and the domain aggregate alike", async () => {
  const points = ["5", "-2.25", "0.000000000001", "99999999999999999999.5"].map((value, i) => ({
    day: `2026-01-1${i}`,
    value,
  }));
  for (const aggregation of aggregations) {
    const metricId = await metricWith(aggregation, points);
    const actuals = await actualsOf(store.read, { wants: [{ metricId, segment: "" }], ...january });
    expect(actuals.get(`${metricId}|`)?.value).toBe(aggregate(aggregation, points));
  }
});

test("the number of statements does not grow with the wants", async () => {
  const wants = Array.from({ length: 3_000 }, (_, i) => ({
    metricId: metric[aggregations[i % 5]!]!,
    segment: i < 5 ? "" : `s${i}`,
  }));
  const before = store.statements();
  const actuals = await actualsOf(store.read, { wants, ...january });
  expect(store.statements() - before).toBe(2);
  expect(actuals.size).toBe(3_000);
});
