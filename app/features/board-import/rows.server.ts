import { newId } from "#db/id";
import type { BoardColumn } from "#db/repositories/board-columns";
import type { insertTasks } from "#db/repositories/imported-tasks";
import type { TaskEventRow } from "#db/repositories/tasks";
import {
  beforeMove,
  milestonesAfterMove,
  milestonesAtCreation,
  positionsAfter,
  type TaskEvent,
} from "~/domain/board";
import { type ImportCard, type Resolved, type Trace, traceOf } from "~/domain/board-import";
import { groupBy } from "~/domain/group-by";
import type { Context } from "~/platform/context.server";

type TaskInsert = Parameters<typeof insertTasks>[1][number];

/** A card on its way to being a task. */
export type NewTask = { resolved: Resolved; id: string; number: number; position: string; trace: Trace };

/** The cards to be made with ids, numbers in the order of the file, and places at the end of their columns. */
export function newTasks(
  creates: readonly Resolved[],
  {
    columns,
    firstNumber,
    last,
    now,
    columnOf,
  }: {
    columns: readonly BoardColumn[];
    firstNumber: number;
    last: ReadonlyMap<string, string>;
    now: Date;
    columnOf: (list: string) => string | null;
  },
): NewTask[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const place = (id: string) => ({ columnId: id, category: byId.get(id)!.category });
  const backlog = columns.find(({ category }) => category === "backlog") ?? columns[0]!;
  const positions = new Map<Resolved, string>();
  for (const [columnId, cards] of groupBy(creates, ({ values }) => values.columnId)) {
    const free = positionsAfter(last.get(columnId) ?? null, cards.length);
    for (const [index, card] of cards.entries()) positions.set(card, free[index]!);
  }
  return creates.map((resolved, index) => ({
    resolved,
    id: newId(),
    number: firstNumber + index,
    position: positions.get(resolved)!,
    trace: traceOf(resolved.card, {
      target: place(resolved.values.columnId),
      backlog: place(backlog.id),
      columnOf: (list) => {
        const columnId = columnOf(list);
        return columnId !== null && byId.has(columnId) ? place(columnId) : null;
      },
      now,
    }),
  }));
}

/** When a card went to the archive: the source knows its last change at best. */
export const archivedAt = ({ changedAt }: ImportCard, { now, after }: { now: Date; after: Date }): Date =>
  changedAt === null
    ? now
    : new Date(Math.min(now.getTime(), Math.max(after.getTime(), Date.parse(changedAt))));

/** The row of a new task. */
export function taskRow(
  ctx: Context,
  { resolved, id, number, position, trace }: NewTask,
  { squadId, key, parentId }: { squadId: string; key: string; parentId: string | null },
): TaskInsert {
  const { values, card, discipline, reporterId } = resolved;
  const { parent: _, archived, ...fields } = values;
  return {
    ...fields,
    id,
    squadId,
    number,
    key: `${key}-${number}`,
    discipline,
    reporterId: reporterId ?? ctx.actor.personId,
    parentId,
    position,
    ...trace.milestones,
    archivedAt: archived ? archivedAt(card, { now: ctx.now, after: trace.milestones.columnSince }) : null,
    createdAt: trace.createdAt,
    updatedAt: ctx.now,
  };
}

/** A new task's history: made, moved and archived when the source says it was, by nobody of this board. */
export function historyRows(
  ctx: Context,
  { resolved, id, position, trace }: NewTask,
  { squadId, source }: { squadId: string; source: string },
): TaskEventRow[] {
  const { card, values, discipline, reporterId } = resolved;
  const row = (at: Date, event: TaskEvent, actorId: string | null = null): TaskEventRow => ({
    id: newId(),
    taskId: id,
    squadId,
    at,
    actorId,
    kind: event.kind,
    data: event.data,
  });
  const where = ({ columnId, category }: Trace["first"]) => ({ columnId, category });
  const created: TaskEvent = {
    kind: "created",
    data: {
      ...where(trace.first),
      discipline,
      assigneeId: values.assigneeId,
      imported: { source, reference: card.reference, startUnknown: trace.startUnknown },
    },
  };
  const rows = [row(trace.createdAt, created, reporterId)];
  let category = trace.first.category;
  let milestones = milestonesAtCreation(category, trace.createdAt);
  let from = trace.first;
  for (const move of trace.moves) {
    const standing = { ...milestones, position, blockedReason: null, blockedAt: null };
    const data = { from: where(from), to: where(move), before: beforeMove(standing) };
    rows.push(row(move.at, { kind: "moved", data }));
    milestones = milestonesAfterMove(milestones, { from: category, to: move.category, now: move.at });
    category = move.category;
    from = move;
  }
  if (values.archived)
    rows.push(
      row(archivedAt(card, { now: ctx.now, after: trace.milestones.columnSince }), {
        kind: "archived",
        data: {},
      }),
    );
  return rows;
}
