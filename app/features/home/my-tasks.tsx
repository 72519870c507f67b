import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { Status } from "~/ui/status";
import type { MyTask } from "./view";

/** The reader's unfinished tasks over all squads, what is due first on top. */
export function MyTasks({ tasks, today }: { tasks: readonly MyTask[]; today: string }) {
  const { t, f, name } = useI18n();
  return (
    <ul className="divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.id} className="relative flex items-baseline gap-3 px-4.5 py-2.5 hover:bg-sunken">
          <span className="w-16 shrink-0 text-xs text-ink-3">{task.key}</span>
          <span className="min-w-0 flex-1">
            <Link
              to={paths.task(task.squadId, task.id)}
              data-row={`task ${task.id}`}
              className="font-medium break-words after:absolute after:inset-0"
            >
              {task.title}
            </Link>
            <span className="block text-xs text-ink-3">
              {name(task.squad)} · {name(task.column)}
              {task.helps && ` · ${t("home.helps")}`}
            </span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-0.5 text-xs">
            {task.dueOn && (
              <span
                className={cx(
                  "whitespace-nowrap",
                  task.dueOn < today ? "font-semibold text-bad" : "text-ink-2",
                )}
              >
                {task.dueOn < today ? t("home.was_due", { day: f.day(task.dueOn) }) : f.day(task.dueOn)}
              </span>
            )}
            {task.offeredTo && (
              <span className="whitespace-nowrap text-ink-3">
                {t("home.offered_to", { discipline: t(`discipline.${task.offeredTo}`) })}
              </span>
            )}
            {task.blocked !== null && (
              <Status tone="bad" bare>
                {t("board.card.blocked")}
              </Status>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
