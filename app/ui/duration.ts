import type { Format, T } from "~/platform/i18n";

const hour = 3_600_000;
const day = 24 * hour;

/** A duration in milliseconds in the unit people think in, to one place: hours up to a day, days above. */
export function duration({ t, f }: { t: T; f: Format }, milliseconds: number): string {
  const inDays = milliseconds >= day;
  // The plural follows the figure that is shown, not the one behind it.
  const value = Math.round((milliseconds / (inDays ? day : hour)) * 10) / 10;
  return t(inDays ? "duration.days" : "duration.hours", { value, figure: f.number(value, 1) });
}

/** Hours as `duration` says them. */
export const durationOfHours = (i18n: { t: T; f: Format }, hours: number): string =>
  duration(i18n, hours * hour);

/** Milliseconds as days, for an axis. */
export const inDays = (milliseconds: number): number => milliseconds / day;
