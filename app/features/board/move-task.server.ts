import { lockColumn } from "#db/repositories/board-columns";
import { completeReceived } from "#db/repositories/handoffs";
import { eventsOfTaskAt, insertTaskEvents, lastMoveOfTask, saveTask } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { type BeforeMove, type TaskEvent, type TaskFields, undoMilliseconds } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { requireRoom } from "./column-room.server";
import { type LaneChoice, moveStep } from "./move-step.server";
import { requireFresh, staleTask, type TaskAddress, taskInScope } from "./squad-scope.server";
import { boardChange } from "./task/tell.server";
import { eventRow } from "./task-event.server";

/** The column, the card to stand right after (null is the column's head), and what the card takes on with its new lane. */
export type MoveInput = { version: number; columnId: string; afterId: string | null } & LaneChoice;

/**
 * Moves a task within its board. Two moves into one gap both stand, one after the other. Returns the task's new version;
 * throws `stale` when the card changed since the reader saw it, `invalid` where the column takes no more.
 */
export function moveTask(
  ctx: Context,
  address: TaskAddress,
  { version, columnId, afterId, ...lane }: MoveInput,
): Promise<{ version: number }> {
  return ctx.change("task.moved", async (t) => {
    const column = await lockColumn(t, { squadId: address.squadId, columnId });
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    if (!column) throw new AppError("invalid", { reason: "column_gone" });
    requireFresh(task, version);
    if (task.columnId !== columnId) await requireRoom(ctx, t, { column, movingIds: [task.id] });
    const { entry, live } = await moveStep(ctx, t, { squad, task, column, afterId, lane });
    return { allowed, entries: [entry], result: { version: version + 1 }, live };
  });
}

/**
 * Takes the actor's own last move back, milestones and block included, as if it had not been made. Throws `conflict` when
 * it is not the last thing that happened to the task or is too long ago.
 */
export function undoMove(
  ctx: Context,
  address: TaskAddress,
  { version }: { version: number },
): Promise<{ version: number }> {
  return ctx.change("task.move_undone", async (t) => {
    const { squadId, taskId } = address;
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    requireFresh(task, version);
    const move = await lastMoveOfTask(t, taskId);
    const recent = move !== undefined && ctx.now.getTime() - move.at.getTime() <= undoMilliseconds;
    if (!recent || move.actorId !== ctx.actor.personId || task.updatedAt.getTime() !== move.at.getTime()) {
      throw new AppError("conflict", { reason: "move_not_undoable" });
    }
    const { from, to, before } = move.data as Extract<TaskEvent, { kind: "moved" }>["data"];
    const column = await lockColumn(t, { squadId, columnId: from.columnId });
    if (!column) throw new AppError("conflict", { reason: "column_gone" });
    await requireRoom(ctx, t, { column, movingIds: [taskId] });
    const edited = await editedWith(t, move);
    const restored = {
      id: taskId,
      version,
      updatedAt: ctx.now,
      columnId: from.columnId,
      ...valuesBefore(before),
      ...edited.values,
    };
    if (!(await saveTask(t, restored))) throw staleTask(task);
    if (restored.finishedAt?.getTime() !== task.finishedAt?.getTime()) {
      await completeReceived(t, { taskId, at: restored.finishedAt });
    }
    const events: TaskEvent[] = [{ kind: "move_undone", data: { from: to, to: from } }];
    if (before.blockedReason !== null && task.blockedReason === null) {
      events.push({ kind: "blocked", data: { reason: before.blockedReason } });
    }
    if (edited.event) events.push(edited.event);
    const who = { taskId, squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(
      t,
      events.map((event) => eventRow(who, event)),
    );
    const entry = {
      subject: { type: "task", id: taskId },
      before: { columnId: to.columnId },
      after: { columnId: from.columnId, ...edited.values },
    };
    const live = [boardChange(task, version + 1)];
    return { allowed, entries: [entry], result: { version: version + 1 }, live };
  });
}

/** What the task took on in the same step as the move, as it was before. */
async function editedWith(
  t: Tx,
  move: { taskId: string; at: Date },
): Promise<{ values: Partial<TaskFields>; event: TaskEvent | null }> {
  const events = await eventsOfTaskAt(t, move);
  const edited = events.find(({ kind }) => kind === "edited");
  if (!edited) return { values: {}, event: null };
  const { changes } = edited.data as Extract<TaskEvent, { kind: "edited" }>["data"];
  const back = Object.entries(changes).map(
    ([field, { from, to }]) => [field, { from: to, to: from }] as const,
  );
  return {
    values: Object.fromEntries(back.map(([field, { to }]) => [field, to])),
    event: { kind: "edited", data: { changes: Object.fromEntries(back) } },
  };
}

const instant = (at: string | null) => (at === null ? null : new Date(at));

const valuesBefore = (before: BeforeMove) => ({
  position: before.position,
  columnSince: new Date(before.columnSince),
  committedAt: instant(before.committedAt),
  startedAt: instant(before.startedAt),
  finishedAt: instant(before.finishedAt),
  blockedReason: before.blockedReason,
  blockedAt: instant(before.blockedAt),
});
