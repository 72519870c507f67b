import { squadIdsInScope } from "#db/repositories/squad-scope";
import { squadFacts } from "#db/repositories/squads";
import { type SquadFacts, squadScope } from "~/domain/access";
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

/** Of these squads of a person, the ones the reader may know of: all of their own, otherwise those the reader may see. */
export async function knownSquads(
  ctx: Context,
  { personId, squadIds }: { personId: string; squadIds: readonly string[] },
): Promise<Set<string>> {
  if (personId === ctx.actor.personId) return new Set(squadIds);
  return squadIdsInScope(ctx.store.read, { squadIds, scope: squadScope(ctx.actor, "squad.read") });
}
