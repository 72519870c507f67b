import { useI18n } from "~/platform/i18n";
import { Status } from "~/ui/status";

/** How long a hand-off waits; two days and more stand out. */
export function Wait({ hours }: { hours: number }) {
  const { t } = useI18n();
  const days = Math.floor(hours / 24);
  return (
    <Status tone={days >= 2 ? "watch" : "unknown"} bare>
      {days > 0 ? t("home.waits_days", { days }) : t("home.waits_hours", { hours })}
    </Status>
  );
}

/** By when the hand-off was wanted; a day that is over stands out. */
export function HandoffDue({ dueOn, today }: { dueOn: string | null; today: string }) {
  const { t, f } = useI18n();
  if (dueOn === null) return null;
  const words = t("home.wanted_by", { day: f.day(dueOn) });
  return dueOn < today ? (
    <Status tone="bad" bare>
      {words}
    </Status>
  ) : (
    <span>{words}</span>
  );
}
