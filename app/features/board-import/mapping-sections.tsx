import { priorities } from "~/domain/board";
import { tableFields } from "~/domain/board-import/table-fields";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { Chip } from "~/ui/status";
import { CellSelect, ChoiceTable } from "./choice-table";
import type { MappingView } from "./load-pages.server";

type Props = { view: MappingView };

/** What each column of a CSV file is. */
export function ColumnsSection({ view: { table, dayOrder } }: Props) {
  const { t } = useI18n();
  if (!table) return null;
  const choices = tableFields.map((value) => ({ value, label: t(`board_import.as.${value}`) }));
  return (
    <Card title={t("board_import.columns")} hint={t("board_import.columns_hint")} flush>
      <div className="max-h-120 overflow-y-auto">
        <ChoiceTable
          label={t("board_import.columns")}
          heads={[
            { label: t("board_import.column_of_file") },
            { label: t("board_import.becomes") },
            { label: t("board_import.example") },
          ]}
          rows={table.columns.map((column, index) => ({ ...column, index }))}
          keyOf={({ index }) => String(index)}
        >
          {({ title, field, sample, index }) => [
            title || "—",
            <CellSelect
              key="as"
              name={`fields[${index}]`}
              label={`${t("board_import.becomes")}: ${title}`}
              value={field}
              none={t("board_import.not_taken")}
              choices={choices}
            />,
            <span key="sample" className="block max-w-72 truncate text-xs text-ink-3">
              {sample}
            </span>,
          ]}
        </ChoiceTable>
      </div>
      {table.askDayOrder ? (
        <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4.5 py-3 text-sm">
          <legend className="sr-only">{t("board_import.day_order")}</legend>
          <span aria-hidden>{t("board_import.day_order")}</span>
          {(["dmy", "mdy"] as const).map((value) => (
            <label key={value} className="inline-flex items-center gap-2 max-sm:min-h-9">
              <input
                type="radio"
                name="dayOrder"
                value={value}
                defaultChecked={dayOrder === value}
                className="accent-ink"
              />
              {t(`board_import.day_order.${value}`)}
            </label>
          ))}
        </fieldset>
      ) : (
        <input type="hidden" name="dayOrder" value={dayOrder} />
      )}
    </Card>
  );
}

/** Which earlier import this file goes on with. */
export function LineageSection({ view: { lineages, lineage } }: Props) {
  const { t, f } = useI18n();
  if (lineages.length === 0) return <input type="hidden" name="lineage" value={lineage} />;
  const known = lineages.some(({ id }) => id === lineage);
  const option = (value: string, checked: boolean, label: string) => (
    <label key={value} className="flex items-center gap-2 text-sm max-sm:min-h-9">
      <input type="radio" name="lineage" value={value} defaultChecked={checked} className="accent-ink" />
      <span className="min-w-0 break-words">{label}</span>
    </label>
  );
  return (
    <Card title={t("board_import.lineage")}>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-xs text-ink-3">{t("board_import.lineage_hint")}</legend>
        {lineages.map(({ id, fileName, at }) =>
          option(id, id === lineage, t("board_import.lineage.same", { file: fileName, day: f.instant(at) })),
        )}
        {option("new", !known, t("board_import.lineage.new"))}
      </fieldset>
    </Card>
  );
}

/** Which column each list is, and which discipline holds its cards. */
export function ListsSection({ view: { lists, columns } }: Props) {
  const { t, f, name } = useI18n();
  const places = [
    ...columns.map((column) => ({ value: column.id, label: name(column) })),
    { value: "skip", label: t("board_import.skip") },
  ];
  const holders = disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }));
  return (
    <Card title={t("board_import.lists")} flush>
      <ChoiceTable
        label={t("board_import.lists")}
        heads={[
          { label: t("board_import.list") },
          { label: t("board_import.cards"), right: true },
          { label: t("board_import.column") },
          { label: t("board_import.holder") },
        ]}
        rows={lists}
        keyOf={({ key }) => key}
      >
        {(list, index) => {
          const title = list.name || t("board_import.list_none");
          return [
            <span key="name">
              {title} {list.archived && <Chip>{t("board_import.list_archived")}</Chip>}
            </span>,
            f.number(list.count),
            <CellSelect
              key="column"
              name={`lists[${index}]`}
              label={`${t("board_import.column")}: ${title}`}
              value={list.columnId}
              choices={places}
            />,
            <CellSelect
              key="holder"
              name={`listDisciplines[${index}]`}
              label={`${t("board_import.holder")}: ${title}`}
              value={list.discipline}
              none={t("board_import.holder_auto")}
              choices={holders}
            />,
          ];
        }}
      </ChoiceTable>
    </Card>
  );
}

/** Who each name is. */
export function PeopleSection({ view: { people, candidates } }: Props) {
  const { t, f, name } = useI18n();
  if (people.length === 0) return null;
  const unmatched = people.filter(({ personId }) => personId === "").length;
  const choices = candidates.map((candidate) => ({
    value: candidate.id,
    label:
      candidate.disciplines.length > 0
        ? `${name(candidate)} · ${f.list(candidate.disciplines.map((one) => t(`discipline.${one}`)))}`
        : t("board_import.no_seat", { name: name(candidate) }),
  }));
  return (
    <Card title={t("board_import.people")} flush>
      <p className="px-4.5 pt-3 text-xs text-ink-3">
        {t("board_import.people_hint")}
        {unmatched > 0 && ` ${t("board_import.people_unmatched", { count: unmatched })}`}
      </p>
      <div className="max-h-120 overflow-y-auto">
        <ChoiceTable
          label={t("board_import.people")}
          heads={[
            { label: t("board_import.person") },
            { label: t("board_import.mentions"), right: true },
            { label: t("board_import.person_here") },
          ]}
          rows={people}
          keyOf={({ key }) => key}
        >
          {(person, index) => [
            <span key="name">
              {person.name || person.key}
              {person.email !== null && person.email !== person.name && (
                <span className="block text-xs text-ink-3">{person.email}</span>
              )}
            </span>,
            f.number(person.count),
            <CellSelect
              key="person"
              name={`people[${index}]`}
              label={`${t("board_import.person_here")}: ${person.name || person.key}`}
              value={person.personId}
              none={t("board_import.nobody")}
              choices={choices}
            />,
          ]}
        </ChoiceTable>
      </div>
    </Card>
  );
}

/** Which labels tell the discipline, and who holds what nothing tells about. */
export function LabelsSection({ view: { labels, discipline } }: Props) {
  const { t, f } = useI18n();
  const holders = disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }));
  return (
    <Card title={t("board_import.labels")} flush>
      <p className="px-4.5 pt-3 text-xs text-ink-3">{t("board_import.labels_hint")}</p>
      {labels.length > 0 && (
        <div className="max-h-96 overflow-y-auto">
          <ChoiceTable
            label={t("board_import.labels")}
            heads={[
              { label: t("board_import.label") },
              { label: t("board_import.cards"), right: true },
              { label: t("board_import.holder") },
            ]}
            rows={labels}
            keyOf={({ name }) => name}
          >
            {(label, index) => [
              <Chip key="label">{label.name}</Chip>,
              f.number(label.count),
              <CellSelect
                key="holder"
                name={`labels[${index}]`}
                label={`${t("board_import.holder")}: ${label.name}`}
                value={label.discipline}
                none={t("board_import.label_none")}
                choices={holders}
              />,
            ]}
          </ChoiceTable>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3 px-4.5 py-3 text-sm">
        <span aria-hidden>{t("board_import.discipline_default")}</span>
        <div className="w-44">
          <CellSelect
            name="discipline"
            label={t("board_import.discipline_default")}
            value={discipline}
            choices={holders}
          />
        </div>
      </div>
    </Card>
  );
}

/** What the source's priorities are here, and what becomes of archived cards. */
export function PrioritiesSection({ view }: Props) {
  const { t, f } = useI18n();
  const choices = priorities.map((value) => ({ value, label: t(`task.priority.${value}`) }));
  return view.priorities.length === 0 ? null : (
    <Card title={t("board_import.priorities")} flush>
      <ChoiceTable
        label={t("board_import.priorities")}
        heads={[
          { label: t("board_import.priority") },
          { label: t("board_import.cards"), right: true },
          { label: t("board_import.priority_here") },
        ]}
        rows={view.priorities}
        keyOf={({ name }) => name}
      >
        {(found, index) => [
          found.name,
          f.number(found.count),
          <CellSelect
            key="priority"
            name={`priorities[${index}]`}
            label={`${t("board_import.priority_here")}: ${found.name}`}
            value={found.priority}
            choices={choices}
          />,
        ]}
      </ChoiceTable>
    </Card>
  );
}

export function ArchivedSection({ view: { archived, archivedCount } }: Props) {
  const { t } = useI18n();
  if (archivedCount === 0) return <input type="hidden" name="archived" value={archived} />;
  return (
    <Card>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-sm font-semibold">
          {t("board_import.archived", { count: archivedCount })}
        </legend>
        {(["take", "skip"] as const).map((value) => (
          <label key={value} className="flex items-center gap-2 text-sm max-sm:min-h-9">
            <input
              type="radio"
              name="archived"
              value={value}
              defaultChecked={archived === value}
              className="accent-ink"
            />
            {t(`board_import.archived.${value}`)}
          </label>
        ))}
      </fieldset>
    </Card>
  );
}
