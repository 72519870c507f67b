import { dayNumber } from "../exact/day";

/** How far a metric's latest reading can be trusted to be current. */
export type Freshness = { state: "fresh" | "stale" | "none"; ageDays: number | null };

/** Stale when the latest reading is older than the metric's `freshDays`; none without a reading. Days are ISO dates. */
export function freshnessOf({
  lastDay,
  freshDays,
  today,
}: {
  lastDay: string | null;
  freshDays: number;
  today: string;
}): Freshness {
  const [last, now] = [lastDay && dayNumber(lastDay), dayNumber(today)];
  if (!last || !now) return { state: "none", ageDays: null };
  const ageDays = Math.max(0, now - last);
  return { state: ageDays > freshDays ? "stale" : "fresh", ageDays };
}
