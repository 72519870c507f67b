import { dayNumber } from "../exact/day";

/** Days of a cycle, both ends included; 0 for days that do not exist. */
export function cycleSpanDays({ start, end }: { start: string; end: string }): number {
  const first = dayNumber(start);
  const last = dayNumber(end);
  return first === null || last === null ? 0 : last - first + 1;
}
