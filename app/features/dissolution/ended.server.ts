import { type EndedFor, endedWithOpenTasks } from "#db/repositories/dissolution";
import type { Context } from "~/platform/context.server";

/** Of these squads, the task forces whose end has passed and which still have open tasks: nothing closes by itself. */
export const endedSquads = (ctx: Context, squadIds: readonly string[]) =>
  squadIds.length === 0 ? Promise.resolve([]) : ended(ctx, { squadIds });

/** `endedSquads` of those the reader led to the end, and of the units they head. */
export const endedSquadsToHandOver = (ctx: Context) =>
  ended(ctx, { personId: ctx.actor.personId, unitPaths: ctx.actor.headedUnitPaths });

async function ended(ctx: Context, of: EndedFor) {
  const rows = await endedWithOpenTasks(ctx.store.read, { of, day: ctx.today });
  return rows.map(({ endsOn, ...squad }) => ({ ...squad, endsOn: endsOn! }));
}

export type EndedSquad = Awaited<ReturnType<typeof ended>>[number];
