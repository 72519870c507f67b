import { Ban, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Form, useLocation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { Button, LinkButton } from "~/ui/button";
import { FormErrors, TextField } from "~/ui/field";
import { DisciplineTag } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import { HandoffBox } from "./handoff-box";
import { History } from "./history";
import type { TaskView } from "./task-view";
import type { BoardView } from "./view";

type TaskDetailsProps = { view: BoardView; task: TaskView; reply: FormReply | undefined };

/** The task as its panel shows it, with everything that can be done to it; works without JavaScript. */
export function TaskDetails({ view, task, reply }: TaskDetailsProps) {
  const { t, f } = useI18n();
  const { search } = useLocation();
  const { form, fields } = useForm<{ blockedReason: string; reason: string; columnId: string }>({ reply });
  return (
    <div className="flex flex-col gap-5">
      <FormErrors errors={form.errors} />
      {task.archivedAt && (
        <div className="flex flex-wrap items-center gap-3 rounded-control bg-sunken px-3 py-2 text-sm">
          <p className="min-w-0 flex-1">{t("task.is_archived", { at: f.instant(task.archivedAt) })}</p>
          {view.rights.work && (
            <TaskAction intent="restore" task={task}>
              <Button small>{t("task.restore")}</Button>
            </TaskAction>
          )}
        </div>
      )}
      {(task.handoff || task.lastReturn) && <HandoffBox task={task} reasonMeta={fields.reason} />}
      {task.blocked && <Blocked view={view} task={task} />}
      {task.rights.work && (
        <div className="flex flex-wrap gap-2">
          <LinkButton
            kind="main"
            to={`${paths.taskEdit(view.squad.id, task.id)}${search}`}
            preventScrollReset
          >
            <Pencil size={14} aria-hidden />
            {t("action.edit")}
          </LinkButton>
          {task.rights.offer && (
            <LinkButton to={`${paths.taskHandOff(view.squad.id, task.id)}${search}`} preventScrollReset>
              {t("task.hand_off")}
            </LinkButton>
          )}
          <MoveForm view={view} task={task} />
        </div>
      )}
      <section aria-label={t("task.description")} className="text-sm break-words whitespace-pre-wrap">
        {task.description || <span className="text-ink-3">{t("task.no_description")}</span>}
      </section>
      <Facts task={task} />
      {task.rights.work && (
        <div className="flex flex-wrap items-start gap-2">
          {!task.blocked && task.column.category !== "backlog" && task.column.category !== "done" && (
            <details className="min-w-0 flex-1" open={fields.blockedReason.errors !== undefined}>
              <summary className="inline-flex h-[26px] list-none items-center gap-1.5 rounded-control border border-line-2 px-2 text-xs font-medium hover:bg-sunken max-sm:h-9">
                <Ban size={13} aria-hidden />
                {t("task.block")}
              </summary>
              <TaskAction intent="block" task={task} className="mt-2 flex flex-wrap items-end gap-2">
                <TextField
                  meta={fields.blockedReason}
                  label={t("task.block_reason")}
                  required
                  maxLength={500}
                  wrap="flex-1 basis-48"
                />
                <Button>{t("task.block")}</Button>
              </TaskAction>
            </details>
          )}
          <TaskAction intent="archive" task={task} className="ml-auto">
            <Button small kind="quiet">
              {t("task.archive")}
            </Button>
          </TaskAction>
        </div>
      )}
      <History task={task} />
    </div>
  );
}

/** A form that does one thing to the task; it carries the version the reader saw. */
export function TaskAction({
  intent,
  task,
  className,
  children,
}: {
  intent: string;
  task: TaskView;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Form method="post" preventScrollReset className={className}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={task.version} />
      {children}
    </Form>
  );
}

function MoveForm({ view, task }: { view: BoardView; task: TaskView }) {
  const { t, name } = useI18n();
  return (
    <TaskAction intent="move" task={task} className="flex gap-1.5">
      <select
        name="columnId"
        key={task.columnId}
        defaultValue={task.columnId}
        aria-label={t("task.move_to")}
        className="h-8 max-w-40 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9"
      >
        {view.columns.map((column) => (
          <option key={column.id} value={column.id}>
            {name(column)}
          </option>
        ))}
      </select>
      <Button>{t("task.move")}</Button>
    </TaskAction>
  );
}

function Blocked({ view, task }: { view: BoardView; task: TaskView }) {
  const { t, f } = useI18n();
  if (!task.blocked) return null;
  return (
    <section className="flex flex-wrap items-center gap-3 rounded-control bg-bad-bg px-3 py-2 text-sm text-bad">
      <p className="min-w-0 flex-1 basis-52">
        <strong className="inline-flex items-center gap-1.5 font-semibold">
          <Ban size={14} aria-hidden />
          {t("task.blocked_since", { at: f.instant(task.blocked.since) })}
        </strong>
        <span className="block break-words text-ink">{task.blocked.reason}</span>
      </p>
      {view.rights.work && (
        <TaskAction intent="unblock" task={task}>
          <Button small>{t("task.unblock")}</Button>
        </TaskAction>
      )}
    </section>
  );
}

function Facts({ task }: { task: TaskView }) {
  const { t, f, name } = useI18n();
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-2 border-y border-line py-4 text-sm [&>dt]:text-xs [&>dt]:text-ink-3">
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
      <dt>{t("task.column")}</dt>
      <dd>
        {name(task.column)} <span className="text-ink-3">{t("task.since_days", { days: task.age })}</span>
      </dd>
      <dt>{t("task.priority")}</dt>
      <dd>{t(`task.priority.${task.priority}`)}</dd>
      <dt>{t("task.due")}</dt>
      <dd className={task.overdue ? "font-semibold text-bad" : undefined}>
        {task.dueOn ? f.dayWithYear(task.dueOn) : "–"}
      </dd>
      <dt>{t("task.kpi")}</dt>
      <dd>{task.metric ? `${name(task.metric)} (${task.metric.code})` : t("task.no_kpi")}</dd>
      <dt>{t("task.reporter")}</dt>
      <dd>
        {name(task.reporter)} <span className="text-ink-3">{f.instant(task.createdAt)}</span>
      </dd>
      {task.startedAt && (
        <>
          <dt>{t("task.started")}</dt>
          <dd>{f.instant(task.startedAt)}</dd>
        </>
      )}
      {task.finishedAt && (
        <>
          <dt>{t("task.finished")}</dt>
          <dd>{f.instant(task.finishedAt)}</dd>
        </>
      )}
    </dl>
  );
}
