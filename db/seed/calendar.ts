const dayMilliseconds = 86_400_000;

const toDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The ISO day `days` after `day` (before it, when negative). */
export const addDays = (day: string, days: number): string =>
  toDay(new Date(toDate(day).getTime() + days * dayMilliseconds));

/** Days from `from` to `to`; 1 from a day to the next. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((toDate(to).getTime() - toDate(from).getTime()) / dayMilliseconds);

/** Every day from `from` to `to`, both included. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));

/** 0 Sunday to 6 Saturday. */
export const weekday = (day: string): number => toDate(day).getUTCDay();

export const isWeekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6;

/** `day`, or the next day that is not a weekend. */
export const workday = (day: string): string => {
  let result = day;
  while (isWeekend(result)) result = addDays(result, 1);
  return result;
};

/** The last day of the month that `day` lies in. */
export const monthEnd = (day: string): string => {
  const date = toDate(day);
  return toDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
};

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

/** The instant of a wall-clock time at the bank, which keeps China Standard Time (UTC+8, no daylight saving). */
export const instant = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);

/** A half-year, the bank's assessment cycle. */
export type Half = { year: number; half: 1 | 2; start: string; end: string };

const halfAt = (year: number, half: 1 | 2): Half =>
  half === 1
    ? { year, half, start: `${year}-01-01`, end: `${year}-06-30` }
    : { year, half, start: `${year}-07-01`, end: `${year}-12-31` };

export const halfOf = (day: string): Half =>
  halfAt(Number(day.slice(0, 4)), Number(day.slice(5, 7)) <= 6 ? 1 : 2);
export const previousHalf = ({ year, half }: Half): Half =>
  half === 2 ? halfAt(year, 1) : halfAt(year - 1, 2);
export const nextHalf = ({ year, half }: Half): Half => (half === 1 ? halfAt(year, 2) : halfAt(year + 1, 1));
