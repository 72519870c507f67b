import { type Boundary, cycleOf } from "./cycle";
import { type Closed, clip, covered } from "./span";
import type { Timeline } from "./timeline";

/** Milliseconds inside `window` in which the task was started, not finished and not archived. */
export function timeInProgress(timeline: Timeline, boundary: Boundary, window: Closed): number {
  const { startedAt, finishedAt } = cycleOf(timeline, boundary);
  if (startedAt === null) return 0;
  const [work] = clip([{ from: startedAt, to: finishedAt }], window);
  return work ? work.to - work.from - covered(clip(timeline.archived, work)) : 0;
}

/** The three means of Little's law over a period, and what the law would make of the other two. */
export type LittlesLaw = {
  /** Tasks in progress, on average over the period. */
  meanWip: number;
  /** Tasks finished a day. */
  throughput: number;
  /** Mean cycle time of the tasks finished, milliseconds. */
  meanCycle: number;
  /** `meanWip` ÷ `throughput`, milliseconds. */
  expectedCycle: number;
  /** How far the mean cycle time is from the expected one, as a share of the latter. */
  deviation: number;
};

const day = 86_400_000;

/** Null when nothing was finished or in progress. The law holds only in a stable period: a check, no promise (flow.md). */
export function littlesLaw({
  inProgress,
  cycles,
  window,
}: {
  /** Milliseconds each task was in progress inside the window. */
  inProgress: readonly number[];
  /** Cycle times, milliseconds, of the tasks finished inside the window. */
  cycles: readonly number[];
  window: Closed;
}): LittlesLaw | null {
  const length = window.to - window.from;
  const meanWip = sum(inProgress) / length;
  if (cycles.length === 0 || length <= 0 || meanWip === 0) return null;
  const throughput = (cycles.length / length) * day;
  const meanCycle = sum(cycles) / cycles.length;
  const expectedCycle = (meanWip / throughput) * day;
  return { meanWip, throughput, meanCycle, expectedCycle, deviation: meanCycle / expectedCycle - 1 };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
