import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import {
  assessmentCycles,
  contractLines,
  contractSignatures,
  contracts,
  contractVersions,
  individualLines,
  squads,
} from "#db/schema";
import type { CycleState } from "#db/schema/values";
import type { Curve } from "~/domain/assessment";
import { archiveMetric } from "~/features/metrics/archive-metric.server";
import { readCatalogue } from "~/features/metrics/list-metrics.server";
import { readMetricQuery, readMetricsQuery } from "~/features/metrics/queries";
import { readMetric } from "~/features/metrics/read-metric.server";
import { editMetric, metricForm } from "~/features/metrics/save-metric.server";
import { testStore } from "../../support/database";
import { makeMetric, makePerson } from "../../support/metrics";
import { contextOf } from "../../support/request-info";

const store = await testStore();
const hrId = await makePerson(store);
const hr = contextOf(store, { personId: hrId, roles: ["hr"] });
const signers = [
  await makePerson(store),
  await makePerson(store),
  await makePerson(store),
  await makePerson(store),
];
const stranger = contextOf(store, { personId: await makePerson(store) });

const curve: Curve = { kind: "threshold", threshold: "80", target: "100", stretch: "120" };

async function makeCycle(state: CycleState): Promise<string> {
  const id = newId();
  const days = { start: "2026-07-01", end: "2026-12-31" };
  await store.tx((t) =>
    t.insert(assessmentCycles).values({ id, name: "下半年", nameEn: "H2", kind: "half", state, ...days }),
  );
  return id;
}

/** A contract whose only line is the metric; in force once four people have signed. */
async function makeContract({
  metricId,
  cycleId,
  inForce,
}: {
  metricId: string;
  cycleId: string;
  inForce: boolean;
}) {
  const [squadId, contractId, versionId] = [newId(), newId(), newId()];
  await store.tx(async (t) => {
    await t.insert(squads).values({
      id: squadId,
      key: squadId,
      name: "财富引擎",
      nameEn: "Wealth Engine",
      kind: "standing",
      startsOn: "2026-01-01",
    });
    await t.insert(contracts).values({ id: contractId, squadId, cycleId, createdAt: new Date(0) });
    const version = {
      id: versionId,
      contractId,
      number: 1,
      contentHash: "h",
      createdBy: hrId,
      createdAt: new Date(0),
    };
    await t.insert(contractVersions).values({ ...version, status: "draft" });
    await t
      .insert(contractLines)
      .values({ id: newId(), versionId, lineKey: "1", metricId, weight: 10_000, curve, position: 1 });
    if (!inForce) return;
    await t.update(contractVersions).set({ status: "proposed" }).where(eq(contractVersions.id, versionId));
    for (const [i, capacity] of (["tech", "data", "product", "unit-head"] as const).entries()) {
      const signature = {
        id: newId(),
        versionId,
        personId: signers[i]!,
        capacity,
        contentHash: "h",
        signedAt: new Date(0),
      };
      await t.insert(contractSignatures).values(signature);
    }
    await t.update(contractVersions).set({ status: "in-force" }).where(eq(contractVersions.id, versionId));
  });
}

async function makeIndividualLine({ metricId, cycleId }: { metricId: string; cycleId: string }) {
  const line = {
    id: newId(),
    cycleId,
    personId: hrId,
    title: "个人",
    titleEn: "Own",
    weight: 10_000,
    position: 1,
  };
  await store.tx((t) =>
    t.insert(individualLines).values({ ...line, metricId, curve, setBy: hrId, setAt: new Date(0) }),
  );
}

async function listed(code: string) {
  const found = await readCatalogue(hr, readMetricsQuery(new URLSearchParams({ q: code })));
  const unused = await readCatalogue(hr, readMetricsQuery(new URLSearchParams({ q: code, state: "unused" })));
  return { uses: found.metrics[0]?.uses ?? null, unused: unused.metrics.length === 1 };
}

const active = await makeCycle("active");
const published = await makeCycle("published");

test("contracts and individual lines of cycles under way count as use; those of published ones do not", async () => {
  const { id: metricId, code } = await makeMetric(store);
  await makeContract({ metricId, cycleId: published, inForce: true });
  await makeIndividualLine({ metricId, cycleId: published });
  expect(await listed(code)).toEqual({ uses: null, unused: true });
  await makeContract({ metricId, cycleId: active, inForce: true });
  await makeContract({ metricId, cycleId: active, inForce: true });
  await makeContract({ metricId, cycleId: active, inForce: false });
  await makeIndividualLine({ metricId, cycleId: active });
  expect(await listed(code)).toEqual({
    uses: { metricId, inForce: 2, drafts: 1, individual: 1 },
    unused: false,
  });
});

test("contracts are named, with their target, to those who may open them, and a count to others", async () => {
  const { id } = await makeMetric(store);
  await makeContract({ metricId: id, cycleId: active, inForce: true });
  const query = readMetricQuery(new URLSearchParams());
  const open = await readMetric(hr, { id, query });
  expect(open.uses).toMatchObject({
    hidden: 0,
    contracts: [{ weight: 10_000, status: "in-force", squad: { nameEn: "Wealth Engine" } }],
  });
  expect(open.targets).toEqual([
    { value: "100", line: "solid", squads: [{ name: "财富引擎", nameEn: "Wealth Engine" }] },
  ]);
  const closed = await readMetric(stranger, { id, query });
  expect(closed.uses).toEqual({ contracts: [], hidden: 1, individual: 0 });
  expect(closed.targets).toEqual([]);
});

test.each([
  [
    "a contract in force",
    (metricId: string) => makeContract({ metricId, cycleId: active, inForce: true }),
    "metric_locked_in_force",
  ],
  [
    "a published contract",
    (metricId: string) => makeContract({ metricId, cycleId: published, inForce: true }),
    "metric_locked_published",
  ],
  [
    "a published individual line",
    (metricId: string) => makeIndividualLine({ metricId, cycleId: published }),
    "metric_locked_published",
  ],
  ["a draft", (metricId: string) => makeContract({ metricId, cycleId: active, inForce: false }), null],
])("direction and aggregation under %s", async (_, use, reason) => {
  const { id } = await makeMetric(store);
  await use(id);
  const { metric } = await metricForm(hr, id);
  const turned = editMetric(hr, { ...metric, direction: "decrease" });
  if (reason) await expect(turned).rejects.toMatchObject({ reason, field: "direction" });
  else await turned;
  const { version } = (await metricForm(hr, id)).metric;
  const renamed = {
    ...metric,
    version,
    direction: reason ? metric.direction : ("decrease" as const),
    nameEn: "Renamed",
  };
  await editMetric(hr, renamed);
  expect((await metricForm(hr, id)).metric.nameEn).toBe("Renamed");
});

test("a metric in use stays; one that only published cycles used can go", async () => {
  const used = await makeMetric(store);
  await makeContract({ metricId: used.id, cycleId: active, inForce: false });
  await expect(archiveMetric(hr, { id: used.id, version: 1, archive: true })).rejects.toMatchObject({
    reason: "metric_archive_used",
    params: { count: 1 },
  });
  const past = await makeMetric(store);
  await makeContract({ metricId: past.id, cycleId: published, inForce: true });
  await archiveMetric(hr, { id: past.id, version: 1, archive: true });
});
