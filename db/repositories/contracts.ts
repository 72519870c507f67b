import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { ContractLine } from "~/domain/contract/line";
import { contractLines, contracts, contractVersions, metrics } from "../schema";
import type { Reader } from "../store";

export type ContractVersionRow = typeof contractVersions.$inferSelect;

/** What a page tells about the metric of a line. */
export type LineMetric = Pick<
  typeof metrics.$inferSelect,
  | "id"
  | "code"
  | "name"
  | "nameEn"
  | "unit"
  | "unitEn"
  | "decimals"
  | "direction"
  | "aggregation"
  | "perspective"
  | "source"
  | "sourceEn"
  | "freshDays"
  | "archivedAt"
>;

export type LineRow = ContractLine & { id: string; versionId: string; position: number; metric: LineMetric };

const lineMetric = {
  id: metrics.id,
  code: metrics.code,
  name: metrics.name,
  nameEn: metrics.nameEn,
  unit: metrics.unit,
  unitEn: metrics.unitEn,
  decimals: metrics.decimals,
  direction: metrics.direction,
  aggregation: metrics.aggregation,
  perspective: metrics.perspective,
  source: metrics.source,
  sourceEn: metrics.sourceEn,
  freshDays: metrics.freshDays,
  archivedAt: metrics.archivedAt,
};

/** Lines of the given versions with their metrics, each version's in order. */
export function linesOf(r: Reader, versionIds: readonly string[]): Promise<LineRow[]> {
  return r
    .select({
      id: contractLines.id,
      versionId: contractLines.versionId,
      lineKey: contractLines.lineKey,
      metricId: contractLines.metricId,
      segment: contractLines.segment,
      weight: contractLines.weight,
      curve: contractLines.curve,
      position: contractLines.position,
      metric: lineMetric,
    })
    .from(contractLines)
    .innerJoin(metrics, eq(metrics.id, contractLines.metricId))
    .where(inArray(contractLines.versionId, [...versionIds]))
    .orderBy(asc(contractLines.position), asc(contractLines.lineKey));
}

export type HeldVersionRow = Pick<ContractVersionRow, "id" | "number" | "effectiveFrom" | "inForceAt"> & {
  squadId: string;
};

/** Versions of the squads' contracts for a cycle that had come into force by `until`, superseded ones too, oldest first. */
export async function heldVersions(
  r: Reader,
  { squadIds, cycleId, until }: { squadIds: readonly string[]; cycleId: string; until: Date },
): Promise<HeldVersionRow[]> {
  return r
    .select({
      id: contractVersions.id,
      squadId: contracts.squadId,
      number: contractVersions.number,
      effectiveFrom: contractVersions.effectiveFrom,
      inForceAt: contractVersions.inForceAt,
    })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(
      and(
        eq(contracts.cycleId, cycleId),
        inArray(contracts.squadId, [...squadIds]),
        lte(contractVersions.inForceAt, until),
      ),
    )
    .orderBy(asc(contractVersions.number));
}
