import { expect, test } from "vitest";
import { newId } from "#db/id";
import { readings } from "#db/schema";
import { archiveMetric } from "~/features/metrics/archive-metric.server";
import { readCatalogue } from "~/features/metrics/list-metrics.server";
import { readMetricQuery, readMetricsQuery } from "~/features/metrics/queries";
import { readMetric } from "~/features/metrics/read-metric.server";
import { createMetric, editMetric, metricForm } from "~/features/metrics/save-metric.server";
import { testStore } from "../../support/database";
import { makeMetric, makePerson } from "../../support/metrics";
import { contextOf } from "../../support/request-info";

const store = await testStore();
const hrId = await makePerson(store);
const hr = contextOf(store, { personId: hrId, roles: ["hr"] });

const list = async (query: string) =>
  (await readCatalogue(hr, readMetricsQuery(new URLSearchParams(query)))).metrics;
const codes = async (query: string) => (await list(query)).map((metric) => metric.code);

async function addReadings(
  metricId: string,
  rows: { day: string; value: string; segment?: string; revision?: number }[],
) {
  await store.tx(async (t) => {
    for (const row of rows)
      await t
        .insert(readings)
        .values({ id: newId(), metricId, source: "x", receivedAt: new Date(0), ...row });
  });
}

await makeMetric(store, {
  code: "AUM",
  name: "财富客户资产",
  nameEn: "Wealth AUM",
  source: "数据中台",
  ownerId: hrId,
  freshDays: 3,
}).then(({ id }) =>
  addReadings(id, [
    { day: "2026-11-21", value: "1" },
    { day: "2026-11-22", value: "2" },
    { day: "2026-11-22", value: "3", revision: 2 },
  ]),
);
await makeMetric(store, {
  code: "NPL_RATE",
  name: "不良率",
  nameEn: "NPL ratio",
  perspective: "risk",
  freshDays: 3,
}).then(({ id }) =>
  addReadings(id, [
    { day: "2026-11-20", value: "1", segment: "EAST" },
    { day: "2026-11-23", value: "9", segment: "WEST" },
  ]),
);
await makeMetric(store, {
  code: "OLD",
  name: "旧指标",
  nameEn: "Old 100% metric",
  source: "x",
  archivedAt: new Date(0),
});

test.each([
  ["q=wealth", ["AUM"]],
  ["q=不良", ["NPL_RATE"]],
  ["q=npl_", ["NPL_RATE"]],
  ["q=_", ["NPL_RATE"]],
  ["perspective=risk", ["NPL_RATE"]],
  [`owner=${hrId}`, ["AUM"]],
  ["state=no-source", ["NPL_RATE"]],
  ["state=stale", ["NPL_RATE"]],
  ["state=unused", ["AUM", "NPL_RATE"]],
  ["state=archived", ["OLD"]],
  ["state=archived&q=100%25", ["OLD"]],
  ["sort=-code", ["NPL_RATE", "AUM"]],
  ["sort=last", ["NPL_RATE", "AUM"]],
  ["sort=nonsense&page=zero", ["AUM", "NPL_RATE"]],
])("the catalogue for ?%s", async (query, expected) => {
  expect(await codes(query)).toEqual(expected);
});

test("a metric shows its whole, or its first segment where it has no whole, with the corrected value", async () => {
  const [aum, npl] = await list("");
  expect(aum).toMatchObject({
    segment: "",
    lastDay: "2026-11-22",
    freshness: { state: "fresh", ageDays: 2 },
  });
  expect(aum?.trend.map((point) => point.value)).toEqual(["1", "3"]);
  expect(npl).toMatchObject({
    segment: "EAST",
    lastDay: "2026-11-20",
    freshness: { state: "stale", ageDays: 4 },
  });
});

test("the catalogue takes as many statements for many metrics as for few", async () => {
  const statements = async () => {
    const before = store.statements();
    await list("");
    return store.statements() - before;
  };
  const few = await statements();
  for (let i = 0; i < 20; i++)
    await addReadings((await makeMetric(store, { archivedAt: null })).id, [
      { day: "2026-11-01", value: "1" },
    ]);
  expect(await statements()).toBe(few);
});

test("a metric's page tells the period's number, its readings and their corrections", async () => {
  const [aum] = await list("q=AUM");
  const query = readMetricQuery(new URLSearchParams("period=custom&from=2026-11-30&to=2026-11-01"));
  const view = await readMetric(hr, { id: aum!.id, query });
  expect(view.query).toMatchObject({ from: "2026-11-01", to: "2026-11-30", segment: "" });
  expect(view.periodValue).toBe("3");
  expect(view.series).toEqual([
    { day: "2026-11-21", value: "1" },
    { day: "2026-11-22", value: "3", correctedFrom: "2" },
  ]);
  expect(view.readings.map(({ day, earlier }) => [day, earlier.map(({ value }) => value)])).toEqual([
    ["2026-11-22", ["2"]],
    ["2026-11-21", []],
  ]);
  expect(view).toMatchObject({ mayEdit: true, mayRecord: true, page: { total: 2 } });
});

const definition = {
  code: "NEW-ONE",
  name: "新",
  nameEn: "New",
  description: "",
  descriptionEn: "",
  unit: "",
  unitEn: "",
  decimals: 2,
  direction: "increase",
  aggregation: "sum",
  perspective: "growth",
  owner: "",
  source: "",
  sourceEn: "",
  freshDays: 35,
} as const;

test("a code is given once", async () => {
  await createMetric(hr, definition);
  await expect(createMetric(hr, definition)).rejects.toMatchObject({
    reason: "metric_code_taken",
    field: "code",
  });
});

test("an owner is found by e-mail, and an unknown one is refused at the field", async () => {
  const { metric } = await metricForm(hr, (await list("q=AUM"))[0]!.id);
  const id = await createMetric(hr, { ...definition, code: "OWNED", owner: metric.owner });
  expect((await metricForm(hr, id)).metric.owner).toBe(metric.owner);
  const unknown = createMetric(hr, { ...definition, code: "NOBODYS", owner: "nobody@bank.example" });
  await expect(unknown).rejects.toMatchObject({ reason: "metric_owner_unknown", field: "owner" });
});

test("two editors of one metric: the second is told", async () => {
  const id = await createMetric(hr, { ...definition, code: "EDITED" });
  const { code: _, ...edit } = definition;
  await editMetric(hr, { ...edit, id, version: 1, nameEn: "First" });
  await expect(editMetric(hr, { ...edit, id, version: 1, nameEn: "Second" })).rejects.toMatchObject({
    code: "stale",
  });
  expect((await metricForm(hr, id)).metric).toMatchObject({ nameEn: "First", version: 2 });
});

test("an archived metric leaves the catalogue and can come back", async () => {
  const id = await createMetric(hr, { ...definition, code: "LEAVING" });
  await archiveMetric(hr, { id, version: 1, archive: true });
  expect(await codes("q=LEAVING")).toEqual([]);
  await archiveMetric(hr, { id, version: 2, archive: false });
  expect(await codes("q=LEAVING")).toEqual(["LEAVING"]);
});
