import { and, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { CycleInputs } from "~/domain/assessment-cycle";
import {
  assessmentItems,
  contractLines,
  contractSignatures,
  contracts,
  contractVersions,
  cycleSquads,
  individualLines,
  leaves,
  metrics,
  people,
  seats,
  squads,
  squadUnits,
  units,
  vetoes,
} from "../schema";
import type { Reader } from "../store";

export type InputsQuery = {
  cycleId: string;
  /** First and last day (ISO) of the cycle. */
  start: string;
  end: string;
  /** Only these squads; all of the cycle when absent. */
  squadIds?: readonly string[];
};

/** The squads of a cycle, as a subquery every other list is restricted by. */
function inCycle(r: Reader, { cycleId, squadIds }: InputsQuery) {
  return r
    .select({ id: cycleSquads.squadId })
    .from(cycleSquads)
    .where(and(eq(cycleSquads.cycleId, cycleId), squadIds && inArray(cycleSquads.squadId, [...squadIds])));
}

/** A span that has a day in common with the cycle. */
const touches = (
  from: typeof seats.from,
  to: typeof seats.to,
  { start, end }: InputsQuery,
): SQL | undefined => and(lte(from, end), or(isNull(to), gte(to, start)));

function seatedPeople(r: Reader, query: InputsQuery) {
  return r
    .selectDistinct({ id: seats.personId })
    .from(seats)
    .where(and(inArray(seats.squadId, inCycle(r, query)), touches(seats.from, seats.to, query)));
}

/** The records a cycle's bundle is assembled from, in ten statements whatever the size of the bank. */
export async function cycleInputs(r: Reader, query: InputsQuery): Promise<CycleInputs> {
  const { cycleId, start, end } = query;
  const [squadRows, versions, lines, seatRows, persons, leaveRows, individual, items, vetoRows, metricRows] =
    await Promise.all([
      r
        .select({ id: squads.id, key: squads.key, name: squads.name, nameEn: squads.nameEn })
        .from(squads)
        .where(inArray(squads.id, inCycle(r, query))),
      signedVersions(r, query),
      signedLines(r, query),
      r
        .select({
          squadId: seats.squadId,
          personId: seats.personId,
          discipline: seats.discipline,
          role: seats.role,
          from: seats.from,
          to: seats.to,
          allocation: seats.allocation,
        })
        .from(seats)
        .where(and(inArray(seats.squadId, inCycle(r, query)), touches(seats.from, seats.to, query))),
      r
        .select({ id: people.id, employeeNo: people.employeeNo, name: people.name, nameEn: people.nameEn })
        .from(people)
        .where(inArray(people.id, seatedPeople(r, query))),
      r
        .select({ personId: leaves.personId, from: leaves.from, to: leaves.to })
        .from(leaves)
        .where(
          and(inArray(leaves.personId, seatedPeople(r, query)), lte(leaves.from, end), gte(leaves.to, start)),
        ),
      individualInputs(r, query),
      r
        .select({
          id: assessmentItems.id,
          personId: assessmentItems.personId,
          points: assessmentItems.points,
          reason: assessmentItems.reason,
        })
        .from(assessmentItems)
        .where(and(eq(assessmentItems.cycleId, cycleId), isNotNull(assessmentItems.approvedBy))),
      r
        .select({
          id: vetoes.id,
          personId: vetoes.personId,
          squadId: vetoes.squadId,
          effect: vetoes.effect,
          value: vetoes.value,
          reason: vetoes.reason,
        })
        .from(vetoes)
        .where(and(eq(vetoes.cycleId, cycleId), isNotNull(vetoes.approvedBy))),
      usedMetrics(r, query),
    ]);
  return {
    squads: squadRows,
    versions,
    lines,
    seats: seatRows,
    people: persons,
    leaves: leaveRows,
    individual,
    items,
    vetoes: vetoRows,
    metrics: metricRows,
  };
}

async function signedVersions(r: Reader, query: InputsQuery): Promise<CycleInputs["versions"]> {
  const rows = await r
    .select({
      id: contractVersions.id,
      squadId: contracts.squadId,
      number: contractVersions.number,
      status: contractVersions.status,
      effectiveFrom: contractVersions.effectiveFrom,
      contentHash: contractVersions.contentHash,
    })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(everSigned(r, query));
  return rows.map(({ status, ...version }) => ({ ...version, inForce: status === "in-force" }));
}

/** Versions of the cycle's contracts that are or were in force. */
const everSigned = (r: Reader, query: InputsQuery): SQL | undefined =>
  and(
    eq(contracts.cycleId, query.cycleId),
    inArray(contracts.squadId, inCycle(r, query)),
    inArray(contractVersions.status, ["in-force", "superseded"]),
    isNotNull(contractVersions.inForceAt),
  );

function signedLines(r: Reader, query: InputsQuery): Promise<CycleInputs["lines"]> {
  return r
    .select({
      versionId: contractLines.versionId,
      lineKey: contractLines.lineKey,
      metricId: contractLines.metricId,
      segment: contractLines.segment,
      weight: contractLines.weight,
      curve: contractLines.curve,
      position: contractLines.position,
    })
    .from(contractLines)
    .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(everSigned(r, query));
}

function individualInputs(r: Reader, query: InputsQuery): Promise<CycleInputs["individual"]> {
  return r
    .select({
      id: individualLines.id,
      personId: individualLines.personId,
      title: individualLines.title,
      titleEn: individualLines.titleEn,
      metricId: individualLines.metricId,
      segment: individualLines.segment,
      weight: individualLines.weight,
      curve: individualLines.curve,
      score: individualLines.score,
      scoreNote: individualLines.scoreNote,
      scoredAt: individualLines.scoredAt,
      position: individualLines.position,
    })
    .from(individualLines)
    .where(
      and(
        eq(individualLines.cycleId, query.cycleId),
        inArray(individualLines.personId, seatedPeople(r, query)),
      ),
    );
}

/** The metrics that a contract line or an individual line of the cycle is measured by. */
function usedMetrics(r: Reader, query: InputsQuery): Promise<CycleInputs["metrics"]> {
  const joint = r
    .select({ id: contractLines.metricId })
    .from(contractLines)
    .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(everSigned(r, query));
  const individual = r
    .select({ id: sql<string>`${individualLines.metricId}` })
    .from(individualLines)
    .where(and(eq(individualLines.cycleId, query.cycleId), isNotNull(individualLines.metricId)));
  return r
    .select({
      id: metrics.id,
      code: metrics.code,
      name: metrics.name,
      nameEn: metrics.nameEn,
      unit: metrics.unit,
      unitEn: metrics.unitEn,
      decimals: metrics.decimals,
      aggregation: metrics.aggregation,
    })
    .from(metrics)
    .where(or(inArray(metrics.id, joint), inArray(metrics.id, individual)));
}

/** Who signed which capacity of the contract versions now in force, over the cycle's squads. */
export function signaturesInForce(r: Reader, query: InputsQuery) {
  return r
    .select({
      squadId: contracts.squadId,
      capacity: contractSignatures.capacity,
      personId: contractSignatures.personId,
    })
    .from(contractSignatures)
    .innerJoin(contractVersions, eq(contractVersions.id, contractSignatures.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(
      and(
        eq(contracts.cycleId, query.cycleId),
        inArray(contracts.squadId, inCycle(r, query)),
        eq(contractVersions.status, "in-force"),
        isNull(contractSignatures.voidedAt),
      ),
    );
}

/** The cycle's squads whose contract has any version, however far it got. */
export function squadsWithContract(r: Reader, query: InputsQuery): Promise<{ squadId: string }[]> {
  return r
    .select({ squadId: contracts.squadId })
    .from(contracts)
    .where(and(eq(contracts.cycleId, query.cycleId), inArray(contracts.squadId, inCycle(r, query))));
}

/** Perspective, archive mark and source of every metric in the cycle's contracts in force. */
export function metricStates(r: Reader, query: InputsQuery) {
  const used = r
    .select({ id: contractLines.metricId })
    .from(contractLines)
    .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(everSigned(r, query));
  return r
    .select({
      id: metrics.id,
      perspective: metrics.perspective,
      archivedAt: metrics.archivedAt,
      source: metrics.source,
    })
    .from(metrics)
    .where(inArray(metrics.id, used));
}

/** Heads of each squad's primary unit and of the units above it, nearest first; null for a unit without a head. */
export async function headsOfSquads(r: Reader, query: InputsQuery): Promise<Map<string, (string | null)[]>> {
  const [primary, heads] = await Promise.all([
    r
      .select({ squadId: squadUnits.squadId, path: units.path })
      .from(squadUnits)
      .innerJoin(units, eq(units.id, squadUnits.unitId))
      .where(and(eq(squadUnits.primary, true), inArray(squadUnits.squadId, inCycle(r, query)))),
    r.select({ path: units.path, headId: units.headId }).from(units).where(isNotNull(units.headId)),
  ]);
  const headAt = new Map(heads.map((unit) => [unit.path, unit.headId]));
  return new Map(
    primary.map(({ squadId, path }) => [squadId, pathsUp(path).map((step) => headAt.get(step) ?? null)]),
  );
}

/** "/a/b/" → ["/a/b/", "/a/"]. */
function pathsUp(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((_, i) => `/${parts.slice(0, parts.length - i).join("/")}/`);
}
