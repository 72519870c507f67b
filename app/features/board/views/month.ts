import { addDays, daysBetween } from "~/domain/org/day";

/** Monday 0 … Sunday 6. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));

export const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first of the month `count` months after that of `day`. */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = String(Math.floor(months / 12)).padStart(4, "0");
  return `${year}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}

export const monthEnd = (day: string): string => addDays(addMonths(day, 1), -1);

/** The weeks, Monday first, that hold every day from `from` to `to`. */
export function weeksOf({ from, to }: { from: string; to: string }): string[][] {
  const first = mondayOf(from);
  const count = Math.floor(daysBetween(first, to) / 7) + 1;
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day)),
  );
}
