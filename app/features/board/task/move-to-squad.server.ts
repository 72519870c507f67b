import { boardSquad, lockColumn } from "#db/repositories/board-columns";
import { lockTask } from "#db/repositories/task-details";
import type { Dropped } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { requireRoom } from "../column-room.server";
import { openSquadInScope, requireFresh, type TaskAddress, taskInScope } from "../squad-scope.server";
import { relocateTask } from "./relocate.server";

type MoveToSquadInput = {
  version: number;
  squadId: string;
  columnId: string;
  assigneeId: string | null;
};

/**
 * Moves a task to another squad in which the person may work, with its history. Returns what it could not take along; throws
 * as `relocateTask` does, `invalid` for a squad the person may not see or that is closed, and for a full column whose limit forbids more.
 */
export function moveTaskToSquad(
  ctx: Context,
  address: TaskAddress,
  { version, squadId, columnId, assigneeId }: MoveToSquadInput,
): Promise<Dropped> {
  return ctx.change("task.moved_squad", async (t) => {
    await lockTask(t, address.taskId);
    const { squad, task } = await taskInScope(ctx, t, address);
    ctx.require("board.work", squad);
    requireFresh(task, version);
    const seen = await boardSquad(t, squadId);
    if (!seen || !ctx.can("board.read", seen)) {
      throw new AppError("invalid", { reason: "task_squad_unknown", field: "squadId" });
    }
    const to = await openSquadInScope(ctx, t, squadId);
    const allowed = ctx.require("board.work", to);
    const column = await lockColumn(t, { squadId, columnId });
    if (column) await requireRoom(ctx, t, { column, movingIds: [task.id] });
    const { entry, live, dropped } = await relocateTask(t, ctx, { task, to, columnId, assigneeId });
    return { allowed, entries: [entry], result: dropped, live };
  });
}
