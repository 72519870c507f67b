import type { FieldMetadata } from "@conform-to/react";
import { type FieldConflict, type FieldValue, priorities, type TaskFields } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import type { BoardKpiView, BoardPersonView } from "./view";

export type TaskFormFields = Record<keyof TaskFields, FieldMetadata<string | undefined>>;

type TaskFieldsProps = {
  fields: TaskFormFields;
  people: readonly BoardPersonView[];
  kpis: readonly BoardKpiView[];
  /** Who may be chosen as the assignee; null offers everybody with a seat. */
  discipline: Discipline | null;
  /** Kept as choices though no longer among the squad's own. */
  keep?: { assignee: { id: string; label: string } | null; metric: { id: string; label: string } | null };
};

/** The fields a person types of a task; the same for a new one and for an edit. */
export function TaskFieldInputs({ fields, people, kpis, discipline, keep }: TaskFieldsProps) {
  const { t, name } = useI18n();
  const seated = people.filter(
    (person) => person.current && (discipline === null || person.discipline === discipline),
  );
  const assignees = withKept(
    seated.map((person) => ({
      value: person.id,
      label: discipline
        ? name(person)
        : t("task.receiver", { name: name(person), discipline: t(`discipline.${person.discipline}`) }),
    })),
    keep?.assignee,
  );
  const metrics = withKept(
    kpis.map((kpi) => ({ value: kpi.metricId, label: `${name(kpi)} (${kpi.code})` })),
    keep?.metric,
  );
  return (
    <>
      <TextField meta={fields.title} label={t("task.title")} required maxLength={200} autoComplete="off" />
      <TextAreaField
        meta={fields.description}
        label={t("task.description")}
        hint={t("task.markdown_hint")}
        rows={8}
        maxLength={10_000}
      />
      <div className="grid grid-cols-2 gap-4 max-[380px]:grid-cols-1">
        <SelectField
          meta={fields.assigneeId}
          label={t("task.assignee")}
          choices={assignees}
          none={t("task.nobody")}
        />
        <SelectField
          meta={fields.priority}
          label={t("task.priority")}
          choices={priorities.map((value) => ({ value, label: t(`task.priority.${value}`) }))}
        />
        <TextField meta={fields.startOn} label={t("task.start")} type="date" />
        <TextField meta={fields.dueOn} label={t("task.due")} type="date" />
        <TextField
          meta={fields.estimateHours}
          label={t("task.estimate_hours")}
          type="number"
          inputMode="numeric"
          min={1}
          max={9999}
        />
        <SelectField
          meta={fields.metricId}
          label={t("task.kpi")}
          choices={metrics}
          none={t("task.no_kpi")}
          hint={t(kpis.length === 0 ? "task.kpi_none_yet" : "task.kpi_hint")}
        />
      </div>
    </>
  );
}

type Choice = { value: string; label: string };

function withKept(choices: Choice[], kept: { id: string; label: string } | null | undefined): Choice[] {
  if (!kept || choices.some(({ value }) => value === kept.id)) return choices;
  return [...choices, { value: kept.id, label: kept.label }];
}

type ConflictProps = {
  conflicts: readonly FieldConflict[];
  shown: (field: keyof TaskFields, value: FieldValue) => string;
  onTake: (field: keyof TaskFields, value: FieldValue) => void;
};

/** Field by field what is stored now beside what was typed, with one press to take the stored one over. */
export function ConflictList({ conflicts, shown, onTake }: ConflictProps) {
  const { t } = useI18n();
  return (
    <section
      role="alert"
      aria-labelledby="conflict-title"
      className="mb-4 rounded-control border border-watch bg-watch-bg px-3 py-2.5 text-sm"
    >
      <h3 id="conflict-title" className="font-semibold text-watch">
        {t("task.conflict.title")}
      </h3>
      <p className="mt-0.5 text-ink-2">{t("task.conflict.text")}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {conflicts.map(({ field, mine, theirs }) => (
          <li key={field} className="rounded-control border border-line bg-surface px-2.5 py-2">
            <div className="flex items-center gap-2">
              <strong className="font-semibold">{t(`task.field.${field}`)}</strong>
              <button
                type="button"
                onClick={() => onTake(field, theirs)}
                className="ml-auto rounded-control border border-line-2 px-2 py-0.5 text-xs hover:bg-sunken"
              >
                {t("task.conflict.take")}
              </button>
            </div>
            <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
              <dt className="text-ink-3">{t("task.conflict.theirs")}</dt>
              <dd className="break-words whitespace-pre-wrap">
                {shown(field, theirs) || t("task.conflict.empty")}
              </dd>
              <dt className="text-ink-3">{t("task.conflict.mine")}</dt>
              <dd className="break-words whitespace-pre-wrap">
                {shown(field, mine) || t("task.conflict.empty")}
              </dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
