const dayMilliseconds = 86_400_000;
const hourMilliseconds = 3_600_000;

/** Whole days from `since` to `now`, elapsed calendar time; 0 for an instant still to come. */
export function wholeDays(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMilliseconds));
}

/** Whole hours from `since` to `now`; 0 for an instant still to come. */
export function wholeHours(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / hourMilliseconds));
}

export type AgeTint = 0 | 1 | 2;

/** The tint of a card by its days in the column: none to 4, light from 5, strong from 10 (the board's legend). */
export function ageTint(days: number): AgeTint {
  if (days >= 10) return 2;
  return days >= 5 ? 1 : 0;
}
