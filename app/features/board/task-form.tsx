import { useEffect, useState } from "react";
import { Form } from "react-router";
import { type FieldValue, type TaskFields, taskFields } from "~/domain/board";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { FormErrors, SelectField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { EditConflict } from "./edit-task.server";
import { useBoardAddress } from "./panel";
import { ConflictList, TaskFieldInputs, type TaskFormFields } from "./task-fields";
import type { TaskView } from "./task-view";
import type { BoardView } from "./view";

type NewTaskProps = {
  view: BoardView;
  columnId: string;
  /** What the new task is to be a sub-task of. */
  parent: { id: string; key: string; title: string } | null;
  reply: FormReply | undefined;
};

/** A new task; which discipline starts with it decides who can be assigned. */
export function NewTaskForm({ view, columnId, parent, reply }: NewTaskProps) {
  const { t, name } = useI18n();
  const back = useBoardAddress(view.squad.id);
  const [taskId] = useState(view.newTaskId);
  const [discipline, setDiscipline] = useState<Discipline>(view.ownDiscipline);
  const [narrows, setNarrows] = useState(false);
  useEffect(() => setNarrows(true), []);
  const { form, fields } = useForm<
    { columnId: string; discipline: string; parentId: string } & Record<keyof TaskFields, string>
  >({
    reply,
    defaultValue: { columnId, discipline: view.ownDiscipline, priority: "normal" },
  });
  return (
    <Form method="post" id={form.id} preventScrollReset className="flex flex-col gap-4">
      <FormErrors errors={form.errors} />
      <input type="hidden" name="taskId" value={taskId} />
      {parent && (
        <p className="text-sm text-ink-2">
          <input type="hidden" name="parentId" value={parent.id} />
          {t("task.parent")} <strong className="font-medium text-ink">{parent.key}</strong> {parent.title}
        </p>
      )}
      {fields.parentId.errors && <FormErrors errors={fields.parentId.errors} />}
      <div className="grid grid-cols-2 gap-4">
        <SelectField
          meta={fields.discipline}
          label={t("task.discipline_starts")}
          hint={t("task.discipline_hint")}
          choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
          onChange={(event) => setDiscipline(event.currentTarget.value as Discipline)}
        />
        <SelectField
          meta={fields.columnId}
          label={t("task.column")}
          choices={view.columns.map((column) => ({ value: column.id, label: name(column) }))}
        />
      </div>
      <TaskFieldInputs
        fields={fields as TaskFormFields}
        people={view.people}
        kpis={view.kpis}
        discipline={narrows ? discipline : null}
      />
      <div className="flex gap-2">
        <Button kind="main">{t("task.create")}</Button>
        <LinkButton to={back} preventScrollReset>
          {t("action.cancel")}
        </LinkButton>
      </div>
    </Form>
  );
}

export type EditReply = FormReply | { conflict: EditConflict };

type EditTaskProps = { view: BoardView; task: TaskView; back: string; reply: EditReply | undefined };

/** An edit of a task. A conflict starts the form anew on what is stored now, with what was typed kept. */
export function EditTaskForm({ view, task, back, reply }: EditTaskProps) {
  const conflict = reply && "conflict" in reply ? reply.conflict : null;
  return (
    <EditFields
      key={conflict ? `conflict-${conflict.version}` : "edit"}
      view={view}
      task={task}
      back={back}
      reply={reply && "submission" in reply ? reply : undefined}
      conflict={conflict}
    />
  );
}

const baseName = (field: keyof TaskFields) => `base${field[0]!.toUpperCase()}${field.slice(1)}`;
const typed = (fields: TaskFields) =>
  Object.fromEntries(taskFields.map((field) => [field, String(fields[field] ?? "")])) as Record<
    keyof TaskFields,
    string
  >;

type EditFieldsProps = Omit<EditTaskProps, "reply"> & {
  reply: FormReply | undefined;
  conflict: EditConflict | null;
};

function EditFields({ view, task, back, reply, conflict }: EditFieldsProps) {
  const { t, name } = useI18n();
  const [opened] = useState({ base: conflict?.theirs ?? task, version: conflict?.version ?? task.version });
  const [values, setValues] = useState(typed(conflict?.merged ?? task));
  const [open, setOpen] = useState(conflict?.conflicts ?? []);
  const { form, fields } = useForm<Record<keyof TaskFields, string>>({
    reply,
    defaultValue: values,
    id: `edit-${opened.version}`,
  });
  const shown = (field: keyof TaskFields, value: FieldValue) => {
    if (value === null) return "";
    if (typeof value === "number") return t("task.hours", { hours: value });
    const person = field === "assigneeId" && view.people.find(({ id }) => id === value);
    if (person) return name(person);
    const kpi = field === "metricId" && view.kpis.find(({ metricId }) => metricId === value);
    if (kpi) return name(kpi);
    return field === "priority" ? t(`task.priority.${value as TaskFields["priority"]}`) : value;
  };
  const base = typed(opened.base);
  return (
    <Form method="post" id={form.id} preventScrollReset className="flex flex-col gap-4">
      {open.length > 0 && (
        <ConflictList
          conflicts={open}
          shown={shown}
          onTake={(field, value) => {
            setValues((current) => ({ ...current, [field]: String(value ?? "") }));
            setOpen((current) => current.filter((other) => other.field !== field));
            const input = document
              .getElementById(form.id)
              ?.querySelector<HTMLInputElement>(`[name="${field}"]`);
            if (input) input.value = String(value ?? "");
          }}
        />
      )}
      <FormErrors errors={form.errors} />
      <input type="hidden" name="version" value={opened.version} />
      {taskFields.map((field) => (
        <input key={field} type="hidden" name={baseName(field)} value={base[field]} />
      ))}
      <TaskFieldInputs
        fields={fields as TaskFormFields}
        people={view.people}
        kpis={view.kpis}
        discipline={task.discipline}
        keep={{
          assignee:
            task.assigneeId && task.assignee ? { id: task.assigneeId, label: name(task.assignee) } : null,
          metric: task.metricId && task.metric ? { id: task.metricId, label: name(task.metric) } : null,
        }}
      />
      <div className="flex gap-2">
        <Button kind="main">{t("action.save")}</Button>
        <LinkButton to={back} preventScrollReset>
          {t("action.cancel")}
        </LinkButton>
      </div>
    </Form>
  );
}
