import { squadIdsInScope } from "#db/repositories/squad-scope";
import { namesOfColumns, namesOfSquads } from "#db/repositories/task-details";
import { type eventsOfTask, namesOfMetrics, namesOfPeople } from "#db/repositories/tasks";
import { squadScope } from "~/domain/access";
import type { FieldValue, TaskChanges, TaskEvent, TaskFields } from "~/domain/board";
import type { Context } from "~/platform/context.server";
import type { Named } from "~/platform/i18n";
import type { HistoryLine, ShownValue } from "./task-view";

type Row = Awaited<ReturnType<typeof eventsOfTask>>[number];
type NamedIds = "people" | "metrics" | "columns" | "squads";
type Names = Record<NamedIds, Map<string, Named>>;

/**
 * The events as lines with the names of everybody and everything they mention; a constant number of statements however many
 * events. A squad whose board the reader may not open is not named.
 */
export async function historyOf(ctx: Context, events: readonly Row[]): Promise<HistoryLine[]> {
  const r = ctx.store.read;
  const mentioned = events.map((row) => mentions(eventOf(row)));
  const ids = (of: NamedIds) => [...new Set(mentioned.flatMap((some) => some[of] ?? []))];
  const [people, metrics, columns, squads, inScope] = await Promise.all([
    namesOfPeople(r, ids("people")),
    namesOfMetrics(r, ids("metrics")),
    namesOfColumns(r, ids("columns")),
    namesOfSquads(r, ids("squads")),
    squadIdsInScope(r, { squadIds: ids("squads"), scope: squadScope(ctx.actor, "board.read") }),
  ]);
  const names: Names = {
    people: byId(people),
    metrics: byId(metrics),
    columns: byId(columns),
    squads: byId(squads.filter(({ id }) => inScope.has(id))),
  };
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

function mentions(event: TaskEvent): Partial<Record<NamedIds, string[]>> {
  switch (event.kind) {
    case "created":
      return { columns: [event.data.columnId] };
    case "moved":
    case "move_undone":
      return { columns: [event.data.from.columnId, event.data.to.columnId] };
    case "handoff_offered":
      return { people: [event.data.toPersonId] };
    case "person_joined":
    case "person_left":
      return { people: [event.data.personId] };
    case "squad_left":
      return { squads: [event.data.to.squadId] };
    case "squad_joined": {
      const { from, to, dropped } = event.data;
      return { squads: [from.squadId, to.squadId], metrics: dropped.metricId ? [dropped.metricId] : [] };
    }
    case "edited": {
      const { assigneeId, metricId } = event.data.changes;
      const both = (change: { from: string | null; to: string | null } | undefined) =>
        [change?.from, change?.to].filter((id) => typeof id === "string");
      return { people: both(assigneeId), metrics: both(metricId) };
    }
    default:
      return {};
  }
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
    case "commented":
      return { kind };
    case "squad_left":
      return { kind, to: names.squads.get(event.data.to.squadId) ?? null };
    case "squad_joined": {
      const { from, to, dropped } = event.data;
      const kpi = dropped.metricId === null ? null : (names.metrics.get(dropped.metricId) ?? null);
      const left = dropped.labels.length > 0 || kpi ? { dropped: { labels: dropped.labels, kpi } } : {};
      const squad = (id: string) => names.squads.get(id) ?? null;
      return { kind, from: squad(from.squadId), to: squad(to.squadId), ...left };
    }
    case "parent_changed": {
      const { from, to } = event.data;
      return to ? { kind: "parent_set", key: to.key } : { kind: "parent_removed", key: from?.key };
    }
    case "linked":
    case "unlinked":
      return { kind: `${kind}.${event.data.relation}`, key: event.data.other.key };
    case "labelled":
    case "unlabelled":
    case "attached":
    case "detached":
      return { kind, name: event.data.name };
    case "item_added":
    case "item_done":
    case "item_reopened":
    case "item_removed":
      return { kind, name: event.data.text };
    case "person_joined":
    case "person_left":
      return { kind, to: names.people.get(event.data.personId) ?? null };
  }
}

function changesOf(changes: TaskChanges, names: Names): HistoryLine["changes"] {
  const shown = (field: keyof TaskFields, value: FieldValue): ShownValue => {
    if (typeof value !== "string") return value;
    if (field === "assigneeId") return names.people.get(value) ?? null;
    if (field === "metricId") return names.metrics.get(value) ?? null;
    return value;
  };
  return (Object.keys(changes) as (keyof TaskFields)[]).map((field) => {
    const change = changes[field]!;
    return { field, from: shown(field, change.from), to: shown(field, change.to) };
  });
}
