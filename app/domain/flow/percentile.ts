/**
 * The smallest of the values that at least `percent` % of them do not exceed (nearest rank); null without values. `percent` is a whole
 * number from 1 to 100.
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null;
}

/** The three lines of a scatter. */
export type Percentiles = { p50: number; p85: number; p95: number };

/** 50th, 85th and 95th percentile by nearest rank; null without values. */
export function percentilesOf(values: readonly number[]): Percentiles | null {
  const [p50, p85, p95] = [50, 85, 95].map((percent) => nearestRank(values, percent));
  return p50 == null || p85 == null || p95 == null ? null : { p50, p85, p95 };
}
