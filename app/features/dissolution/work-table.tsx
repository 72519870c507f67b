import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { DisciplineTag, Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { DissolutionView } from "./load-dissolution.server";

type Task = DissolutionView["tasks"][number];

/** Open tasks with a box to choose them and what was decided. */
export function WorkTable({
  tasks,
  squadId,
  linked,
  chosen,
  onChoose,
}: {
  tasks: readonly Task[];
  squadId: string;
  linked: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const { t, name } = useI18n();
  const all = tasks.every(({ id }) => chosen.has(id));
  const choose = (id: string, on: boolean) =>
    onChoose(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <Table
      label={t("dissolution.work")}
      head={
        <>
          <Th className="w-10">
            <span className="sr-only">{t("dissolution.choose")}</span>
            <input
              type="checkbox"
              aria-label={t("dissolution.choose_all")}
              checked={all}
              onChange={(event) => onChoose(new Set(event.target.checked ? tasks.map(({ id }) => id) : []))}
              className="size-4 accent-ink"
            />
          </Th>
          <Th>{t("dissolution.task")}</Th>
          <Th className="max-sm:hidden">{t("dissolution.now")}</Th>
          <Th>{t("dissolution.home")}</Th>
        </>
      }
    >
      {tasks.map((task) => (
        <tr key={task.id}>
          <Td>
            <label className="-m-2.5 inline-flex p-2.5">
              <input
                type="checkbox"
                name="taskIds"
                value={task.id}
                aria-label={t("dissolution.choose_task", { key: task.key })}
                checked={chosen.has(task.id)}
                onChange={(event) => choose(task.id, event.target.checked)}
                className="size-4 accent-ink"
              />
            </label>
          </Td>
          <Td className="break-words sm:min-w-56">
            {linked ? (
              <Link to={paths.task(squadId, task.id)} className="font-medium hover:underline">
                {task.key}
              </Link>
            ) : (
              <span className="font-medium">{task.key}</span>
            )}{" "}
            {task.title}
            {task.waiting && (
              <span className="block">
                <Status tone="watch" bare>
                  {t("dissolution.waiting")}
                </Status>
              </span>
            )}
          </Td>
          <Td className="max-sm:hidden">
            <DisciplineTag discipline={task.discipline} />
            <span className="block text-xs text-ink-2">
              {[name(task.column), task.assignee && name(task.assignee)].filter(Boolean).join(" · ")}
            </span>
          </Td>
          <Td className="break-words">
            <Home task={task} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Home({ task }: { task: Task }) {
  const { t, f, name } = useI18n();
  if (task.home === null) return <span className="text-ink-3">{t("dissolution.is.none")}</span>;
  return (
    <>
      {task.home === "squad"
        ? task.to && t("dissolution.home.squad", { squad: name(task.to) })
        : t(`dissolution.is.${task.home}`)}
      {task.reason !== "" && <span className="block text-xs text-ink-2">{task.reason}</span>}
      {task.decider && task.decidedAt && (
        <span className="block text-xs text-ink-3">
          {t("dissolution.by", { name: name(task.decider), at: f.shortInstant(task.decidedAt) })}
        </span>
      )}
    </>
  );
}
