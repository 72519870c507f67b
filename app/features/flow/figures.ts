import {
  type Boundary,
  clip,
  covered,
  cycleWindow,
  efficiency,
  heldBy,
  littlesLaw,
  nearestRank,
  type Percentiles,
  percentilesOf,
  type TimeSpent,
  timeInProgress,
} from "~/domain/flow";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import type { Period } from "./period";
import type { Worked } from "./read-work.server";

export type TaskMark = { id: string; key: string; title: string };

/** A task that was finished in the period. `cycle` is milliseconds, null where nobody knows when work on it began. */
export type Finished = TaskMark & { at: number; cycle: number | null; returns: number };

/** A task in progress at the period's end. */
export type InProgress = TaskMark & { columnId: string; age: number; blocked: boolean; offered: boolean };

export type BlockReason = { reason: string; tasks: number; time: number };

export type Figures = {
  finished: Finished[];
  inProgress: InProgress[];
  cycle: Percentiles | null;
  /** Commitment to finish. */
  lead: Percentiles | null;
  /** Creation to finish. */
  customerLead: Percentiles | null;
  /** Of all finished tasks together. */
  spent: TimeSpent;
  /** Median of the finished tasks' efficiencies, 0 to 1. */
  efficiency: number | null;
  blocked: { tasks: number; median: number | null; reasons: BlockReason[] };
  law: ReturnType<typeof littlesLaw>;
  /** Work inside a discipline: how long finished tasks were in its hands. */
  held: Record<Discipline, { tasks: number; median: number | null }>;
};

/** The figures of a period from tasks read up to its end. Every duration is milliseconds of calendar time. docs/flow.md. */
export function figuresOf(work: readonly Worked[], { period, boundary }: Frame): Figures {
  const done = work.filter((item) => finishedIn(item, period));
  const cycles = lengthsFrom(done, "startedAt");
  const window = { from: period.from, to: period.until };
  return {
    finished: done.map(finishedOf).sort((a, b) => a.at - b.at),
    inProgress: work.flatMap((item) => inProgressOf(item, period.until)).sort((a, b) => b.age - a.age),
    cycle: percentilesOf(cycles),
    lead: percentilesOf(lengthsFrom(done, "committedAt")),
    customerLead: percentilesOf(lengthsFrom(done, "createdAt")),
    spent: sumOf(done),
    efficiency: nearestRank(
      done.flatMap(({ flow }) => (flow.spent && efficiency(flow.spent)) ?? []),
      50,
    ),
    blocked: blockedOf(done),
    law: littlesLaw({
      inProgress: work.map(({ timeline }) => timeInProgress(timeline, boundary, window)),
      cycles,
      window,
    }),
    held: heldOf(done),
  };
}

type Frame = { period: Period; boundary: Boundary };

type Start = "createdAt" | "committedAt" | "startedAt";

/** From an instant of the cycle to its finish, milliseconds; null for a task that came finished and began nobody knows when. */
function lengthFrom({ flow: { cycle } }: Worked, start: Start): number | null {
  const from = cycle[start];
  return from === null || cycle.finishedAt === null ? null : cycle.finishedAt - from;
}

const lengthsFrom = (done: readonly Worked[], start: Start): number[] =>
  done.flatMap((item) => lengthFrom(item, start) ?? []);

export const finishedIn = ({ flow: { cycle } }: Worked, { from, until }: Period): boolean =>
  cycle.finishedAt !== null && cycle.finishedAt >= from && cycle.finishedAt < until;

const markOf = ({ task: { id, key, title } }: Worked): TaskMark => ({ id, key, title });

const finishedOf = (item: Worked): Finished => ({
  ...markOf(item),
  at: item.flow.cycle.finishedAt!,
  cycle: lengthFrom(item, "startedAt"),
  returns: item.flow.returns,
});

/** Started, not finished and not put away at `until`. */
function inProgressOf(item: Worked, until: number): InProgress[] {
  const { timeline, flow } = item;
  const { startedAt, finishedAt } = flow.cycle;
  if (startedAt === null || finishedAt !== null || timeline.archived.at(-1)?.to === null) return [];
  return [
    {
      ...markOf(item),
      columnId: timeline.stays.at(-1)!.columnId,
      age: until - startedAt,
      blocked: timeline.blocks.at(-1)?.to === null,
      offered: timeline.offers.at(-1)?.to === null,
    },
  ];
}

function sumOf(done: readonly Worked[]): TimeSpent {
  const total = { active: 0, blocked: 0, handoff: 0, queue: 0 };
  for (const { flow } of done) {
    for (const part of Object.keys(total) as (keyof TimeSpent)[]) total[part] += flow.spent?.[part] ?? 0;
  }
  return total;
}

const mostReasons = 5;

function blockedOf(done: readonly Worked[]): Figures["blocked"] {
  const times = done.flatMap(({ flow }) =>
    flow.spent && flow.spent.blocked > 0 ? [flow.spent.blocked] : [],
  );
  const reasons = new Map<string, BlockReason>();
  for (const { timeline, flow } of done) {
    const window = cycleWindow(flow.cycle, 0);
    const own = new Map<string, number>();
    for (const { reason, ...span } of window ? timeline.blocks : []) {
      const time = covered(clip([span], window!));
      if (time > 0) own.set(reason, (own.get(reason) ?? 0) + time);
    }
    for (const [reason, time] of own) {
      const known = reasons.get(reason) ?? { reason, tasks: 0, time: 0 };
      reasons.set(reason, { reason, tasks: known.tasks + 1, time: known.time + time });
    }
  }
  return {
    tasks: times.length,
    median: nearestRank(times, 50),
    reasons: [...reasons.values()].sort((a, b) => b.time - a.time).slice(0, mostReasons),
  };
}

/** How long each discipline had a finished task in its hands during its cycle; those that never had it are left out. */
export function heldInCycle({ timeline, flow }: Worked): ReadonlyMap<Discipline, number> {
  const window = cycleWindow(flow.cycle, flow.cycle.finishedAt ?? 0);
  return window ? heldBy(timeline, window) : new Map();
}

function heldOf(done: readonly Worked[]): Figures["held"] {
  const times: Record<Discipline, number[]> = { tech: [], data: [], product: [] };
  for (const item of done) {
    for (const [discipline, time] of heldInCycle(item)) times[discipline].push(time);
  }
  const of = (discipline: Discipline) => ({
    tasks: times[discipline].length,
    median: nearestRank(times[discipline], 50),
  });
  return Object.fromEntries(disciplines.map((discipline) => [discipline, of(discipline)])) as Figures["held"];
}
