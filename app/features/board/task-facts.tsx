import type { ReactNode } from "react";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { DisciplineTag } from "~/ui/status";
import { ParentRow } from "./task/family";
import { LabelsRow } from "./task/labels-row";
import { Coworkers, WatchRow } from "./task/people-row";
import type { TaskParts } from "./task/view";
import type { TaskPlace, TaskView } from "./task-view";

type FactsProps = { view: TaskPlace; task: TaskView; parts: TaskParts; reply: FormReply | undefined };

/** Who holds the task and works on it, where it stands, when it is wanted, and what it belongs to. */
export function Facts({ view, task, parts, reply }: FactsProps) {
  const { t, f, name } = useI18n();
  const { work } = task.rights;
  const squadId = view.squad.id;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2.5 border-y border-line py-4 text-sm [&>dt]:text-xs [&>dt]:text-ink-3">
      <dt>{t("task.discipline")}</dt>
      <dd>
        <DisciplineTag discipline={task.discipline} />
      </dd>
      <dt>{t("task.assignee")}</dt>
      <dd className="flex items-center gap-2">
        {task.assignee ? (
          <>
            <Avatar person={task.assignee} discipline={task.discipline} size={20} />
            {name(task.assignee)}
          </>
        ) : (
          t("task.nobody")
        )}
      </dd>
      {(work || parts.coworkers.length > 0) && (
        <Fact label={t("task.coworkers")}>
          <Coworkers task={task} parts={parts} people={view.people} reply={reply} />
        </Fact>
      )}
      <Fact label={t("task.column")}>
        {name(task.column)} <span className="text-ink-3">{t("task.since_days", { days: task.age })}</span>
      </Fact>
      <Fact label={t("task.priority")}>{t(`task.priority.${task.priority}`)}</Fact>
      {task.startOn && <Fact label={t("task.start")}>{f.dayWithYear(task.startOn)}</Fact>}
      <Fact label={t("task.due")}>
        <span className={task.overdue ? "font-semibold text-bad" : undefined}>
          {task.dueOn ? f.dayWithYear(task.dueOn) : "–"}
        </span>
      </Fact>
      {task.estimateHours !== null && (
        <Fact label={t("task.estimate")}>{t("task.hours", { hours: task.estimateHours })}</Fact>
      )}
      {(work || parts.labels.length > 0) && (
        <Fact label={t("task.labels")}>
          <LabelsRow squadId={squadId} parts={parts} work={work} reply={reply} />
        </Fact>
      )}
      <Fact label={t("task.kpi")}>
        {task.metric ? `${name(task.metric)} (${task.metric.code})` : t("task.no_kpi")}
      </Fact>
      {(work || parts.parent) && (
        <Fact label={t("task.parent")}>
          <ParentRow squadId={squadId} taskId={task.id} parts={parts} work={work} reply={reply} />
        </Fact>
      )}
      <Fact label={t("task.watchers")}>
        <WatchRow parts={parts} archived={task.archivedAt !== null} />
      </Fact>
      <Fact label={t("task.reporter")}>
        {name(task.reporter)} <span className="text-ink-3">{f.instant(task.createdAt)}</span>
      </Fact>
      {task.startedAt && <Fact label={t("task.started")}>{f.instant(task.startedAt)}</Fact>}
      {task.finishedAt && <Fact label={t("task.finished")}>{f.instant(task.finishedAt)}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
