import { endedWithOpenTasks } from "#db/repositories/dissolution";
import type { Context } from "~/platform/context.server";

/** Of these squads, the task forces whose end has passed and which still have open tasks: nothing closes by itself. */
export async function endedSquads(ctx: Context, squadIds: readonly string[]) {
  if (squadIds.length === 0) return [];
  const rows = await endedWithOpenTasks(ctx.store.read, { squadIds, day: ctx.today });
  return rows.map(({ endsOn, ...squad }) => ({ ...squad, endsOn: endsOn! }));
}

/** `endedSquads` of those the reader leads. */
export const endedSquadsLed = (ctx: Context) =>
  endedSquads(
    ctx,
    ctx.actor.seats.filter(({ role }) => role === "lead").map(({ squadId }) => squadId),
  );

export type EndedSquad = Awaited<ReturnType<typeof endedSquads>>[number];
