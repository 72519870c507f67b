import type { FieldMetadata } from "@conform-to/react";
import { Ban, Pencil } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { Form, useLocation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { FormErrors, TextField } from "~/ui/field";
import { usePageKeys } from "~/ui/keys";
import { RenderedText } from "~/ui/rendered-text";
import { useForm } from "~/ui/use-form";
import { useSentOnce } from "~/ui/use-sent-once";
import { HandoffBox } from "./handoff-box";
import { History } from "./history";
import { Attachments } from "./task/attachments";
import { Checklist } from "./task/checklist";
import { Comments } from "./task/comments";
import { SubTasks } from "./task/family";
import { Links } from "./task/links";
import { watchFormId } from "./task/people-row";
import type { TaskParts } from "./task/view";
import { Facts } from "./task-facts";
import { useTaskPalette } from "./task-palette";
import type { TaskPlace, TaskView } from "./task-view";

type TaskDetailsProps = {
  view: TaskPlace;
  task: TaskView;
  parts: TaskParts;
  reply: FormReply | undefined;
  /** Room for a second column beside the words. */
  wide?: boolean;
};

/** The task with everything that belongs to it and can be done to it; works without JavaScript. */
export function TaskDetails({ view, task, parts, reply, wide = false }: TaskDetailsProps) {
  const { t, f } = useI18n();
  const { search } = useLocation();
  const comment = useRef<HTMLTextAreaElement>(null);
  useTaskKeys(comment);
  useTaskPalette({
    view,
    task,
    focusComment: () => {
      comment.current?.scrollIntoView({ block: "center" });
      comment.current?.focus({ preventScroll: true });
    },
  });
  const { form, fields } = useForm<{ blockedReason: string; reason: string; columnId: string }>({ reply });
  const squadId = view.squad.id;
  const { work } = task.rights;
  const facts = <Facts view={view} task={task} parts={parts} reply={reply} />;
  return (
    <div className="flex flex-col gap-6">
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
      <div
        className={wide ? "grid items-start gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_340px]" : "contents"}
      >
        <div className={wide ? "flex min-w-0 flex-col gap-6" : "contents"}>
          <section aria-label={t("task.description")}>
            {task.description === "" ? (
              <p className="text-sm text-ink-3">{t("task.no_description")}</p>
            ) : (
              <RenderedText html={parts.descriptionHtml} />
            )}
          </section>
          {!wide && facts}
          <Checklist parts={parts} work={work} reply={reply} />
          <SubTasks squadId={squadId} taskId={task.id} parts={parts} work={work} reply={reply} />
          <Links taskKey={task.key} parts={parts} work={work} reply={reply} />
          <Attachments squadId={squadId} taskId={task.id} parts={parts} work={work} reply={reply} />
          <Comments parts={parts} reply={reply} areaRef={comment} />
        </div>
        <div
          className={
            wide
              ? "flex min-w-0 flex-col gap-6 rounded-card border border-line bg-surface px-[18px] pb-5 [&>dl]:border-t-0"
              : "contents"
          }
        >
          {wide && facts}
          {work && <Steps view={view} task={task} reasonMeta={fields.blockedReason} />}
          <History task={task} />
        </div>
      </div>
    </div>
  );
}

/** The keys of a task; `e` and `h` are the board's, which has them for its focused card as well. */
function useTaskKeys(comment: RefObject<HTMLTextAreaElement | null>) {
  const { t } = useI18n();
  usePageKeys([
    {
      keys: "m",
      label: t("task.keys.comment"),
      run: () => {
        comment.current?.scrollIntoView({ block: "center" });
        comment.current?.focus({ preventScroll: true });
      },
    },
    {
      keys: "w",
      label: t("task.keys.watch"),
      run: () => (document.getElementById(watchFormId) as HTMLFormElement | null)?.requestSubmit(),
    },
  ]);
}

/** What is rarely done: saying that work is stuck, moving it to another squad, putting it away. */
function Steps({
  view,
  task,
  reasonMeta,
}: {
  view: TaskPlace;
  task: TaskView;
  reasonMeta: FieldMetadata<string>;
}) {
  const { t } = useI18n();
  const { search } = useLocation();
  return (
    <div className="flex flex-wrap items-start gap-2">
      {!task.blocked && task.column.category !== "backlog" && task.column.category !== "done" && (
        <details className="open:basis-full" open={reasonMeta.errors !== undefined}>
          <summary className="inline-flex h-[26px] list-none items-center gap-1.5 rounded-control border border-line-2 px-2 text-xs font-medium hover:bg-sunken max-sm:h-9">
            <Ban size={13} aria-hidden />
            {t("task.block")}
          </summary>
          <TaskAction intent="block" task={task} className="mt-2 flex flex-wrap items-end gap-2">
            <TextField
              meta={reasonMeta}
              label={t("task.block_reason")}
              required
              maxLength={500}
              wrap="flex-1 basis-48"
            />
            <Button>{t("task.block")}</Button>
          </TaskAction>
        </details>
      )}
      <LinkButton
        small
        kind="quiet"
        to={`${paths.taskMove(view.squad.id, task.id)}${search}`}
        preventScrollReset
      >
        {t("task.move_squad")}
      </LinkButton>
      <TaskAction intent="archive" task={task} className="ml-auto">
        <Button small kind="quiet">
          {t("task.archive")}
        </Button>
      </TaskAction>
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
  const once = useSentOnce();
  return (
    <Form method="post" preventScrollReset className={className} onSubmit={once}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={task.version} />
      {children}
    </Form>
  );
}

function MoveForm({ view, task }: { view: TaskPlace; task: TaskView }) {
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

function Blocked({ view, task }: { view: TaskPlace; task: TaskView }) {
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
