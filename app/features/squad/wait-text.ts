import type { Format, T } from "~/platform/i18n";

const HOURS_IN_A_DAY = 24;

/** A wait in the unit people think in, to one place: hours up to a day, days above; a dash where nothing waited. */
export function waitText({ t, f }: { t: T; f: Format }, hours: number | null): string {
  if (hours === null) return "—";
  const days = hours >= HOURS_IN_A_DAY;
  // The plural follows the figure that is shown, not the one behind it.
  const value = Math.round((days ? hours / HOURS_IN_A_DAY : hours) * 10) / 10;
  return t(days ? "squad.wait_days" : "squad.wait_hours", { value, figure: f.number(value, 1) });
}
