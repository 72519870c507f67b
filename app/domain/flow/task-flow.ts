import { type Boundary, type Cycle, cycleOf } from "./cycle";
import { type Closed, clip, covered } from "./span";
import type { Timeline } from "./timeline";

/** Where the time of a cycle went, milliseconds. Time with several causes counts for the first of blocked, hand-off, queue. */
export type TimeSpent = { active: number; blocked: number; handoff: number; queue: number };

export type TaskFlow = {
  cycle: Cycle;
  /** Null until the task has started. Unfinished tasks are counted up to `until`. */
  spent: TimeSpent | null;
  /** Hand-offs sent back without acceptance. */
  returns: number;
};

export type FlowRules = {
  boundary: Boundary;
  /** Ids of the columns typed as queue. */
  queues: ReadonlySet<string>;
  /** The instant the figures are told for. */
  until: number;
};

/** The cycle of a task and where its time went. flow.md, flow efficiency: waiting = blocked ∪ pending hand-off ∪ queue. */
export function taskFlow(timeline: Timeline, { boundary, queues, until }: FlowRules): TaskFlow {
  const cycle = cycleOf(timeline, boundary);
  const returns = timeline.offers.filter((offer) => offer.outcome === "returned").length;
  const window = cycleWindow(cycle, until);
  return { cycle, spent: window && timeSpent(timeline, { window, queues }), returns };
}

/** From start to finish, or to `until` while it is under way; null before the start. */
export function cycleWindow({ startedAt, finishedAt }: Cycle, until: number): Closed | null {
  return startedAt === null ? null : { from: startedAt, to: finishedAt ?? Math.max(until, startedAt) };
}

function timeSpent(
  { blocks, offers, stays }: Timeline,
  { window, queues }: { window: Closed; queues: ReadonlySet<string> },
): TimeSpent {
  const blocked = clip(blocks, window);
  const offered = clip(offers, window);
  const queued = clip(
    stays.filter((stay) => queues.has(stay.columnId)),
    window,
  );
  const first = covered(blocked);
  const second = covered([...blocked, ...offered]);
  const waiting = covered([...blocked, ...offered, ...queued]);
  return {
    active: window.to - window.from - waiting,
    blocked: first,
    handoff: second - first,
    queue: waiting - second,
  };
}

/** Active ÷ (active + waiting), from 0 to 1; null for a cycle without length. */
export function efficiency({ active, blocked, handoff, queue }: TimeSpent): number | null {
  const whole = active + blocked + handoff + queue;
  return whole === 0 ? null : active / whole;
}
