import { addDays, dayAfter, daysBetween } from "~/domain/org/day";
import type { FlowRange } from "./address";

/** Instants in milliseconds. `until` is the end of the last day, or now while that day lasts. */
export type Period = { from: number; until: number };

type StartOf = (day: string) => number;

/** The period a range means, and the equally long one before it. */
export function periodsOf(
  { from, to }: FlowRange,
  { startOf, now }: { startOf: StartOf; now: number },
): { period: Period; before: Period } {
  const start = startOf(from);
  const earlier = addDays(from, -(daysBetween(from, to) + 1));
  return {
    period: { from: start, until: Math.min(startOf(dayAfter(to)), now) },
    before: { from: startOf(earlier), until: start },
  };
}

const mostMoments = 60;

/** Evenly spaced days whose ends a cumulative flow is drawn at, the last day of the range among them. */
export function momentDays({ from, to }: FlowRange): string[] {
  const days = daysBetween(from, to) + 1;
  const step = Math.ceil(days / mostMoments);
  const count = Math.ceil(days / step);
  return Array.from({ length: count }, (_, i) => addDays(to, -step * (count - 1 - i)));
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** The Mondays of the weeks a range touches. */
export function weeksOf({ from, to }: Pick<FlowRange, "from" | "to">): string[] {
  const first = mondayOf(from);
  const count = Math.floor(daysBetween(first, to) / 7) + 1;
  return Array.from({ length: count }, (_, i) => addDays(first, 7 * i));
}
