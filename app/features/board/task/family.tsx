import { CheckCircle2, Circle, Plus } from "lucide-react";
import { Link, useLocation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { DisciplineTag } from "~/ui/status";
import { SuggestField } from "~/ui/suggest-field";
import { useForm } from "~/ui/use-form";
import { PartForm, PartSection, Progress, replyTo } from "./part-form";
import { RemoveButton } from "./remove-button";
import type { SubTaskView, TaskParts } from "./view";

type FamilyProps = {
  squadId: string;
  taskId: string;
  parts: TaskParts;
  work: boolean;
  reply: FormReply | undefined;
};

/** What the task is a part of; or the form that makes it a part of something. */
export function ParentRow({ squadId, parts, work, reply }: FamilyProps) {
  const { t } = useI18n();
  const { search } = useLocation();
  const own = replyTo(reply, "set-parent");
  const { fields } = useForm<{ parent: string }>({ reply: own, id: "set-parent" });
  const { parent } = parts;
  if (parent) {
    return (
      <div className="flex items-start gap-1">
        <Link
          to={`${paths.task(squadId, parent.id)}${search}`}
          preventScrollReset
          className="min-w-0 break-words underline decoration-line-2 underline-offset-2 hover:decoration-ink"
        >
          <span className="text-ink-3">{parent.key}</span> {parent.title}
        </Link>
        {work && (
          <PartForm intent="clear-parent">
            <RemoveButton label={t("task.parent_remove", { key: parent.key })} />
          </PartForm>
        )}
      </div>
    );
  }
  if (!work) return <span className="text-ink-3">–</span>;
  return (
    <details open={own !== undefined}>
      <summary className="inline-flex cursor-pointer items-center gap-1 rounded-control text-xs text-ink-2 hover:text-ink max-sm:min-h-9">
        <Plus size={12} aria-hidden />
        {t("task.parent_set")}
      </summary>
      <PartForm intent="set-parent" className="mt-1.5 flex flex-wrap items-end gap-1.5">
        <SuggestField
          meta={fields.parent}
          label={t("task.parent_key")}
          source={paths.taskSuggest}
          wrap="flex-1 basis-32"
        />
        <Button>{t("task.add")}</Button>
      </PartForm>
    </details>
  );
}

/** The sub-tasks with how far they are, and the way to a new one. */
export function SubTasks({ squadId, taskId, parts, work }: FamilyProps) {
  const { t } = useI18n();
  const { search } = useLocation();
  const { subTasks } = parts;
  const done = subTasks.filter(({ finished }) => finished).length;
  if (subTasks.length === 0 && !work) return null;
  const create = new URLSearchParams(search);
  create.set("parent", taskId);
  return (
    <PartSection
      id="task-subtasks"
      title={t("task.subtasks")}
      aside={
        <>
          {subTasks.length > 0 && (
            <Progress
              done={done}
              all={subTasks.length}
              label={t("task.subtasks_progress", { done, all: subTasks.length })}
            />
          )}
          {work && (
            <LinkButton small kind="quiet" to={`${paths.boardNew(squadId)}?${create}`} preventScrollReset>
              <Plus size={13} aria-hidden />
              {t("task.subtask_add")}
            </LinkButton>
          )}
        </>
      }
    >
      {subTasks.length > 0 && (
        <ul className="flex flex-col divide-y divide-line rounded-control border border-line">
          {subTasks.map((subTask) => (
            <SubTask key={subTask.id} squadId={squadId} subTask={subTask} />
          ))}
        </ul>
      )}
    </PartSection>
  );
}

function SubTask({ squadId, subTask }: { squadId: string; subTask: SubTaskView }) {
  const { t, name } = useI18n();
  const { search } = useLocation();
  const Icon = subTask.finished ? CheckCircle2 : Circle;
  return (
    <li className="flex items-start gap-2 px-2.5 py-1.5 text-sm">
      <Icon size={15} aria-hidden className="mt-0.5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <Link
          to={`${paths.task(squadId, subTask.id)}${search}`}
          preventScrollReset
          className="break-words hover:underline"
        >
          <span className="text-ink-3">{subTask.key}</span> {subTask.title}
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <DisciplineTag discipline={subTask.discipline} />
          <span>{subTask.assignee ? name(subTask.assignee) : t("task.nobody")}</span>
          <span>{name(subTask.column)}</span>
        </p>
      </div>
    </li>
  );
}
