import type { Format, T } from "~/platform/i18n";

const HOURS_IN_A_DAY = 24;

/** A wait in the unit people think in: hours up to a day, days above; a dash where nothing waited. */
export function waitText({ t, f }: { t: T; f: Format }, hours: number | null): string {
  if (hours === null) return "—";
  return hours < HOURS_IN_A_DAY
    ? t("squad.wait_hours", { value: hours, figure: f.number(hours, 1) })
    : t("squad.wait_days", {
        value: hours / HOURS_IN_A_DAY,
        figure: f.number(hours / HOURS_IN_A_DAY, 1),
      });
}
