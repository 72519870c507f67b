import { X } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { type DayRange, everyTask, type TaskFilter } from "~/domain/board";
import { type MessageKey, useI18n } from "~/platform/i18n";
import { withFilter } from "./address";
import type { FilterChoices } from "./filter-choices";

type Chip = { id: string; label: string; without: Partial<TaskFilter> };

/** What a filter says, condition by condition, in the reader's words. */
export function useFilterWords(choices: FilterChoices): (filter: TaskFilter) => Chip[] {
  const { t, f, name } = useI18n();
  const pick = <Row,>(
    rows: readonly Row[],
    isIt: (row: Row) => boolean,
    label: (row: Row) => string,
    value: string,
  ) => {
    const row = rows.find(isIt);
    return row === undefined ? value : label(row);
  };
  const person = (id: string) =>
    id === "me"
      ? t("board.filter.me")
      : id === "nobody"
        ? t("board.filter.nobody")
        : pick(choices.people, (row) => row.id === id, name, id);
  return (filter) => {
    const said = (title: MessageKey, what: string) => t("filter.chip", { title: t(title), what });
    const several = <Field extends keyof TaskFilter & string>(
      field: Field,
      title: MessageKey,
      words: string[],
    ): Chip[] =>
      words.length === 0
        ? []
        : [{ id: field, label: said(title, f.list(words)), without: { [field]: everyTask[field] } }];
    const days = (field: "dueIn" | "created" | "finished", title: MessageKey): Chip[] => {
      const what = rangeWords(filter[field]);
      return what === null
        ? []
        : [{ id: field, label: said(title, what), without: { [field]: everyTask[field] } }];
    };
    const rangeWords = ({ from, to }: DayRange): string | null => {
      if (from !== null && to !== null)
        return from === to
          ? f.dayWithYear(from)
          : t("filter.between", { from: f.dayWithYear(from), to: f.dayWithYear(to) });
      if (from !== null) return t("filter.since", { day: f.dayWithYear(from) });
      return to === null ? null : t("filter.until", { day: f.dayWithYear(to) });
    };
    return [
      ...several("people", "filter.who", filter.people.map(person)),
      ...several(
        "disciplines",
        "board.filter.discipline",
        filter.disciplines.map((value) => t(`discipline.${value}`)),
      ),
      ...several(
        "labels",
        "filter.label",
        filter.labels.map((slug) =>
          pick(
            choices.labels,
            (row) => row.slug === slug,
            (row) => row.name,
            slug,
          ),
        ),
      ),
      ...several(
        "priorities",
        "task.priority",
        filter.priorities.map((value) => t(`task.priority.${value}`)),
      ),
      ...several(
        "kpis",
        "board.filter.kpi",
        filter.kpis.map((id) => pick(choices.kpis, (row) => row.metricId === id, name, id)),
      ),
      ...several(
        "columns",
        "task.column",
        filter.columns.map((id) => pick(choices.columns, (row) => row.id === id, name, id)),
      ),
      ...several(
        "categories",
        "columns.category",
        filter.categories.map((value) => t(`columns.category.${value}`)),
      ),
      ...several("due", "board.filter.due", filter.due === "" ? [] : [t(`board.filter.due.${filter.due}`)]),
      ...days("dueIn", "board.filter.due"),
      ...days("created", "task.created"),
      ...days("finished", "task.finished"),
      ...(filter.waiting ? [{ id: "waiting", label: t("filter.waiting"), without: { waiting: false } }] : []),
      ...(filter.blocked ? [{ id: "blocked", label: t("filter.blocked"), without: { blocked: false } }] : []),
    ];
  };
}

/** The conditions that hold tasks back, each with the way to drop it. */
export function FilterChips({
  filter,
  choices,
  address,
}: {
  filter: TaskFilter;
  choices: FilterChoices;
  address: string;
}) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const chips = useFilterWords(choices)(filter);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("filter.active")} className="mt-2 flex flex-wrap gap-1.5">
      {chips.map(({ id, label, without }) => (
        <li key={id} className="max-w-full">
          <Link
            to={address + withFilter(search, { ...filter, ...without })}
            replace
            preventScrollReset
            aria-label={t("filter.drop", { what: label })}
            className="inline-flex max-w-full items-center gap-1 rounded-chip border border-line-2 bg-sunken py-0.5 pr-1 pl-2 text-xs text-ink hover:border-ink max-sm:min-h-9 max-sm:px-2.5"
          >
            <span className="truncate">{label}</span>
            <X size={13} aria-hidden className="shrink-0 text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
