import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { DefinitionUse } from "~/domain/metrics";
import {
  assessmentCycles,
  contractLines,
  contracts,
  contractVersions,
  individualLines,
  squads,
  squadUnits,
  units,
} from "../schema";
import { countAll } from "../sql";
import type { Reader } from "../store";

/** Versions that count: superseded and discarded ones are history. */
export const liveVersions = ["draft", "proposed", "in-force"] as const;

/** What was published is over: its contracts and individual lines use a metric no more. */
export const cycleUnderWay = ne(assessmentCycles.state, "published");

export type UseCount = { metricId: string; inForce: number; drafts: number; individual: number };

/**
 * How many squads' contracts (in force; drafted or proposed) and individual lines of cycles under way use each metric; a metric
 * without any is left out.
 */
export async function countUses(r: Reader, metricIds: readonly string[]): Promise<Map<string, UseCount>> {
  if (metricIds.length === 0) return new Map();
  const [byContract, byPerson] = await Promise.all([
    r
      .select({
        metricId: contractLines.metricId,
        inForce:
          sql<number>`count(distinct case when ${contractVersions.status} = 'in-force' then ${contractVersions.contractId} end)`.mapWith(
            Number,
          ),
        drafts:
          sql<number>`count(distinct case when ${contractVersions.status} <> 'in-force' then ${contractVersions.contractId} end)`.mapWith(
            Number,
          ),
      })
      .from(contractLines)
      .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
      .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
      .innerJoin(assessmentCycles, eq(assessmentCycles.id, contracts.cycleId))
      .where(
        and(
          inArray(contractLines.metricId, [...metricIds]),
          inArray(contractVersions.status, [...liveVersions]),
          cycleUnderWay,
        ),
      )
      .groupBy(contractLines.metricId),
    r
      .select({ metricId: individualLines.metricId, individual: countAll() })
      .from(individualLines)
      .innerJoin(assessmentCycles, eq(assessmentCycles.id, individualLines.cycleId))
      .where(and(inArray(individualLines.metricId, [...metricIds]), cycleUnderWay))
      .groupBy(individualLines.metricId),
  ]);
  const uses = new Map<string, UseCount>(byContract.map((row) => [row.metricId, { ...row, individual: 0 }]));
  for (const { metricId, individual } of byPerson) {
    if (metricId) uses.set(metricId, { inForce: 0, drafts: 0, ...uses.get(metricId), metricId, individual });
  }
  return uses;
}

/** Contract lines that use the metric, of every cycle, the latest first. At most `limit`. */
export function contractUses(r: Reader, { metricId, limit }: { metricId: string; limit: number }) {
  return r
    .select({
      lineId: contractLines.id,
      segment: contractLines.segment,
      weight: contractLines.weight,
      curve: contractLines.curve,
      status: contractVersions.status,
      number: contractVersions.number,
      squad: { id: squads.id, name: squads.name, nameEn: squads.nameEn },
      cycle: {
        id: assessmentCycles.id,
        name: assessmentCycles.name,
        nameEn: assessmentCycles.nameEn,
        start: assessmentCycles.start,
        end: assessmentCycles.end,
        state: assessmentCycles.state,
      },
    })
    .from(contractLines)
    .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .innerJoin(squads, eq(squads.id, contracts.squadId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, contracts.cycleId))
    .where(and(eq(contractLines.metricId, metricId), inArray(contractVersions.status, [...liveVersions])))
    .orderBy(sql`${assessmentCycles.start} desc`, squads.key, contractVersions.number)
    .limit(limit);
}

/** Unit paths of each squad: the facts that rights on a squad follow from. */
export async function unitPathsOf(r: Reader, squadIds: readonly string[]): Promise<Map<string, string[]>> {
  const paths = new Map<string, string[]>();
  if (squadIds.length === 0) return paths;
  const rows = await r
    .select({ squadId: squadUnits.squadId, path: units.path })
    .from(squadUnits)
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(inArray(squadUnits.squadId, [...squadIds]));
  for (const { squadId, path } of rows) paths.set(squadId, [...(paths.get(squadId) ?? []), path]);
  return paths;
}

/** Where the definition of a metric already counts: contracts in force, and cycles published with it. */
export async function definitionUse(r: Reader, metricId: string): Promise<DefinitionUse> {
  const [[inForce], [individual]] = await Promise.all([
    r
      .select({
        contracts: sql<number>`count(distinct ${contracts.id})`.mapWith(Number),
        published:
          sql<number>`count(distinct case when ${assessmentCycles.state} = 'published' then ${assessmentCycles.id} end)`.mapWith(
            Number,
          ),
      })
      .from(contractLines)
      .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
      .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
      .innerJoin(assessmentCycles, eq(assessmentCycles.id, contracts.cycleId))
      .where(and(eq(contractLines.metricId, metricId), eq(contractVersions.status, "in-force"))),
    r
      .select({ published: sql<number>`count(distinct ${assessmentCycles.id})`.mapWith(Number) })
      .from(individualLines)
      .innerJoin(assessmentCycles, eq(assessmentCycles.id, individualLines.cycleId))
      .where(and(eq(individualLines.metricId, metricId), eq(assessmentCycles.state, "published"))),
  ]);
  return {
    inForceContracts: inForce?.contracts ?? 0,
    publishedCycles: Math.max(inForce?.published ?? 0, individual?.published ?? 0),
  };
}
