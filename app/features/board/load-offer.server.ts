import { newId } from "#db/id";
import type { Context } from "~/platform/context.server";
import { loadTask } from "./load-task.server";
import type { TaskAddress } from "./squad-scope.server";

/** The task to be handed over, with the id of the hand-off its form will make. Throws `forbidden` for who may not offer it. */
export async function loadOffer(ctx: Context, address: TaskAddress) {
  const task = await loadTask(ctx, address, { whole: false });
  ctx.require("handoff.offer", { squadId: address.squadId, discipline: task.discipline });
  return { task, handoffId: newId() };
}
