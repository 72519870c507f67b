import { type ReactNode, useEffect, useRef } from "react";
import { categories, dueWords, priorities, type TaskFilter } from "~/domain/board";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import type { FilterChoices } from "./filter-choices";

type Choice = { value: string; label: string };

/** Every condition a filter can have, as the fields of the filter bar's form; each change applies at once. */
export function FilterPanel({
  filter,
  choices,
  onClose,
}: {
  filter: TaskFilter;
  choices: FilterChoices;
  onClose: () => void;
}) {
  const { t, name } = useI18n();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  const people = choices.people.filter(
    (person, i, all) => all.findIndex((other) => other.id === person.id) === i,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from any of its fields
    <div
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      className="absolute top-full left-0 z-30 mt-1 flex max-h-[70vh] w-[min(860px,100%)] flex-col rounded-card border border-line-2 bg-surface shadow-pop max-sm:fixed max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:z-40 max-sm:max-h-[82vh] max-sm:w-full max-sm:rounded-b-none"
    >
      <div className="grid min-h-0 flex-1 grid-cols-[repeat(auto-fill,minmax(168px,1fr))] gap-x-5 gap-y-4 overflow-y-auto p-4">
        <Several
          title={t("filter.who")}
          name="who"
          chosen={filter.people}
          choices={[
            { value: "me", label: t("board.filter.me") },
            { value: "nobody", label: t("board.filter.nobody") },
            ...people.map((person) => ({
              value: person.id,
              label: person.current ? name(person) : t("board.filter.left", { name: name(person) }),
            })),
          ]}
        />
        <Several
          title={t("board.filter.discipline")}
          name="discipline"
          chosen={filter.disciplines}
          choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
        />
        <Group title={t("board.filter.due")}>
          {(["", ...dueWords] as const).map((value) => (
            <label key={value} className={line}>
              <input
                type="radio"
                name="due"
                value={value}
                defaultChecked={filter.due === value}
                className="size-4 accent-ink"
              />
              {value === "" ? t("board.filter.any_due") : t(`board.filter.due.${value}`)}
            </label>
          ))}
          <Days name="due" title={t("board.filter.due")} range={filter.dueIn} />
        </Group>
        <Several
          title={t("filter.label")}
          name="label"
          chosen={filter.labels}
          choices={choices.labels.map((label) => ({ value: label.slug, label: label.name }))}
        />
        <Several
          title={t("task.priority")}
          name="priority"
          chosen={filter.priorities}
          choices={priorities.toReversed().map((value) => ({ value, label: t(`task.priority.${value}`) }))}
        />
        <Several
          title={t("board.filter.kpi")}
          name="kpi"
          chosen={filter.kpis}
          choices={choices.kpis.map((kpi) => ({ value: kpi.metricId, label: name(kpi) }))}
        />
        <Several
          title={t("task.column")}
          name="in"
          chosen={filter.columns}
          choices={choices.columns.map((column) => ({ value: column.id, label: name(column) }))}
        />
        <Several
          title={t("columns.category")}
          name="category"
          chosen={filter.categories}
          choices={categories.map((value) => ({ value, label: t(`columns.category.${value}`) }))}
        />
        <Group title={t("filter.state")}>
          <Flag name="waiting" label={t("filter.waiting")} on={filter.waiting} />
          <Flag name="blocked" label={t("filter.blocked")} on={filter.blocked} />
        </Group>
        <Group title={t("task.created")}>
          <Days name="created" title={t("task.created")} range={filter.created} />
        </Group>
        <Group title={t("task.finished")}>
          <Days name="finished" title={t("task.finished")} range={filter.finished} />
        </Group>
      </div>
      <div className="flex justify-end border-t border-line px-4 py-2.5">
        <noscript>
          <Button kind="main">{t("board.filter.apply")}</Button>
        </noscript>
        <Button type="button" onClick={onClose}>
          {t("filter.done")}
        </Button>
      </div>
    </div>
  );
}

const line = "flex min-h-7 items-center gap-2 text-sm max-sm:min-h-9";

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-medium text-ink-3">{title}</legend>
      {children}
    </fieldset>
  );
}

/** Choices of one kind, any of which will do. What was chosen but is no longer offered stays chosen. */
function Several({
  title,
  name,
  chosen,
  choices,
}: {
  title: string;
  name: string;
  chosen: readonly string[];
  choices: readonly Choice[];
}) {
  const gone = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  if (choices.length + gone.length === 0) return null;
  return (
    <Group title={title}>
      <div className="max-h-56 overflow-y-auto">
        {[...choices, ...gone.map((value) => ({ value, label: value }))].map(({ value, label }) => (
          <label key={value} className={line}>
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-4 shrink-0 accent-ink"
            />
            <span className="min-w-0 truncate">{label}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

function Flag({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <label className={line}>
      <input type="checkbox" name={name} value="1" defaultChecked={on} className="size-4 accent-ink" />
      {label}
    </label>
  );
}

function Days({
  name,
  title,
  range,
}: {
  name: "due" | "created" | "finished";
  title: string;
  range: TaskFilter["dueIn"];
}) {
  const { t } = useI18n();
  const field = (end: "From" | "To", value: string | null) => (
    <label className="mt-1 flex items-center gap-2 text-xs text-ink-2">
      <span className="w-8 shrink-0">{t(end === "From" ? "filter.from" : "filter.to")}</span>
      <input
        type="date"
        name={`${name}${end}`}
        defaultValue={value ?? ""}
        aria-label={t(end === "From" ? "filter.days_from" : "filter.days_to", { what: title })}
        className="h-7 min-w-0 flex-1 rounded-control border border-line-2 bg-surface px-1.5 text-xs text-ink max-sm:h-9"
      />
    </label>
  );
  return (
    <>
      {field("From", range.from)}
      {field("To", range.to)}
    </>
  );
}
