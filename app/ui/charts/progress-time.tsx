import type { ReactNode } from "react";
import { daysBetween } from "~/domain/org/day";
import { useI18n } from "~/platform/i18n";

export type TimeMark = { day: string; label: string };

/** A cycle as a bar of days: how far it is, today, and what is due when. Days are ISO dates, both ends counted. */
export function ProgressTime({
  title,
  from,
  to,
  today,
  marks = [],
  aside,
}: {
  title: ReactNode;
  from: string;
  to: string;
  today: string;
  marks?: readonly TimeMark[];
  /** At the right end of the head. */
  aside?: ReactNode;
}) {
  const { t, f } = useI18n();
  const all = daysBetween(from, to) + 1;
  const passed = Math.min(all, Math.max(0, daysBetween(from, today) + 1));
  const at = (day: string) => Math.min(100, Math.max(0, ((daysBetween(from, day) + 1) / all) * 100));
  const within = marks.filter(({ day }) => day >= from && day <= to);
  const running = passed > 0 && today <= to;
  const ticks = [
    ...(running ? [{ day: today, label: t("time.today", { day: f.day(today) }), now: true }] : []),
    ...within.map((mark) => ({ ...mark, now: false })),
  ];
  return (
    <div className="text-xs">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-semibold">{title}</span>
        <span className="text-ink-2">{t("time.day_of", { day: passed, all })}</span>
        {aside !== undefined && <span className="ml-auto text-ink-2">{aside}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={t("time.progress")}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={passed}
        aria-valuetext={t("time.day_of", { day: passed, all })}
        className="relative h-3"
      >
        <span className="absolute inset-x-0 top-[3px] h-1.5 rounded-full bg-line" />
        <span
          className="absolute top-[3px] left-0 h-1.5 rounded-full bg-ink-2"
          style={{ width: `${(passed / all) * 100}%` }}
        />
        {[...new Set([0, ...ticks.map(({ day }) => at(day)), 100])].map((x) => (
          <span
            key={x}
            className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink"
            style={{ left: `${x}%` }}
          />
        ))}
      </div>
      <ul className="relative mt-1 flex min-h-4 justify-between text-ink-2">
        <li>{t("time.starts", { day: f.day(from) })}</li>
        {ticks.map(({ day, label, now }) => {
          const x = at(day);
          return (
            <li
              key={`${day} ${label}`}
              className={`absolute whitespace-nowrap ${x > 50 === now ? "-translate-x-full" : ""} ${now ? "font-semibold text-ink" : ""} ${x < 16 ? "hidden" : now ? "" : "max-sm:hidden"}`}
              style={{ left: `${x}%` }}
            >
              {label}
            </li>
          );
        })}
      </ul>
      {within.length > 0 && (
        <p className="mt-1 text-ink-2 sm:hidden">{within.map(({ label }) => label).join(" · ")}</p>
      )}
    </div>
  );
}
