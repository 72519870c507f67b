import { seatIn } from "~/domain/access";
import type { Context } from "~/platform/context.server";
import { createTask } from "./create-task.server";

type QuickAdd = { taskId: string; columnId: string; title: string };

/** A task from its title alone, held by the discipline of the person's own seat in the squad. */
export function quickAdd(ctx: Context, squadId: string, input: QuickAdd): Promise<{ taskId: string }> {
  const discipline = seatIn(ctx.actor, squadId)?.discipline ?? "product";
  return createTask(ctx, squadId, {
    ...input,
    discipline,
    description: "",
    assigneeId: null,
    priority: "normal",
    dueOn: null,
    metricId: null,
  });
}
