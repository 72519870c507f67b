import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Chip } from "~/ui/status";
import type { HomeView } from "./load-home.server";

/** What others did since the reader was last here, squad by squad. */
export function NewsList({ squads }: { squads: HomeView["news"]["squads"] }) {
  const { t, f, name } = useI18n();
  return (
    <div className="divide-y divide-line">
      {squads.map(({ squad, tasks, more }) => (
        <section key={squad.id} aria-label={name(squad)}>
          <h3 className="px-4.5 pt-3 pb-1 text-xs font-medium text-ink-3">{name(squad)}</h3>
          <ul className="pb-2">
            {tasks.map((task) => (
              <li
                key={task.taskId}
                className="relative flex items-baseline gap-3 px-4.5 py-1.5 hover:bg-sunken"
              >
                <span className="w-16 shrink-0 text-xs text-ink-3">{task.key}</span>
                <span className="min-w-0 flex-1">
                  <Link
                    to={paths.task(squad.id, task.taskId)}
                    data-row={`news ${task.taskId}`}
                    className="break-words after:absolute after:inset-0"
                  >
                    {task.title}
                  </Link>
                  {task.mine && <Chip className="ml-2">{t("home.news.mine")}</Chip>}
                  <span className="block text-xs text-ink-2">
                    {t("home.news.line", {
                      who: f.list(task.actors.map(name)),
                      what: f.list(task.verbs.map((verb) => t(`home.news.${verb}`))),
                    })}
                    <span className="text-ink-3"> · {f.shortInstant(task.at)}</span>
                  </span>
                </span>
              </li>
            ))}
            {more > 0 && (
              <li className="px-4.5 py-1.5 text-xs">
                <Link
                  to={paths.squadActivity(squad.id)}
                  className="text-ink-2 underline-offset-2 hover:underline"
                >
                  {t("home.news.more", { count: more })}
                </Link>
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}
