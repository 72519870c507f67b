import { type Locale, useI18n } from "~/platform/i18n";

const steps = [
  { unit: "minute", seconds: 60, below: 3_600 },
  { unit: "hour", seconds: 3_600, below: 86_400 },
  { unit: "day", seconds: 86_400, below: 7 * 86_400 },
] as const;

const formats = new Map<Locale, Intl.RelativeTimeFormat>();

function relative(locale: Locale): Intl.RelativeTimeFormat {
  const known = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  formats.set(locale, known);
  return known;
}

/**
 * How long ago something was, with the full instant on hover; a date from a week on. `now` comes from the loader, so that
 * server and browser write the same words.
 */
export function TimeAgo({ at, now }: { at: Date | number; now: Date | number }) {
  const { locale, t, f } = useI18n();
  const seconds = Math.max(0, (Number(now) - Number(at)) / 1000);
  const step = steps.find(({ below }) => seconds < below);
  const words =
    seconds < 60
      ? t("time.just_now")
      : step
        ? relative(locale).format(-Math.floor(seconds / step.seconds), step.unit)
        : f.shortInstant(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={f.instant(at)}>
      {words}
    </time>
  );
}
