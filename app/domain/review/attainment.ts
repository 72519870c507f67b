import { decimal } from "../exact";

export type AttainmentBand = "ahead" | "on-course" | "watch" | "off" | "blocked";

/**
 * How a squad's joint points to date read in a manager's list: from 100 ahead (the target is met), from 90 on course, from 80 to
 * watch, below off; blocked without points (no contract in force, or no reading). `points` is a printed decimal.
 */
export function attainmentBand(points: string | null): AttainmentBand {
  if (points === null) return "blocked";
  const exact = decimal(points);
  if (exact.gte(decimal("100"))) return "ahead";
  if (exact.gte(decimal("90"))) return "on-course";
  return exact.gte(decimal("80")) ? "watch" : "off";
}

type Standing = { points: string | null; name: string };

/** Order of a manager's list: what is blocked first, then the fewest points, then by name so that the order is total. */
export function worstFirst(a: Standing, b: Standing): number {
  if (a.points === null || b.points === null) {
    if (a.points !== null) return 1;
    if (b.points !== null) return -1;
    return a.name < b.name ? -1 : 1;
  }
  const [left, right] = [decimal(a.points), decimal(b.points)];
  if (!left.equals(right)) return left.lt(right) ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

type Line = { metricId: string };

/**
 * The metrics that make the columns of a heat map: those that most squads share, at most `limit`, so that the widest agreement is seen
 * side by side; lines on other metrics stand in a column of their own.
 */
export function sharedColumns(squads: readonly { lines: readonly Line[] }[], limit: number): string[] {
  const uses = new Map<string, number>();
  for (const { lines } of squads) {
    for (const metricId of new Set(lines.map((line) => line.metricId)))
      uses.set(metricId, (uses.get(metricId) ?? 0) + 1);
  }
  return [...uses]
    .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .slice(0, limit)
    .map(([id]) => id);
}
