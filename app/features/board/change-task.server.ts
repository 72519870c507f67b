import { columnsOf, lockColumn } from "#db/repositories/board-columns";
import { pendingHandoffOf } from "#db/repositories/handoffs";
import { personIdsOfTask } from "#db/repositories/task-people";
import { insertTaskEvents, saveTask, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { requireBlockable, type TaskEvent } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditAction, Context } from "~/platform/context.server";
import { requireRoom } from "./column-room.server";
import { requireFresh, staleTask, type TaskAddress, taskInScope } from "./squad-scope.server";
import { boardChange, tellReaders } from "./task/tell.server";
import { tellWaiting } from "./task/tell-waiting.server";
import { eventRow } from "./task-event.server";

type Version = { version: number };
type Step = {
  values: Partial<TaskRow>;
  event: TaskEvent;
  /** What those who follow the task are told, if anything. */
  tell?: "task.blocked" | "task.unblocked";
};

/** Says that work on the task cannot go on, and why. Throws `invalid` for a task that is not under way. */
export function blockTask(
  ctx: Context,
  address: TaskAddress,
  { version, reason }: Version & { reason: string },
): Promise<void> {
  return changeTask(ctx, address, { version, action: "task.blocked" }, async (t, task) => {
    if (task.archivedAt) throw new AppError("invalid", { reason: "task_archived" });
    if (task.blockedAt) throw new AppError("conflict", { reason: "task_already_blocked" });
    const columns = await columnsOf(t, task.squadId);
    requireBlockable(columns.find((column) => column.id === task.columnId)!.category);
    return {
      values: { blockedReason: reason, blockedAt: ctx.now },
      event: { kind: "blocked", data: { reason } },
      tell: "task.blocked",
    };
  });
}

/** Says that work goes on; the blocked time stays in the history. */
export function unblockTask(ctx: Context, address: TaskAddress, { version }: Version): Promise<void> {
  return changeTask(ctx, address, { version, action: "task.unblocked" }, async (_t, task) => {
    if (!task.blockedAt) throw new AppError("conflict", { reason: "task_not_blocked" });
    const data = { reason: task.blockedReason ?? "", since: task.blockedAt.toISOString() };
    const values = { blockedReason: null, blockedAt: null };
    return { values, event: { kind: "unblocked", data }, tell: "task.unblocked" };
  });
}

/** Takes the task off the board; it stays in the list of archived tasks. Throws `invalid` while a hand-off is pending. */
export function archiveTask(ctx: Context, address: TaskAddress, { version }: Version): Promise<void> {
  return changeTask(ctx, address, { version, action: "task.archived" }, async (t, task) => {
    if (task.archivedAt) throw new AppError("conflict", { reason: "task_archived" });
    if (await pendingHandoffOf(t, task.id))
      throw new AppError("invalid", { reason: "task_archive_while_offered" });
    return { values: { archivedAt: ctx.now }, event: { kind: "archived", data: {} } };
  });
}

/** Puts an archived task back where it stood. */
export function restoreTask(ctx: Context, address: TaskAddress, { version }: Version): Promise<void> {
  return changeTask(ctx, address, { version, action: "task.restored" }, async (t, task) => {
    if (!task.archivedAt) throw new AppError("conflict", { reason: "task_not_archived" });
    const column = await lockColumn(t, { squadId: task.squadId, columnId: task.columnId });
    if (column) await requireRoom(ctx, t, { column, movingIds: [task.id] });
    return { values: { archivedAt: null }, event: { kind: "restored", data: {} } };
  });
}

function changeTask(
  ctx: Context,
  address: TaskAddress,
  { version, action }: Version & { action: AuditAction },
  decide: (t: Tx, task: TaskRow) => Promise<Step>,
): Promise<void> {
  return ctx.change(action, async (t) => {
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    requireFresh(task, version);
    const { values, event, tell } = await decide(t, task);
    if (!(await saveTask(t, { id: task.id, version, updatedAt: ctx.now, ...values }))) throw staleTask(task);
    const who = { taskId: task.id, squadId: task.squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(t, [eventRow(who, event)]);
    const watchers = tell ? await personIdsOfTask(t, { taskId: task.id, role: "watcher" }) : [];
    const notices = tell ? [{ kind: tell, to: [task.assigneeId, ...watchers], task }] : [];
    const told = await tellReaders(t, ctx, { squad, notices });
    const archived = "archivedAt" in values;
    const waiting = archived ? await tellWaiting(t, ctx, { task, open: values.archivedAt === null }) : [];
    const before = Object.fromEntries(Object.keys(values).map((key) => [key, task[key as keyof TaskRow]]));
    return {
      allowed,
      entries: [{ subject: { type: "task", id: task.id }, before, after: values }],
      result: undefined,
      live: [boardChange(task, version + 1), ...waiting, ...told],
    };
  });
}
