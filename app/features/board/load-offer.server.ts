import { newId } from "#db/id";
import { handoffChecksOf } from "#db/repositories/handoff-checks";
import type { Discipline } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import { loadTask } from "./load-task.server";
import type { TaskAddress } from "./squad-scope.server";

/** A line of the squad's list that concerns the holding discipline; `to` null holds for every receiver. */
export type OfferCheck = { id: string; to: Discipline | null; text: string; required: boolean };

/**
 * The task to be handed over, with what the squad wants to go along and the id of the hand-off its form will make. Throws `forbidden`
 * for who may not offer it.
 */
export async function loadOffer(ctx: Context, address: TaskAddress) {
  const task = await loadTask(ctx, address, { whole: false });
  ctx.require("handoff.offer", { squadId: address.squadId, discipline: task.discipline });
  const all = await handoffChecksOf(ctx.store.read, address.squadId);
  const checks: OfferCheck[] = all
    .filter(({ fromDiscipline }) => fromDiscipline === null || fromDiscipline === task.discipline)
    .map(({ id, toDiscipline, text, required }) => ({ id, to: toDiscipline, text, required }));
  return { task, checks, handoffId: newId() };
}
