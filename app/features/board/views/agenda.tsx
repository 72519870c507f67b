import { Check } from "lucide-react";
import { Link, useLocation } from "react-router";
import { groupBy } from "~/domain/group-by";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { isOverdue, useTaskDays } from "./calendar-bar";
import { firstDay, lastDay } from "./calendar-layout";
import type { CalendarTask, CalendarView } from "./load-calendar.server";

const dots = { tech: "bg-tech", data: "bg-data", product: "bg-product" } as const;

/** The day under which a task stands in a list of days: its end, where that lies in the range, else its beginning, else the first day. */
export function agendaDay(task: CalendarTask, { from, to }: { from: string; to: string }): string | null {
  const [first, last] = [firstDay(task), lastDay(task)];
  if (first > to || last < from) return null;
  return last <= to ? last : first >= from ? first : from;
}

/** The calendar as a phone shows it: day by day, one task a line. */
export function Agenda({
  tasks,
  range,
  today,
  squadId,
}: {
  tasks: readonly CalendarTask[];
  range: CalendarView["range"];
  today: string;
  squadId: string;
}) {
  const { t, f } = useI18n();
  const { search } = useLocation();
  const say = useTaskDays();
  const inRange = tasks.filter((task) => agendaDay(task, range) !== null);
  const days = [...groupBy(inRange, (task) => agendaDay(task, range)!)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return (
    <div className="flex flex-col gap-4 sm:hidden">
      {days.length === 0 && <p className="py-6 text-center text-sm text-ink-2">{t("calendar.nothing")}</p>}
      {days.map(([day, group]) => (
        <section key={day}>
          <h3 className={cx("mb-1.5 text-xs font-medium", day === today ? "text-ink" : "text-ink-3")}>
            {day === today ? t("calendar.is_today", { day: f.dayWithWeekday(day) }) : f.dayWithWeekday(day)}
          </h3>
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
            {group.map((task) => (
              <li key={task.id}>
                <Link
                  to={`${paths.task(squadId, task.id)}${search}`}
                  className="flex min-h-11 items-center gap-2.5 px-3.5 py-2 text-sm"
                >
                  {task.finished ? (
                    <Check size={14} aria-hidden className="shrink-0 text-good" />
                  ) : (
                    <span aria-hidden className={cx("size-2 shrink-0 rounded-full", dots[task.discipline])} />
                  )}
                  <span className="min-w-0 flex-1">
                    <span className={cx("block break-words", task.finished && "text-ink-3 line-through")}>
                      {task.title}
                    </span>
                    <span
                      className={cx(
                        "text-xs",
                        isOverdue(task, today) ? "font-semibold text-bad" : "text-ink-3",
                      )}
                    >
                      {`${task.key} · ${say(task, today)}`}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
