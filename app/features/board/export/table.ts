import type { ExportRow } from "#db/repositories/task-views";
import type { Format, MessageKey, Named, T } from "~/platform/i18n";

/** A cell before it is written: text, a figure, a calendar day or an instant. */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "number"; number: number | null }
  | { kind: "day"; day: string | null }
  | { kind: "instant"; at: Date | null };

export type Words = { t: T; f: Format; name: (row: Named) => string };
type Column = { head: MessageKey; width: number; cell: (task: ExportRow, words: Words) => Cell };

const text = (value: string | null | undefined): Cell => ({ kind: "text", text: value ?? "" });
const day = (value: string | null): Cell => ({ kind: "day", day: value });
const instant = (value: Date | null): Cell => ({ kind: "instant", at: value });

/** The columns of a task export, in the order of the sheet. */
export const exportColumns: readonly Column[] = [
  { head: "task.list.key", width: 12, cell: ({ key }) => text(key) },
  { head: "task.title", width: 48, cell: ({ title }) => text(title) },
  { head: "task.column", width: 16, cell: ({ column }, { name }) => text(name(column)) },
  {
    head: "columns.category",
    width: 12,
    cell: ({ column }, { t }) => text(t(`columns.category.${column.category}`)),
  },
  {
    head: "task.discipline",
    width: 12,
    cell: ({ discipline }, { t }) => text(t(`discipline.${discipline}`)),
  },
  {
    head: "task.assignee",
    width: 16,
    cell: ({ assignee }, { name }) => text(assignee ? name(assignee) : ""),
  },
  {
    head: "export.column.others",
    width: 20,
    cell: ({ others }, { name }) => text(others.map(name).join("; ")),
  },
  { head: "task.priority", width: 10, cell: ({ priority }, { t }) => text(t(`task.priority.${priority}`)) },
  { head: "filter.label", width: 20, cell: ({ labels }) => text(labels.join("; ")) },
  { head: "board.filter.kpi", width: 18, cell: ({ metric }) => text(metric?.code) },
  {
    head: "export.column.estimate",
    width: 10,
    cell: ({ estimateHours }) => ({ kind: "number", number: estimateHours }),
  },
  { head: "export.column.start", width: 12, cell: ({ startOn }) => day(startOn) },
  { head: "task.due", width: 12, cell: ({ dueOn }) => day(dueOn) },
  { head: "task.created", width: 18, cell: ({ createdAt }) => instant(createdAt) },
  { head: "task.started", width: 18, cell: ({ startedAt }) => instant(startedAt) },
  { head: "task.finished", width: 18, cell: ({ finishedAt }) => instant(finishedAt) },
  { head: "export.column.archived", width: 18, cell: ({ archivedAt }) => instant(archivedAt) },
  { head: "export.column.blocked", width: 24, cell: ({ blockedReason }) => text(blockedReason) },
  { head: "task.reporter", width: 16, cell: ({ reporter }, { name }) => text(name(reporter)) },
  { head: "task.description", width: 60, cell: ({ description }) => text(description) },
];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What an instant's clock shows in the organisation's zone: "2026-11-24 14:30:05". */
export function wallClock(at: Date, timeZone: string): string {
  const known = clocks.get(timeZone);
  const clock =
    known ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  // An Intl object a cell would cost more than everything else about an export.
  if (!known) clocks.set(timeZone, clock);
  return clock.format(at);
}

/** A task as JSON tells it: keys and codes that do not change with the reader's language, instants in UTC. */
export const jsonTask = (task: ExportRow) => ({
  key: task.key,
  title: task.title,
  description: task.description,
  column: { name: task.column.name, nameEn: task.column.nameEn, category: task.column.category },
  discipline: task.discipline,
  assignee: task.assignee,
  others: task.others,
  reporter: task.reporter,
  priority: task.priority,
  labels: task.labels,
  kpi: task.metric?.code ?? null,
  estimateHours: task.estimateHours,
  startOn: task.startOn,
  dueOn: task.dueOn,
  createdAt: task.createdAt.toISOString(),
  startedAt: task.startedAt?.toISOString() ?? null,
  finishedAt: task.finishedAt?.toISOString() ?? null,
  archivedAt: task.archivedAt?.toISOString() ?? null,
  blockedReason: task.blockedReason,
});
