import type { DragEvent } from "react";
import { Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { CalendarBar } from "./calendar-bar";
import type { Week } from "./calendar-layout";
import type { CalendarTask, CalendarView } from "./load-calendar.server";

type WeekProps = {
  week: Week<CalendarTask>;
  range: CalendarView["range"];
  today: string;
  /** The day that Tab reaches. */
  roving: string;
  /** The day a carried bar is over. */
  over: string | null;
  squadId: string;
  work: boolean;
  lift: (event: DragEvent, task: CalendarTask) => void;
  end: () => void;
};

/** One week: its days, the bars that lie in it, and how many more there are. */
export function WeekRow({ week, range, today, roving, over, squadId, work, lift, end }: WeekProps) {
  const { t, f } = useI18n();
  const [search] = useSearchParams();
  const lanes = Math.max(range.zoom === "week" ? 8 : 3, ...week.segments.map(({ lane }) => lane + 1));
  const more = lanes + 2;
  return (
    <div className="grid grid-cols-7" style={{ gridTemplateRows: `28px repeat(${lanes}, 25px) 22px` }}>
      {week.days.map((day, column) => {
        const outside = day < range.from || day > range.to;
        const count =
          week.segments.filter((bar) => bar.column <= column && column < bar.column + bar.span).length +
          week.hidden[column]!;
        const next = new URLSearchParams(search);
        next.set("on", day);
        next.set("zoom", "week");
        return (
          <div
            key={day}
            style={{ gridColumn: column + 1, gridRow: `1 / span ${lanes + 2}` }}
            className={cx(
              "border-r border-line px-1.5 py-1 last:border-r-0",
              outside && "bg-paper",
              over === day && "bg-sunken outline-2 -outline-offset-2 outline-dashed outline-line-2",
            )}
          >
            <Link
              to={`?${next}`}
              preventScrollReset
              data-day={day}
              tabIndex={day === roving ? 0 : -1}
              aria-label={t("calendar.day", { day: f.dayWithWeekday(day), count })}
              aria-current={day === today ? "date" : undefined}
              className={cx(
                "inline-grid h-5 min-w-5 place-items-center rounded-full px-1 text-xs hover:bg-sunken",
                day === today
                  ? "bg-ink font-semibold text-inv hover:bg-ink-2"
                  : outside
                    ? "text-ink-3"
                    : "text-ink-2",
              )}
            >
              {Number(day.slice(8)) === 1 && day !== today ? f.day(day) : Number(day.slice(8))}
            </Link>
          </div>
        );
      })}
      {week.segments.map((segment) => (
        <CalendarBar
          key={`${segment.task.id} ${segment.column}`}
          segment={segment}
          today={today}
          squadId={squadId}
          work={work}
          onDragStart={(event) => lift(event, segment.task)}
          onDragEnd={end}
        />
      ))}
      {week.hidden.map((count, column) =>
        count === 0 ? null : (
          <MoreOfDay
            key={week.days[column]}
            day={week.days[column]!}
            count={count}
            style={{ gridColumn: column + 1, gridRow: more }}
            squadId={squadId}
          />
        ),
      )}
    </div>
  );
}

/** The way to the tasks of a day that found no lane. */
function MoreOfDay({
  day,
  count,
  style,
  squadId,
}: {
  day: string;
  count: number;
  style: React.CSSProperties;
  squadId: string;
}) {
  const { t, f } = useI18n();
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set("zoom", "week");
  next.set("on", day);
  return (
    <Link
      to={`${paths.boardCalendar(squadId)}?${next}`}
      preventScrollReset
      style={style}
      aria-label={t("calendar.more_of", { count, day: f.day(day) })}
      className="z-10 px-2 text-xs text-ink-2 underline-offset-2 hover:text-ink hover:underline"
    >
      {t("calendar.more", { count })}
    </Link>
  );
}
