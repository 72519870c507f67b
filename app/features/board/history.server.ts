import type { BoardColumn } from "#db/repositories/board-columns";
import { type eventsOfTask, namesOfMetrics, namesOfPeople } from "#db/repositories/tasks";
import type { Reader } from "#db/store";
import type { TaskChanges, TaskEvent, TaskFields } from "~/domain/board";
import type { Named } from "~/platform/i18n";
import type { HistoryLine, ShownValue } from "./task-view";

type Row = Awaited<ReturnType<typeof eventsOfTask>>[number];
type Names = { people: Map<string, Named>; metrics: Map<string, Named>; columns: Map<string, Named> };

/** The events as lines with the names of everybody and everything they mention; two statements however many events. */
export async function historyOf(
  r: Reader,
  { events, columns }: { events: readonly Row[]; columns: readonly BoardColumn[] },
): Promise<HistoryLine[]> {
  const mentioned = events.map((row) => mentions(eventOf(row)));
  const [people, metrics] = await Promise.all([
    namesOfPeople(
      r,
      mentioned.flatMap((ids) => ids.people),
    ),
    namesOfMetrics(
      r,
      mentioned.flatMap((ids) => ids.metrics),
    ),
  ]);
  const names: Names = { people: byId(people), metrics: byId(metrics), columns: byId(columns) };
  return events.map((row) => ({
    id: row.id,
    at: row.at,
    who: row.actor,
    ...lineOf(row.at, eventOf(row), names),
  }));
}

const eventOf = ({ kind, data }: Row) => ({ kind, data }) as TaskEvent;
const byId = (rows: readonly ({ id: string } & Named)[]): Map<string, Named> =>
  new Map(rows.map(({ id, name, nameEn }) => [id, { name, nameEn }]));

function mentions(event: TaskEvent): { people: string[]; metrics: string[] } {
  if (event.kind === "handoff_offered") return { people: [event.data.toPersonId], metrics: [] };
  if (event.kind !== "edited") return { people: [], metrics: [] };
  const { assigneeId, metricId } = event.data.changes;
  const both = (change: { from: string | null; to: string | null } | undefined) =>
    [change?.from, change?.to].filter((id) => typeof id === "string");
  return { people: both(assigneeId), metrics: both(metricId) };
}

function lineOf(at: Date, event: TaskEvent, names: Names): Omit<HistoryLine, "id" | "at" | "who"> {
  const { kind } = event;
  const since = (instant: string) => Math.max(0, Math.floor((at.getTime() - Date.parse(instant)) / 60_000));
  const column = (id: string) => names.columns.get(id) ?? null;
  switch (kind) {
    case "created":
      return { kind, to: column(event.data.columnId), discipline: event.data.discipline };
    case "edited":
      return { kind, changes: changesOf(event.data.changes, names) };
    case "moved":
    case "move_undone":
      return { kind, from: column(event.data.from.columnId), to: column(event.data.to.columnId) };
    case "blocked":
      return { kind, reason: event.data.reason };
    case "unblocked":
      return { kind, reason: event.data.reason, waitMinutes: since(event.data.since) };
    case "handoff_offered":
      return { kind, to: names.people.get(event.data.toPersonId) ?? null, discipline: event.data.to };
    case "handoff_accepted":
      return { kind, discipline: event.data.to, waitMinutes: since(event.data.offeredAt) };
    case "handoff_returned":
      return { kind, reason: event.data.reason, waitMinutes: since(event.data.offeredAt) };
    case "handoff_withdrawn":
      return { kind, discipline: event.data.to };
    case "archived":
    case "restored":
      return { kind };
  }
}

function changesOf(changes: TaskChanges, names: Names): HistoryLine["changes"] {
  const shown = (field: keyof TaskFields, value: string | null): ShownValue => {
    if (value === null) return null;
    if (field === "assigneeId") return names.people.get(value) ?? null;
    if (field === "metricId") return names.metrics.get(value) ?? null;
    return value;
  };
  return (Object.keys(changes) as (keyof TaskFields)[]).map((field) => {
    const change = changes[field]!;
    return { field, from: shown(field, change.from), to: shown(field, change.to) };
  });
}
