import { actualKey, actualsOf } from "#db/repositories/actuals";
import { heldVersions, type LineRow, linesOf } from "#db/repositories/contracts";
import { type ItemTrace, jointScoreToDate, type MilestoneActual } from "~/domain/assessment";
import { effectiveLines } from "~/domain/contract/effective";
import { actualOf, wantsOf } from "~/domain/contract/line-actual";
import type { Figure } from "~/domain/exact";
import { groupBy } from "~/domain/group-by";
import { dayAfter, earlierDay } from "~/domain/org/day";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";

/** A joint KPI with the reading it stands on and what that gives. */
export type StandingLine = LineRow & {
  actual: string | MilestoneActual | null;
  /** The latest reading's day (ISO), its source and when it came; null without a reading. */
  reading: { day: string; source: string; receivedAt: Date; id: string } | null;
  points: ItemTrace["points"];
  /** The line's part of the joint score, points; null where it does not count. */
  contribution: ItemTrace["contribution"];
};

/** A squad's contract in force on a day and how its joint KPIs stand to date. */
export type JointStanding = {
  squadId: string;
  version: { id: string; number: number; effectiveFrom: string | null; inForceAt: Date };
  lines: StandingLine[];
  /** Null while no line has a reading. */
  score: Figure | null;
  /** Basis points of the weight that has readings. */
  coverage: number;
};

export type StandingQuery = {
  squadIds: readonly string[];
  /** The day (ISO) it is told for: contracts in force by its end, readings up to it. */
  asOf: string;
  cycle: { id: string; start: string; end: string };
};

type Ask = Pick<Context, "store" | "timeZone">;

/** A squad's lines for a whole cycle, amended targets blended, with the version signed last. */
export type HeldContract = Pick<JointStanding, "squadId" | "version"> & { lines: LineRow[] };

/** The contract of each squad that was in force by the end of `asOf`; squads without one are left out. Two statements. */
export async function heldContracts(
  { store: { read }, timeZone }: Ask,
  { squadIds, asOf, cycle }: StandingQuery,
): Promise<HeldContract[]> {
  const until = new Date(startOfDay(timeZone, dayAfter(asOf)).getTime() - 1);
  const held = squadIds.length === 0 ? [] : await heldVersions(read, { squadIds, cycleId: cycle.id, until });
  if (held.length === 0) return [];
  const lines = await linesOf(
    read,
    held.map((version) => version.id),
  );
  const linesByVersion = groupBy(lines, (line) => line.versionId);
  return [...groupBy(held, (version) => version.squadId)].map(([squadId, versions]) => {
    const { id, number, effectiveFrom, inForceAt } = versions.at(-1)!;
    const signed = versions.map((version) => ({ ...version, lines: linesByVersion.get(version.id) ?? [] }));
    return {
      squadId,
      version: { id, number, effectiveFrom, inForceAt: inForceAt! },
      lines: effectiveLines(signed, cycle),
    };
  });
}

/**
 * How each squad with a contract in force stands, by squad id. Readings are today's knowledge of the days up to `asOf`. At most
 * four statements for any number of squads.
 */
export async function jointStandings(ask: Ask, query: StandingQuery): Promise<Map<string, JointStanding>> {
  const { asOf, cycle } = query;
  const contracts = await heldContracts(ask, query);
  const actuals = await actualsOf(ask.store.read, {
    wants: contracts.flatMap(({ lines }) => lines.flatMap(wantsOf)),
    from: cycle.start,
    to: earlierDay(asOf, cycle.end),
  });
  return new Map(
    contracts.map((contract) => [contract.squadId, { ...contract, ...standing(contract.lines, actuals) }]),
  );
}

function standing(lines: readonly LineRow[], actuals: Awaited<ReturnType<typeof actualsOf>>) {
  const measured = lines.map((line) => ({
    line,
    actual: actualOf(line, (want) => actuals.get(actualKey(want))?.value),
    reading: latestReading(wantsOf(line).map((want) => actuals.get(actualKey(want)))),
  }));
  const joint = jointScoreToDate(
    measured.map(({ line, actual }) => ({
      id: line.lineKey,
      weight: line.weight,
      curve: line.curve,
      actual,
    })),
    {},
  );
  return {
    score: joint.score,
    coverage: joint.coverage,
    lines: measured.map(({ line, actual, reading }, i): StandingLine => {
      const { points, contribution } = joint.items[i]!;
      return { ...line, actual, reading, points, contribution };
    }),
  };
}

type Reading = Awaited<ReturnType<typeof actualsOf>> extends Map<string, infer A> ? A : never;

function latestReading(readings: readonly (Reading | undefined)[]): StandingLine["reading"] {
  let latest: StandingLine["reading"] = null;
  for (const reading of readings) {
    if (
      !reading?.lastDay ||
      reading.source === null ||
      reading.receivedAt === null ||
      reading.readingId === null
    )
      continue;
    if (latest !== null && latest.day >= reading.lastDay) continue;
    latest = {
      day: reading.lastDay,
      source: reading.source,
      receivedAt: reading.receivedAt,
      id: reading.readingId,
    };
  }
  return latest;
}
