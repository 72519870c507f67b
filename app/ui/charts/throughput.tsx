import { addDays } from "~/domain/org/day";
import { useI18n } from "~/platform/i18n";
import { ChartTable } from "./chart-table";

export type ThroughputWeek = {
  /** The week's Monday (ISO). */
  from: string;
  count: number;
  /** Only a part of the week lies in the period, or it is not over. */
  partial: boolean;
};

const mostFigures = 30;

/** Tasks finished a week; weeks that are not whole are hollow. */
export function ThroughputChart({ label, weeks }: { label: string; weeks: readonly ThroughputWeek[] }) {
  const { t, f } = useI18n();
  const largest = Math.max(1, ...weeks.map(({ count }) => count));
  const every = Math.ceil(weeks.length / 7);
  const words = ({ from, count, partial }: ThroughputWeek) =>
    t(partial ? "throughput.week_partial" : "throughput.week", {
      from: f.day(from),
      to: f.day(addDays(from, 6)),
      count,
    });
  return (
    <figure className="text-xs">
      <div
        role="img"
        aria-label={t("throughput.alternative", { label, weeks: weeks.map(words).join(t("triangle.comma")) })}
      >
        <div className="flex h-52 items-end gap-[2px] border-b border-line-2 pt-5">
          {weeks.map((week) => (
            <span
              key={week.from}
              title={words(week)}
              style={{ height: `${(week.count / largest) * 100}%` }}
              className={`relative min-h-px min-w-0 flex-1 rounded-t-[2px] ${week.partial ? "border border-b-0 border-dashed border-ink-3" : "bg-ink-2"}`}
            >
              {weeks.length <= mostFigures && (
                <span className="absolute inset-x-0 bottom-full pb-0.5 text-center text-ink-2 max-sm:text-[10px]">
                  {f.number(week.count)}
                </span>
              )}
            </span>
          ))}
        </div>
        <div className="mt-1.5 flex gap-[2px] text-ink-3">
          {weeks.map(({ from }, i) => (
            <span key={from} className="relative h-4 min-w-0 flex-1">
              {i % every === 0 && (
                <span
                  className={`absolute left-0 whitespace-nowrap ${(i / every) % 2 === 1 ? "max-sm:hidden" : ""} ${i > weeks.length - every / 2 ? "right-0 left-auto" : ""}`}
                >
                  {f.day(from)}
                </span>
              )}
            </span>
          ))}
        </div>
      </div>
      <div className="mt-3">
        <ChartTable
          caption={label}
          head={[t("throughput.week_from"), t("throughput.count")]}
          rows={weeks.toReversed().map((week) => ({
            id: week.from,
            cells: [
              f.dayWithYear(week.from),
              week.partial ? t("throughput.partial", { count: f.number(week.count) }) : f.number(week.count),
            ],
          }))}
        />
      </div>
    </figure>
  );
}
