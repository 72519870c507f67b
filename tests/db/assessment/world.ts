import { eq } from "drizzle-orm";
import {
  contractLines,
  contractSignatures,
  contracts,
  contractVersions,
  individualLines,
  roleGrants,
} from "#db/schema";
import type { Store } from "#db/store";
import type { Curve } from "~/domain/assessment";
import { disciplines } from "~/domain/org/discipline";
import { createCycle, moveCycle, openCycle } from "~/features/assessment/cycles.server";
import { approveScheme, createScheme, submitScheme } from "~/features/scheme/schemes.server";
import {
  contextOf,
  givenMetric,
  givenPerson,
  givenReading,
  givenSquad,
  type TestSquad,
} from "../contract/world";

const createdAt = new Date("2026-01-02T00:00:00Z");
/** A day after the cycle H1 2026 has ended. */
export const afterwards = "2026-07-05";
export const during = "2026-05-20";

/** Three people of HR: one configures, one approves, one publishes. */
export const hands = { he: "he-jing", lin: "lin-yao", xu: "xu-wen" } as const;

export const as = (store: Store, personId: string, today = afterwards) =>
  contextOf(store, personId, { today });

export async function givenHr(store: Store): Promise<void> {
  for (const id of Object.values(hands)) {
    await givenPerson(store, id);
    await store.tx((t) => t.insert(roleGrants).values({ personId: id, role: "hr", grantedAt: createdAt }));
  }
  await givenPerson(store, "auditor");
  await store.tx((t) =>
    t.insert(roleGrants).values({ personId: "auditor", role: "auditor", grantedAt: createdAt }),
  );
}

/** An approved scheme, 60/40 for all; the id of its version. */
export async function givenScheme(store: Store): Promise<string> {
  const schemeId = await createScheme(await as(store, hands.he, during), { name: "方案", nameEn: "Scheme" });
  await submitScheme(await as(store, hands.he, during), { schemeId, version: 1 });
  await approveScheme(await as(store, hands.lin, during), { schemeId, version: 2 });
  const { versionsOfScheme } = await import("#db/repositories/schemes");
  const [version] = await versionsOfScheme(store.read, schemeId);
  return version!.id;
}

type Line = { metric: string; weight: number; curve: Curve };

/** The joint lines of the worked example in the scoring rules: 44.00 + 26.60 + 20.00 = 90.60. */
export const workedLines: Line[] = [
  {
    metric: "aum",
    weight: 4000,
    curve: { kind: "threshold", threshold: "160", target: "200", stretch: "240" },
  },
  {
    metric: "lead-time",
    weight: 3500,
    curve: { kind: "threshold", threshold: "10", target: "5", stretch: "2" },
  },
  {
    metric: "tags",
    weight: 2500,
    curve: { kind: "threshold", threshold: "70", target: "90", stretch: "98" },
  },
];

export async function givenWorkedMetrics(store: Store): Promise<void> {
  await givenMetric(store, "aum");
  await givenMetric(store, "lead-time", { perspective: "efficiency", direction: "decrease" });
  await givenMetric(store, "tags", { perspective: "customer" });
}

export async function givenWorkedReadings(store: Store): Promise<void> {
  for (const [metricId, value] of [
    ["aum", "220"],
    ["lead-time", "8"],
    ["tags", "80"],
  ] as const) {
    await givenReading(store, { metricId, day: "2026-06-30", value });
  }
}

export type SignedOptions = {
  squad: TestSquad;
  cycleId: string;
  lines?: Line[];
  number?: number;
  effectiveFrom?: string | null;
};

/** A contract version signed by the three leads and the unit head, in force. */
export async function givenContract(
  store: Store,
  { squad, cycleId, lines = workedLines, number = 1, effectiveFrom = null }: SignedOptions,
): Promise<void> {
  const contractId = `${squad.squadId}-${cycleId}-contract`;
  const id = `${contractId}-v${number}`;
  await store.tx(async (t) => {
    if (number === 1)
      await t.insert(contracts).values({ id: contractId, squadId: squad.squadId, cycleId, createdAt });
    await t.insert(contractVersions).values({
      id,
      contractId,
      number,
      status: "draft",
      effectiveFrom,
      contentHash: id,
      createdBy: squad.leads.product,
      createdAt,
    });
    await t.insert(contractLines).values(
      lines.map(({ metric, weight, curve }, position) => ({
        id: `${id}-${metric}`,
        versionId: id,
        lineKey: metric,
        metricId: metric,
        weight,
        curve,
        position,
      })),
    );
    await t.update(contractVersions).set({ status: "proposed" }).where(eq(contractVersions.id, id));
    const signers = { ...squad.leads, "unit-head": squad.headId } as const;
    for (const capacity of [...disciplines, "unit-head" as const]) {
      await t.insert(contractSignatures).values({
        id: `${id}-${capacity}`,
        versionId: id,
        personId: signers[capacity],
        capacity,
        contentHash: id,
        signedAt: createdAt,
      });
    }
    if (number > 1) {
      await t
        .update(contractVersions)
        .set({ status: "superseded" })
        .where(eq(contractVersions.id, `${contractId}-v${number - 1}`));
    }
    await t
      .update(contractVersions)
      .set({ status: "in-force", inForceAt: createdAt })
      .where(eq(contractVersions.id, id));
  });
}

/** One directly rated line of full weight for each person; `score` null leaves it unrated. */
export async function givenIndividual(
  store: Store,
  { cycleId, scores }: { cycleId: string; scores: Record<string, string | null> },
): Promise<void> {
  await store.tx((t) =>
    t.insert(individualLines).values(
      Object.entries(scores).map(([personId, score]) => ({
        id: `${cycleId}-${personId}`,
        cycleId,
        personId,
        title: "团队培养",
        titleEn: "Coaching",
        weight: 10_000,
        score,
        setBy: hands.he,
        setAt: createdAt,
        position: 0,
      })),
    ),
  );
}

export const leadScores = ({ leads }: TestSquad): Record<string, string> => ({
  [leads.tech]: "104",
  [leads.data]: "90",
  [leads.product]: "70",
});

/** H1 2026 with one complete squad, its contract, individual parts and readings, opened and ended. */
export async function givenEndedCycle(store: Store): Promise<{ cycleId: string; squad: TestSquad }> {
  await givenHr(store);
  const squad = await givenSquad(store);
  await givenWorkedMetrics(store);
  const schemeVersionId = await givenScheme(store);
  const cycleId = await createCycle(await as(store, hands.he, during), {
    name: "2026 上半年",
    nameEn: "H1 2026",
    kind: "half",
    start: "2026-01-01",
    end: "2026-06-30",
    schemeVersionId,
  });
  await givenContract(store, { squad, cycleId });
  await givenIndividual(store, { cycleId, scores: leadScores(squad) });
  await givenWorkedReadings(store);
  await moveCycle(await as(store, hands.he, during), { id: cycleId, step: "set-targets" });
  await openCycle(await as(store, hands.he, during), cycleId);
  return { cycleId, squad };
}
