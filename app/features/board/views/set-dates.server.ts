import { insertTaskEvents, saveTask } from "#db/repositories/tasks";
import { requireDates, taskChanges } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { requireFresh, staleTask, type TaskAddress, taskInScope } from "../squad-scope.server";
import { boardChange } from "../task/tell.server";
import { eventRow } from "../task-event.server";

type Dates = { version: number; startOn: string | null; dueOn: string | null };

/** Gives a task other days, as calendar and timeline do; answers with its new version. Throws `stale` when somebody saved in between. */
export function setDates(
  ctx: Context,
  address: TaskAddress,
  { version, startOn, dueOn }: Dates,
): Promise<{ version: number }> {
  return ctx.change("task.edited", async (t) => {
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    requireFresh(task, version);
    if (task.archivedAt) throw new AppError("invalid", { reason: "task_archived" });
    requireDates({ startOn, dueOn });
    const changes = taskChanges(task, { ...task, startOn, dueOn });
    if (Object.keys(changes).length === 0) return { allowed, entries: [], result: { version } };
    const values = { id: task.id, version, updatedAt: ctx.now, startOn, dueOn };
    if (!(await saveTask(t, values))) throw staleTask(task);
    const who = { taskId: task.id, squadId: task.squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(t, [eventRow(who, { kind: "edited", data: { changes } })]);
    const before = { startOn: task.startOn, dueOn: task.dueOn };
    return {
      allowed,
      entries: [{ subject: { type: "task", id: task.id }, before, after: { startOn, dueOn } }],
      result: { version: version + 1 },
      live: [boardChange(task, version + 1)],
    };
  });
}
