import { dayNumber } from "../exact/day";

const dayMilliseconds = 86_400_000;

/** The day after which every stored day lies; stands for "no end" when days are compared as text. */
export const endOfTime = "9999-12-31";

/** True when `text` is a calendar day that exists, written YYYY-MM-DD. */
export const isDay = (text: string): boolean => dayNumber(text) !== null;

/** The ISO day `count` days after `day` (before it for a negative count). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMilliseconds).toISOString().slice(0, 10);
}

/** The ISO day before. */
export const dayBefore = (day: string): string => addDays(day, -1);

/** The ISO day after. */
export const dayAfter = (day: string): string => addDays(day, 1);

/** The earlier of two ISO days. */
export const earlierDay = (a: string, b: string): string => [a, b].toSorted()[0]!;

/** The later of two ISO days. */
export const laterDay = (a: string, b: string): string => [a, b].toSorted()[1]!;

/** Days from one ISO day to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds;
