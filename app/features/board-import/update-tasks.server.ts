import { newId } from "#db/id";
import type { BoardColumn } from "#db/repositories/board-columns";
import { completeReceived } from "#db/repositories/handoffs";
import { deleteTaskLabels, tickChecklistItem } from "#db/repositories/imported-tasks";
import { insertTaskEvents, saveTask, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import {
  beforeMove,
  milestonesAfterMove,
  moveLiftsBlock,
  positionBetween,
  type TaskEvent,
} from "~/domain/board";
import { type Field, movedAt, type Update } from "~/domain/board-import";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";

type Item = { id: string; text: string; version: number };

export type UpdateWorld = {
  columns: ReadonlyMap<string, BoardColumn>;
  /** Where the next card of a column goes; moved on with each. */
  last: Map<string, string>;
  taskIds: ReadonlyMap<string, string>;
  items: readonly Item[];
};

const editable = new Set<Field>([
  "title",
  "description",
  "assigneeId",
  "priority",
  "estimateHours",
  "startOn",
  "dueOn",
]);

/** Takes what changed outside over into a task, with its history; returns its audit entry. Throws `stale` when somebody saved in between. */
export async function updateTask(
  ctx: Context,
  t: Tx,
  { task, update, world }: { task: TaskRow; update: Update; world: UpdateWorld },
): Promise<AuditEntry> {
  const { changes, resolved, added } = update;
  const { values } = resolved;
  const changed = new Set(changes.map(({ field }) => field));
  const events: { at: Date; event: TaskEvent }[] = [];
  const tell = (event: TaskEvent, at = ctx.now) => events.push({ at, event });
  const next: Partial<TaskRow> = {};

  const edits = changes.filter(({ field }) => editable.has(field));
  if (edits.length > 0) {
    Object.assign(next, Object.fromEntries(edits.map(({ field, to }) => [field, to])));
    tell({
      kind: "edited",
      data: { changes: Object.fromEntries(edits.map(({ field, from, to }) => [field, { from, to }])) },
    });
  }
  if (changed.has("archived") && !values.archived) {
    next.archivedAt = null;
    tell({ kind: "restored", data: {} });
  }
  if (changed.has("columnId")) moveTo(ctx, { task, update, world, next, tell });
  if (changed.has("archived") && values.archived) {
    next.archivedAt = ctx.now;
    tell({ kind: "archived", data: {} });
  }
  if (changed.has("parent")) {
    const parentId = values.parent === null ? null : (world.taskIds.get(values.parent) ?? null);
    if (parentId !== task.id) next.parentId = parentId;
  }
  if (changed.has("labels")) await deleteTaskLabels(t, task.id);
  for (const { text, done } of added.ticks) {
    const item = world.items.find((one) => one.text === text);
    if (item)
      await tickChecklistItem(t, { id: item.id, version: item.version, doneAt: done ? ctx.now : null });
  }
  const saved = await saveTask(t, { id: task.id, version: task.version, updatedAt: ctx.now, ...next });
  if (!saved) throw new AppError("stale", { reason: "import_moved" });
  const { finishedAt = task.finishedAt } = next;
  if (finishedAt?.getTime() !== task.finishedAt?.getTime())
    await completeReceived(t, { taskId: task.id, at: finishedAt });
  await insertTaskEvents(
    t,
    events.map(({ at, event }) => ({
      id: newId(),
      taskId: task.id,
      squadId: task.squadId,
      at,
      actorId: ctx.actor.personId,
      kind: event.kind,
      data: event.data,
    })),
  );
  const { checklist, ticks, links, ...counts } = added;
  const side = (which: "from" | "to") =>
    Object.fromEntries(changes.map((change) => [change.field, change[which]]));
  return {
    action: "task.import_updated",
    subject: { type: "task", id: task.id },
    before: side("from"),
    after: { ...side("to"), ...counts, checklist: checklist.length + ticks.length, links: links.length },
  };
}

type Move = {
  task: TaskRow;
  update: Update;
  world: UpdateWorld;
  next: Partial<TaskRow>;
  tell: (event: TaskEvent, at?: Date) => void;
};

function moveTo(ctx: Context, { task, update, world, next, tell }: Move): void {
  const from = world.columns.get(task.columnId)!;
  const to = world.columns.get(update.resolved.values.columnId)!;
  const at = movedAt(update.resolved.card, { category: to.category, after: task.updatedAt, now: ctx.now });
  const liftsBlock = moveLiftsBlock({
    to: to.category,
    blocked: task.blockedAt !== null,
    handoffPending: update.known.handoffPending,
    archived: task.archivedAt !== null && next.archivedAt !== null,
  });
  const position = positionBetween(world.last.get(to.id) ?? null, null);
  world.last.set(to.id, position);
  Object.assign(next, {
    columnId: to.id,
    position,
    ...milestonesAfterMove(task, { from: from.category, to: to.category, now: at }),
  });
  const place = ({ id, category }: BoardColumn) => ({ columnId: id, category });
  tell({ kind: "moved", data: { from: place(from), to: place(to), before: beforeMove(task) } }, at);
  if (!liftsBlock) return;
  Object.assign(next, { blockedReason: null, blockedAt: null });
  const since = (task.blockedAt ?? ctx.now).toISOString();
  tell({ kind: "unblocked", data: { reason: task.blockedReason ?? "", since } }, at);
}
