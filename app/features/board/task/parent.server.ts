import { lockSquad } from "#db/repositories/board-columns";
import {
  chainAbove,
  heightOf,
  setParent,
  taskByKeyInSquad,
  taskOfAnySquad,
} from "#db/repositories/task-details";
import { insertTaskEvents, type TaskRow, taskById } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { requireNestable } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { type TaskAddress, taskInScope } from "../squad-scope.server";
import { eventRow } from "../task-event.server";
import { boardChange } from "./tell.server";

/** Throws `invalid` unless a new task may be made below this one. */
export async function requireParent(
  t: Tx,
  { squadId, parentId }: { squadId: string; parentId: string },
): Promise<void> {
  await lockSquad(t, squadId);
  const parent = await taskOfAnySquad(t, parentId);
  if (parent?.squadId !== squadId || parent.archivedAt !== null) {
    throw new AppError("invalid", { reason: "parent_unknown", field: "parentId" });
  }
  requireNestable({ taskId: "", above: await chainAbove(t, parentId), height: 1 });
}

/**
 * Makes a task a sub-task of another of the same squad, or, with null, of none. Throws `invalid` for a key the squad does not
 * have, for a circle, and below the deepest level.
 */
export function setTaskParent(
  ctx: Context,
  address: TaskAddress,
  { parentKey }: { parentKey: string | null },
): Promise<void> {
  return ctx.change("task.parent_changed", async (t) => {
    // Parents of a squad's tasks change one at a time: a circle can close over two changes.
    await lockSquad(t, address.squadId);
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    const parent = parentKey === null ? null : await parentFor(t, { task, parentKey });
    if ((parent?.id ?? null) === task.parentId) return { allowed, entries: [], result: undefined };
    const former = task.parentId === null ? undefined : await taskOfAnySquad(t, task.parentId);
    await setParent(t, { taskIds: [task.id], parentId: parent?.id ?? null, updatedAt: ctx.now });
    const who = { taskId: task.id, squadId: task.squadId, at: ctx.now, actorId: ctx.actor.personId };
    const reference = (other: TaskRow | null | undefined) =>
      other ? { taskId: other.id, key: other.key } : null;
    await insertTaskEvents(t, [
      eventRow(who, { kind: "parent_changed", data: { from: reference(former), to: reference(parent) } }),
    ]);
    return {
      allowed,
      entries: [
        {
          subject: { type: "task", id: task.id },
          before: { parentId: task.parentId },
          after: { parentId: parent?.id ?? null },
        },
      ],
      result: undefined,
      live: [boardChange(task, task.version + 1)],
    };
  });
}

async function parentFor(t: Tx, { task, parentKey }: { task: TaskRow; parentKey: string }): Promise<TaskRow> {
  const parent = await taskByKeyInSquad(t, { squadId: task.squadId, key: parentKey });
  if (!parent || parent.archivedAt !== null) {
    throw new AppError("invalid", { reason: "parent_unknown", field: "parent" });
  }
  requireNestable({
    taskId: task.id,
    above: await chainAbove(t, parent.id),
    height: await heightOf(t, task.id),
  });
  return parent;
}

/** The task a new one is to be a sub-task of, as the form names it; null for none and for one of another squad. */
export async function parentChoice(
  ctx: Context,
  squadId: string,
  taskId: string | null,
): Promise<{ id: string; key: string; title: string } | null> {
  const parent = taskId === null ? undefined : await taskById(ctx.store.read, { squadId, taskId });
  return parent ? { id: parent.id, key: parent.key, title: parent.title } : null;
}
