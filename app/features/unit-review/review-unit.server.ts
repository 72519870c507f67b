import { seatsOfLeads } from "#db/repositories/alignment-facts";
import { type CycleRow, currentCycle, cycleById } from "#db/repositories/cycles";
import {
  childUnits,
  countUnitSquads,
  overridesOf,
  unitSquads,
  unitsOnPath,
} from "#db/repositories/unit-review";
import { unitWithHead } from "#db/repositories/units";
import { alignmentGates, alignSquads, printAlignment } from "~/domain/alignment";
import { AppError } from "~/domain/errors";
import { dayAfter } from "~/domain/org/day";
import { disciplines } from "~/domain/org/discipline";
import { attainmentBand, sharedColumns, worstFirst } from "~/domain/review/attainment";
import { gatherBundle, schemeOf } from "~/features/assessment/index.server";
import {
  type JointStanding,
  jointStandings,
  type StandingLine,
  squadPulses,
} from "~/features/squad-pulse/index.server";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";

/** More squads than this in one table help nobody; a unit with more shows its own and leads on to the units below. */
const mostSquads = 300;
const columnLimit = 7;
const pageSize = 40;

export type UnitReviewQuery = {
  unitId: string;
  asOf: string;
  cycleId?: string;
  below?: boolean;
  page: number;
};
export type UnitReview = Awaited<ReturnType<typeof reviewUnit>>;
export type ReviewedSquad = UnitReview["squads"][number];
export type ReviewCell = ReturnType<typeof cell>;

/**
 * A unit as its head reviews it: its squads by joint points to date, the worst first with the reason, their joint KPIs side by
 * side and how aligned each is by design. A constant number of statements for any number of squads.
 */
export async function reviewUnit(ctx: Context, { unitId, asOf, cycleId, below, page }: UnitReviewQuery) {
  const { read } = ctx.store;
  const found = await unitWithHead(read, unitId);
  if (!found) throw new AppError("not_found");
  const { unit, head } = found;
  ctx.require("unit.review", { path: unit.path });

  const scope = { unit, asOf, until: startOfDay(ctx.timeZone, dayAfter(asOf)) };
  const [cycle, ancestors, children, all] = await Promise.all([
    cycleId ? cycleById(read, cycleId) : currentCycle(read, asOf),
    unitsOnPath(read, unit.path),
    childUnits(read, unit),
    countUnitSquads(read, { ...scope, below: true }),
  ]);
  const withBelow = (below ?? true) && all <= mostSquads;
  const inScope = await unitSquads(read, { ...scope, below: withBelow, limit: mostSquads });
  const standings = cycle
    ? await jointStandings(ctx, { squadIds: inScope.map((squad) => squad.id), asOf, cycle })
    : new Map<string, JointStanding>();

  const ordered = inScope
    .map((squad) => ({ ...squad, ...resultOf(standings.get(squad.id)) }))
    .sort(worstFirst);
  const columns = sharedColumns([...standings.values()], columnLimit);
  const shown = ordered.slice((page - 1) * pageSize, page * pageSize);
  const squadIds = shown.map((squad) => squad.id);
  const [pulses, alignment, overrides] = await Promise.all([
    squadPulses(ctx, { squadIds, asOf, cycle: null }),
    alignmentOf(ctx, { squadIds, asOf, cycle }),
    cycle ? overridesOf(read, { cycleId: cycle.id, squadIds }) : new Map<string, string>(),
  ]);
  return {
    unit: { id: unit.id, name: unit.name, nameEn: unit.nameEn },
    head,
    ancestors,
    children,
    cycle: cycle
      ? { id: cycle.id, name: cycle.name, nameEn: cycle.nameEn, start: cycle.start, end: cycle.end }
      : null,
    asOf,
    scope: { below: withBelow, all, shown: inScope.length },
    bands: countBands(ordered),
    columns: columns.map((metricId) => metricOf(standings, metricId)),
    page: { page, pageSize, total: ordered.length },
    squads: shown.map((squad) => {
      const standing = standings.get(squad.id);
      const pulse = pulses.get(squad.id);
      const lines = standing?.lines ?? [];
      return {
        ...squad,
        band: attainmentBand(squad.points),
        contractNumber: standing?.version.number ?? null,
        missing: lines.filter((line) => line.points === null).length,
        seats: pulse?.seats ?? disciplines.map((discipline) => ({ discipline, person: null })),
        edges: pulse?.edges ?? [],
        cells: columns.map((metricId) => cell(lines.find((line) => line.metricId === metricId))),
        others: lines.filter((line) => !columns.includes(line.metricId)).map((line) => cell(line)!),
        alignment: alignment.get(squad.id) ?? null,
        override: overrides.get(squad.id) ?? null,
      };
    }),
  };
}

/** Joint points when every line has a reading; a line without one blocks the squad, and the points of the others are told apart. */
function resultOf(standing: JointStanding | undefined) {
  const partial = standing?.score?.printed ?? null;
  const whole = standing?.lines.every((line) => line.points !== null);
  return { points: whole ? partial : null, partial, coverage: standing?.coverage ?? 0 };
}

function cell(line: StandingLine | undefined) {
  if (!line) return null;
  const { metric } = line;
  return {
    lineKey: line.lineKey,
    metric: {
      id: metric.id,
      name: metric.name,
      nameEn: metric.nameEn,
      unit: metric.unit,
      unitEn: metric.unitEn,
      decimals: metric.decimals,
    },
    weight: line.weight,
    points: line.points?.printed ?? null,
    actual: typeof line.actual === "string" ? line.actual : null,
    day: line.reading?.day ?? null,
    source: line.reading?.source ?? null,
  };
}

function metricOf(standings: ReadonlyMap<string, JointStanding>, metricId: string) {
  for (const { lines } of standings.values()) {
    const line = lines.find((candidate) => candidate.metricId === metricId);
    if (line) return { id: metricId, name: line.metric.name, nameEn: line.metric.nameEn };
  }
  throw new Error(`No line on metric ${metricId}`);
}

function countBands(squads: readonly { points: string | null }[]) {
  const counts = { blocked: 0, off: 0, watch: 0, "on-course": 0, ahead: 0 };
  for (const { points } of squads) counts[attainmentBand(points)] += 1;
  return counts;
}

type AlignmentQuery = { squadIds: readonly string[]; asOf: string; cycle: CycleRow | undefined };

/** Alignment measures and failed gates by squad, under the cycle's scheme, for the leads on the day; empty without a scheme. */
async function alignmentOf({ store: { read } }: Context, { squadIds, asOf, cycle }: AlignmentQuery) {
  if (!cycle?.schemeVersionId || squadIds.length === 0) return new Map<string, never>();
  const scheme = await schemeOf(read, cycle);
  const day = asOf < cycle.start ? cycle.start : asOf > cycle.end ? cycle.end : asOf;
  // A lead's share in a squad depends on every seat they hold, in squads of other units too.
  const seats = await seatsOfLeads(read, { squadIds, day });
  const involved = [...new Set([...squadIds, ...seats.map((seat) => seat.squadId)])];
  const bundle = await gatherBundle(read, { cycle, scheme, actuals: false, asOf: day, squadIds: involved });
  return new Map(
    alignSquads(bundle).map((squad) => {
      const { swo, divergenceBound, coherence, conflictExposure } = printAlignment(squad);
      const { passes, gates } = alignmentGates(squad.measures, scheme.gates);
      return [
        squad.id,
        {
          swo,
          divergenceBound,
          coherence,
          conflictExposure,
          floor: scheme.gates.minSharedWeightOverlap,
          passes,
          failed: gates.filter((gate) => gate.status === "fail").map((gate) => gate.gate),
          vacant: disciplines.filter((discipline) => squad.leads[discipline] === null),
        },
      ];
    }),
  );
}
