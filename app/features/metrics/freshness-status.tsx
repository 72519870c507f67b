import type { Freshness } from "~/domain/metrics";
import { useI18n } from "~/platform/i18n";
import { Status } from "~/ui/status";

/** The day of the latest reading; a judgement, with icon and word, once it is overdue or missing. */
export function LatestDay({ lastDay, freshness }: { lastDay: string | null; freshness: Freshness }) {
  const { t, f } = useI18n();
  if (lastDay === null) {
    return (
      <Status tone="unknown" bare>
        {t("metrics.no_reading")}
      </Status>
    );
  }
  const day = f.dayWithYear(lastDay);
  if (freshness.state === "fresh") return <span className="whitespace-nowrap text-ink-2">{day}</span>;
  return (
    <Status tone="watch" bare>
      {t("metrics.stale", { day, days: freshness.ageDays })}
    </Status>
  );
}

/** Whether the number is current, as a badge. */
export function FreshnessBadge({ freshness }: { freshness: Freshness }) {
  const { t } = useI18n();
  if (freshness.state === "fresh") return <Status tone="good">{t("metrics.state_fresh")}</Status>;
  if (freshness.state === "none") return <Status tone="unknown">{t("metrics.state_none")}</Status>;
  return <Status tone="watch">{t("metrics.state_stale", { days: freshness.ageDays })}</Status>;
}
