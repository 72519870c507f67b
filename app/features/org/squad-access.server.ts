import { type SquadScope, squadFacts } from "#db/repositories/squads";
import type { SquadFacts } from "~/domain/access";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/** The squad's facts for somebody who may see it; throws `not_found` for everybody else, as for a squad that is none. */
export async function visibleSquad(ctx: Context, squadId: string): Promise<SquadFacts> {
  const facts = await squadFacts(ctx.store.read, squadId);
  if (!facts || !ctx.can("squad.read", facts)) throw new AppError("not_found");
  return facts;
}

export async function maySeeSquad(ctx: Context, squadId: string): Promise<boolean> {
  const facts = await squadFacts(ctx.store.read, squadId);
  return facts !== undefined && ctx.can("squad.read", facts);
}

/** The squads a reader sees in lists: all for those whose work spans squads, otherwise the ones they sit in. */
export function squadScope(ctx: Context): SquadScope {
  const anySquad: SquadFacts = { squadId: "", unitPaths: [] };
  return ctx.can("squad.read", anySquad) ? "all" : { squadIds: ctx.actor.seats.map((seat) => seat.squadId) };
}

/** Of these squads of a person, the ones the reader may know of: all of their own, otherwise those the reader may see. */
export function knownSquads(
  ctx: Context,
  { personId, squadIds }: { personId: string; squadIds: readonly string[] },
): Set<string> {
  const scope = squadScope(ctx);
  if (scope === "all" || personId === ctx.actor.personId) return new Set(squadIds);
  return new Set(squadIds.filter((id) => scope.squadIds.includes(id)));
}
