import { Ban, Check } from "lucide-react";
import type { DragEvent } from "react";
import { Link, useLocation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { firstDay, lastDay, type Segment } from "./calendar-layout";
import type { CalendarTask } from "./load-calendar.server";

const dots = { tech: "bg-tech", data: "bg-data", product: "bg-product" } as const;

/** What a screen reader hears of a task's days and state. */
export function useTaskDays() {
  const { t, f } = useI18n();
  return (task: CalendarTask, today: string): string => {
    const days =
      task.startOn !== null && task.dueOn !== null && task.startOn !== task.dueOn
        ? t("filter.between", { from: f.day(task.startOn), to: f.day(task.dueOn) })
        : task.dueOn !== null
          ? t("board.card.due", { day: f.day(task.dueOn) })
          : task.startOn !== null
            ? t("filter.since", { day: f.day(task.startOn) })
            : "";
    const state = task.finished
      ? t("task.list.done")
      : isOverdue(task, today)
        ? t("board.filter.due.overdue")
        : task.blocked
          ? t("filter.blocked")
          : "";
    return [days, state].filter(Boolean).join(" · ");
  };
}

export const isOverdue = ({ dueOn, finished }: CalendarTask, today: string): boolean =>
  dueOn !== null && dueOn < today && !finished;

/** The part of a task's bar in one week. */
export function CalendarBar({
  segment,
  today,
  squadId,
  work,
  onDragStart,
  onDragEnd,
}: {
  segment: Segment<CalendarTask>;
  today: string;
  squadId: string;
  work: boolean;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
}) {
  const { search } = useLocation();
  const say = useTaskDays();
  const { task, column, span, lane, before, after } = segment;
  const words = say(task, today);
  return (
    <Link
      to={`${paths.task(squadId, task.id)}${search}`}
      data-task={task.id}
      draggable={work}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      title={`${task.key} ${task.title} · ${words}`}
      style={{ gridColumn: `${column + 1} / span ${span}`, gridRow: lane + 2 }}
      className={cx(
        "z-10 mx-1 my-px flex min-w-0 items-center gap-1.5 overflow-hidden rounded-chip border bg-surface px-1.5 text-xs hover:border-ink",
        before && "ml-0 rounded-l-none border-l-0",
        after && "mr-0 rounded-r-none border-r-0",
        isOverdue(task, today) ? "border-bad bg-bad-bg text-bad" : "border-line-2",
        task.finished && "bg-sunken text-ink-3",
        firstDay(task) !== lastDay(task) && !task.finished && !isOverdue(task, today) && "bg-sunken",
      )}
    >
      {task.finished ? (
        <Check size={12} aria-hidden className="shrink-0 text-good" />
      ) : (
        <span aria-hidden className={cx("size-2 shrink-0 rounded-full", dots[task.discipline])} />
      )}
      {task.blocked && !task.finished && <Ban size={12} aria-hidden className="shrink-0 text-bad" />}
      <span className={cx("truncate", task.finished && "line-through")}>{task.title}</span>
      <span className="sr-only">{` ${task.key} · ${words}`}</span>
    </Link>
  );
}
