import { and, asc, desc, eq, inArray, isNull, lt, lte, or } from "drizzle-orm";
import type { ContractLine } from "~/domain/contract/line";
import {
  assessmentCycles,
  contractLines,
  contractSignatures,
  contracts,
  contractVersions,
  metrics,
  people,
  squads,
  squadUnits,
  units,
} from "../schema";
import { underPath } from "../sql";
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

/** The contract of a squad for a cycle; undefined while nobody began one. */
export async function contractFor(
  r: Reader,
  { squadId, cycleId }: { squadId: string; cycleId: string },
): Promise<typeof contracts.$inferSelect | undefined> {
  const [row] = await r
    .select()
    .from(contracts)
    .where(and(eq(contracts.squadId, squadId), eq(contracts.cycleId, cycleId)));
  return row;
}

export type VersionWithAuthor = ContractVersionRow & { author: PersonName };
export type PersonName = { id: string; name: string; nameEn: string };

const personName = { id: people.id, name: people.name, nameEn: people.nameEn };

/** Every version of a contract, the latest first, each with who wrote it. */
export async function versionsOf(r: Reader, contractId: string): Promise<VersionWithAuthor[]> {
  const rows = await r
    .select({ version: contractVersions, author: personName })
    .from(contractVersions)
    .innerJoin(people, eq(people.id, contractVersions.createdBy))
    .where(eq(contractVersions.contractId, contractId))
    .orderBy(desc(contractVersions.number));
  return rows.map(({ version, author }) => ({ ...version, author }));
}

export type SignatureRow = typeof contractSignatures.$inferSelect & { person: PersonName };

/** Signatures of the given versions, voided ones too, in the order they were given. */
export async function signaturesOf(r: Reader, versionIds: readonly string[]): Promise<SignatureRow[]> {
  const rows = await r
    .select({ signature: contractSignatures, person: personName })
    .from(contractSignatures)
    .innerJoin(people, eq(people.id, contractSignatures.personId))
    .where(inArray(contractSignatures.versionId, [...versionIds]))
    .orderBy(asc(contractSignatures.signedAt), asc(contractSignatures.id));
  return rows.map(({ signature, person }) => ({ ...signature, person }));
}

export type StandingVersion = ContractVersionRow & { squadId: string };

/** The versions of the squads' contracts for a cycle that are in force or open (draft, proposed). */
export async function standingVersions(
  r: Reader,
  { squadIds, cycleId }: { squadIds: readonly string[]; cycleId: string },
): Promise<StandingVersion[]> {
  const rows = await r
    .select({ version: contractVersions, squadId: contracts.squadId })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(
      and(
        eq(contracts.cycleId, cycleId),
        inArray(contracts.squadId, [...squadIds]),
        inArray(contractVersions.status, ["draft", "proposed", "in-force"]),
      ),
    );
  return rows.map(({ version, squadId }) => ({ ...version, squadId }));
}

/**
 * Versions that may wait for a person's signature: proposed or in force, of squads among `ledSquadIds` or whose primary unit is at
 * or below one of `unitPaths`; of those only below a headed unit, the ones still proposed or whose unit is headed by the person directly.
 */
export async function signableVersions(
  r: Reader,
  {
    personId,
    ledSquadIds,
    unitPaths,
  }: { personId: string; ledSquadIds: readonly string[]; unitPaths: readonly string[] },
): Promise<(StandingVersion & { cycleId: string })[]> {
  if (ledSquadIds.length === 0 && unitPaths.length === 0) return [];
  const below = unitPaths.map((path) => underPath(units.path, path));
  const direct = or(eq(contractVersions.status, "proposed"), eq(units.headId, personId));
  const headed = below.length > 0 ? and(or(...below), direct) : undefined;
  const rows = await r
    .select({ version: contractVersions, squadId: contracts.squadId, cycleId: contracts.cycleId })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .innerJoin(squads, and(eq(squads.id, contracts.squadId), isNull(squads.closedAt)))
    .innerJoin(
      assessmentCycles,
      and(
        eq(assessmentCycles.id, contracts.cycleId),
        inArray(assessmentCycles.state, ["draft", "target-setting", "active"]),
      ),
    )
    .leftJoin(squadUnits, and(eq(squadUnits.squadId, contracts.squadId), eq(squadUnits.primary, true)))
    .leftJoin(units, eq(units.id, squadUnits.unitId))
    .where(
      and(
        inArray(contractVersions.status, ["proposed", "in-force"]),
        or(inArray(contracts.squadId, [...ledSquadIds]), headed),
      ),
    )
    .orderBy(asc(contractVersions.proposedAt), asc(contractVersions.id));
  return rows.map(({ version, squadId, cycleId }) => ({ ...version, squadId, cycleId }));
}

/**
 * The heads who may sign for each squad, by squad id: from its primary unit upwards, null for a unit whose head is not set
 * or not active. Two statements.
 */
export async function unitHeadsUpwards(
  r: Reader,
  squadIds: readonly string[],
): Promise<Map<string, (PersonName | null)[]>> {
  const primary = await r
    .select({ squadId: squadUnits.squadId, path: units.path })
    .from(squadUnits)
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(and(inArray(squadUnits.squadId, [...squadIds]), eq(squadUnits.primary, true)));
  const upwards = new Map(
    primary.map(({ squadId, path }) => [squadId, path.split("/").filter(Boolean).reverse()]),
  );
  const unitIds = [...new Set([...upwards.values()].flat())];
  const headed = await r
    .select({ unitId: units.id, head: personName })
    .from(units)
    .innerJoin(people, and(eq(people.id, units.headId), eq(people.active, true)))
    .where(inArray(units.id, unitIds));
  const headOf = new Map(headed.map(({ unitId, head }) => [unitId, head]));
  return new Map([...upwards].map(([squadId, ids]) => [squadId, ids.map((id) => headOf.get(id) ?? null)]));
}

/** The version in force of the squad's latest contract for a cycle that began before `before` (ISO); undefined without one. */
export async function previousContract(
  r: Reader,
  { squadId, before }: { squadId: string; before: string },
): Promise<{ versionId: string; cycleName: string; cycleNameEn: string } | undefined> {
  const [row] = await r
    .select({
      versionId: contractVersions.id,
      cycleName: assessmentCycles.name,
      cycleNameEn: assessmentCycles.nameEn,
    })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, contracts.cycleId))
    .where(
      and(
        eq(contracts.squadId, squadId),
        eq(contractVersions.status, "in-force"),
        lt(assessmentCycles.start, before),
      ),
    )
    .orderBy(desc(assessmentCycles.start))
    .limit(1);
  return row;
}

/** Those of the ids that are metrics. */
export async function metricsExist(r: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await r
    .select({ id: metrics.id })
    .from(metrics)
    .where(inArray(metrics.id, [...ids]));
  return new Set(rows.map((row) => row.id));
}

/** What a line shows of the metric with this id; undefined when there is none. */
export async function lineMetricById(r: Reader, id: string): Promise<LineMetric | undefined> {
  const [row] = await r.select(lineMetric).from(metrics).where(eq(metrics.id, id));
  return row;
}
