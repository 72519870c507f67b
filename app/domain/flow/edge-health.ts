/** How hand-offs between two disciplines go: an edge of the triangle. */
export type EdgeHealth = "flowing" | "slow" | "bouncing" | "none";

/** Hand-offs between two disciplines of a squad, both directions together, in the last 30 days. */
export type EdgeFlow = {
  /** Hand-offs offered. */
  count: number;
  /** Median wait from offer to acceptance in hours; null when none was accepted yet. */
  medianHours: number | null;
  /** Hand-offs sent back without acceptance. */
  returned: number;
  /** The wait the squad agreed on, in hours. */
  limitHours: number;
  /** The share sent back above which the squad calls it a breakpoint, basis points. */
  returnRate: number;
};

/**
 * The health of an edge: `none` without hand-offs; `bouncing` when more than the squad's share (20 % unless it says otherwise) was
 * sent back; otherwise `slow` when the median wait exceeds the squad's limit. Both limits themselves still count as flowing.
 * Bouncing goes before slow, because a returned hand-off also waits: what sends work back is to be mended first. The share is
 * flow.md's breakpoint; widths and dashes of the drawing are the mock-ups'.
 */
export function edgeHealth({ count, medianHours, returned, limitHours, returnRate }: EdgeFlow): EdgeHealth {
  if (count === 0) return "none";
  if (returned * 10_000 > count * returnRate) return "bouncing";
  return medianHours !== null && medianHours > limitHours ? "slow" : "flowing";
}
