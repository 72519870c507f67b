import { columnsOf, lockColumn } from "#db/repositories/board-columns";
import { pendingHandoffOf } from "#db/repositories/handoffs";
import { gapAfter, insertTaskEvents, lastMoveOfTask, saveTask, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import {
  type BeforeMove,
  milestonesAfterMove,
  moveLiftsBlock,
  positionBetween,
  type TaskEvent,
  undoMilliseconds,
} from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { requireFresh, staleTask, type TaskAddress, taskInScope } from "./squad-scope.server";
import { eventRow } from "./task-event.server";

/** The column, and the card to stand right after; null is the column's head. */
export type MoveInput = { version: number; columnId: string; afterId: string | null };

/**
 * Moves a task within its board. Two moves into one gap both stand, one after the other. Returns the task's new version;
 * throws `stale` when the card changed since the reader saw it.
 */
export function moveTask(
  ctx: Context,
  address: TaskAddress,
  { version, columnId, afterId }: MoveInput,
): Promise<{ version: number }> {
  return ctx.change("task.moved", async (t) => {
    const { squadId, taskId } = address;
    const column = await lockColumn(t, { squadId, columnId });
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    if (!column) throw new AppError("invalid", { reason: "column_gone" });
    requireFresh(task, version);
    const sameColumn = task.columnId === columnId;
    const from = { columnId: task.columnId, category: await categoryOf(t, task) };
    const to = { columnId, category: column.category };
    const handoffPending = (await pendingHandoffOf(t, taskId)) !== undefined;
    const facts = {
      to: to.category,
      blocked: task.blockedAt !== null,
      handoffPending,
      archived: task.archivedAt !== null,
    };
    const liftsBlock = moveLiftsBlock(facts);
    const gap = await gapAfter(t, { columnId, afterId, movingId: taskId });
    const milestones = sameColumn
      ? {}
      : milestonesAfterMove(task, { from: from.category, to: to.category, now: ctx.now });
    const unblocked = liftsBlock ? { blockedReason: null, blockedAt: null } : {};
    const values = {
      columnId,
      position: positionBetween(gap.before, gap.after),
      ...milestones,
      ...unblocked,
    };
    if (!(await saveTask(t, { id: taskId, version, updatedAt: ctx.now, ...values }))) throw staleTask(task);
    const events: TaskEvent[] = [];
    if (!sameColumn) events.push({ kind: "moved", data: { from, to, before: beforeMove(task) } });
    if (liftsBlock) events.push(unblockedEvent(task));
    const who = { taskId, squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(
      t,
      events.map((event) => eventRow(who, event)),
    );
    const entry = {
      subject: { type: "task", id: taskId },
      before: { columnId: task.columnId, position: task.position },
      after: { columnId, position: values.position },
    };
    return { allowed, entries: [entry], result: { version: version + 1 } };
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
    if (!(await lockColumn(t, { squadId, columnId: from.columnId })))
      throw new AppError("conflict", { reason: "column_gone" });
    const restored = {
      id: taskId,
      version,
      updatedAt: ctx.now,
      columnId: from.columnId,
      ...valuesBefore(before),
    };
    if (!(await saveTask(t, restored))) throw staleTask(task);
    const events: TaskEvent[] = [{ kind: "move_undone", data: { from: to, to: from } }];
    if (before.blockedReason !== null && task.blockedReason === null) {
      events.push({ kind: "blocked", data: { reason: before.blockedReason } });
    }
    const who = { taskId, squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(
      t,
      events.map((event) => eventRow(who, event)),
    );
    const entry = {
      subject: { type: "task", id: taskId },
      before: { columnId: to.columnId },
      after: { columnId: from.columnId },
    };
    return { allowed, entries: [entry], result: { version: version + 1 } };
  });
}

async function categoryOf(t: Tx, task: TaskRow) {
  const columns = await columnsOf(t, task.squadId);
  return columns.find((column) => column.id === task.columnId)!.category;
}

const unblockedEvent = (task: TaskRow): TaskEvent => ({
  kind: "unblocked",
  data: { reason: task.blockedReason ?? "", since: (task.blockedAt ?? task.updatedAt).toISOString() },
});

const iso = (at: Date | null) => at?.toISOString() ?? null;
const instant = (at: string | null) => (at === null ? null : new Date(at));

const beforeMove = (task: TaskRow): BeforeMove => ({
  position: task.position,
  columnSince: task.columnSince.toISOString(),
  committedAt: iso(task.committedAt),
  startedAt: iso(task.startedAt),
  finishedAt: iso(task.finishedAt),
  blockedReason: task.blockedReason,
  blockedAt: iso(task.blockedAt),
});

const valuesBefore = (before: BeforeMove) => ({
  position: before.position,
  columnSince: new Date(before.columnSince),
  committedAt: instant(before.committedAt),
  startedAt: instant(before.startedAt),
  finishedAt: instant(before.finishedAt),
  blockedReason: before.blockedReason,
  blockedAt: instant(before.blockedAt),
});
