import { type HandoffFlowRow, handoffFlows } from "#db/repositories/handoff-flow";
import { handoffLimits, leadsOn } from "#db/repositories/squad-pulse";
import { defaultThresholds, type EdgeHealth, edgeHealth } from "~/domain/flow";
import { addDays, dayAfter } from "~/domain/org/day";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { type JointStanding, jointStandings } from "./joint-standing.server";

export type PulseSeat = {
  discipline: Discipline;
  person: { id: string; name: string; nameEn: string } | null;
};

export type PulseEdge = {
  between: readonly [Discipline, Discipline];
  /** Hand-offs offered in the last 30 days, in either direction. */
  count: number;
  /** Median wait (nearest rank) until acceptance, hours; null when none was accepted. */
  medianHours: number | null;
  returned: number;
  health: EdgeHealth;
};

/** A squad on a day as its triangle shows it. */
export type SquadPulse = {
  squadId: string;
  seats: PulseSeat[];
  edges: PulseEdge[];
  /** All hand-offs together. */
  flow: { count: number; medianHours: number | null; returned: number };
  /** The wait the squad agreed on, hours. */
  limitHours: number;
  /** The share of hand-offs sent back above which an edge bounces, basis points. */
  returnRate: number;
  /** Joint points to date, two decimals, and the weight in basis points they stand on; null without contract or reading. */
  attainment: { points: string; coverage: number } | null;
};

export type PulseQuery = {
  squadIds: readonly string[];
  asOf: string;
  cycle: { id: string; start: string; end: string } | null;
};

/** How far back hand-offs count, days (interface.md, The triangle). */
const PULSE_DAYS = 30;

const edges = [
  { between: ["tech", "data"], pair: "data-tech" },
  { between: ["tech", "product"], pair: "product-tech" },
  { between: ["data", "product"], pair: "data-product" },
] as const satisfies { between: readonly [Discipline, Discipline]; pair: string }[];

/** The pulse of each squad on `asOf`, by squad id; at most seven statements for any number of squads. */
export async function squadPulses(
  ctx: Pick<Context, "store" | "timeZone">,
  { squadIds, asOf, cycle }: PulseQuery,
): Promise<Map<string, SquadPulse>> {
  const standings = cycle
    ? await jointStandings(ctx, { squadIds, asOf, cycle })
    : new Map<string, JointStanding>();
  return pulsesWith(ctx, { squadIds, asOf, standings });
}

/** `squadPulses` for a caller that has the standings already. */
export async function pulsesWith(
  { store: { read }, timeZone }: Pick<Context, "store" | "timeZone">,
  {
    squadIds,
    asOf,
    standings,
  }: { squadIds: readonly string[]; asOf: string; standings: ReadonlyMap<string, JointStanding> },
): Promise<Map<string, SquadPulse>> {
  if (squadIds.length === 0) return new Map();
  const [leads, flows, limits] = await Promise.all([
    leadsOn(read, { squadIds, day: asOf }),
    handoffFlows(read, {
      squadIds,
      from: startOfDay(timeZone, addDays(asOf, 1 - PULSE_DAYS)),
      until: startOfDay(timeZone, dayAfter(asOf)),
      filter: null,
    }),
    handoffLimits(read, squadIds),
  ]);
  const leadBy = new Map(leads.map((row) => [`${row.squadId} ${row.discipline}`, row.person]));
  const flowBy = new Map(flows.map((row) => [`${row.squadId} ${row.pair}`, row]));
  return new Map(
    limits.map(({ squadId, limitHours, returnRate }) => {
      const limit = { limitHours, returnRate: returnRate ?? defaultThresholds.returnRate };
      const flowOf = (pair: string) => figures(flowBy.get(`${squadId} ${pair}`));
      const standing = standings.get(squadId);
      return [
        squadId,
        {
          squadId,
          seats: disciplines.map((discipline) => ({
            discipline,
            person: leadBy.get(`${squadId} ${discipline}`) ?? null,
          })),
          edges: edges.map(({ between, pair }) => {
            const flow = flowOf(pair);
            return { between, ...flow, health: edgeHealth({ ...flow, ...limit }) };
          }),
          flow: flowOf("all"),
          ...limit,
          attainment: standing?.score
            ? { points: standing.score.printed, coverage: standing.coverage }
            : null,
        },
      ];
    }),
  );
}

function figures(row: HandoffFlowRow | undefined) {
  return row
    ? { count: row.offers, medianHours: row.medianHours, returned: row.returned }
    : { count: 0, medianHours: null, returned: 0 };
}
