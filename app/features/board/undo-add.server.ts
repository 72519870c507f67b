import { ConstraintError } from "#db/errors";
import { removeNewTask } from "#db/repositories/new-tasks";
import { taskById } from "#db/repositories/tasks";
import { undoMilliseconds } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { openSquadInScope } from "./squad-scope.server";
import { boardChange } from "./task/tell.server";

/**
 * Takes back tasks the person has just added, all or none: they and their history go, so that a slip leaves no trace in flow
 * figures; the log keeps that they were made and taken back. Throws `conflict` when it is too late or somebody worked on one.
 */
export async function undoAdd(
  ctx: Context,
  squadId: string,
  taskIds: readonly string[],
): Promise<{ removed: number }> {
  try {
    return await ctx.change("task.creation_undone", async (t) => {
      const squad = await openSquadInScope(ctx, t, squadId);
      const allowed = ctx.require("board.work", squad);
      const entries = [];
      const live = [];
      for (const taskId of taskIds) {
        const task = await taskById(t, { squadId, taskId });
        if (!task) throw new AppError("not_found");
        const late = ctx.now.getTime() - task.createdAt.getTime() > undoMilliseconds;
        if (task.reporterId !== ctx.actor.personId || late || !(await removeNewTask(t, taskId)))
          throw notUndoable();
        entries.push({ subject: { type: "task", id: taskId }, before: { key: task.key, title: task.title } });
        live.push(boardChange(task));
      }
      return { allowed, entries, result: { removed: taskIds.length }, live };
    });
  } catch (error) {
    throw error instanceof ConstraintError ? notUndoable() : error;
  }
}

const notUndoable = () => new AppError("conflict", { reason: "add_not_undoable" });
