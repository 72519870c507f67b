import { boardSquad } from "#db/repositories/board-columns";
import { leadsAtEnd } from "#db/repositories/dissolution";
import { squadWithUnits } from "#db/repositories/squads";
import type { Reader } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/**
 * The squad for those who dissolve it: its leads, also the last ones, who heads its units, HR. Throws `not_found` for people who may not see it, `forbidden` for
 * others who do.
 */
export async function dissolutionScope(ctx: Context, r: Reader, squadId: string) {
  const board = await boardSquad(r, squadId);
  if (!board) throw new AppError("not_found");
  const facts = { ...board, lastLeadIds: await leadsAtEnd(r, squadId) };
  if (!ctx.can("squad.read", board) && !ctx.can("squad.dissolve", facts)) throw new AppError("not_found");
  const allowed = ctx.require("squad.dissolve", facts);
  const found = await squadWithUnits(r, squadId);
  if (!found) throw new AppError("not_found");
  return { board, squad: found.squad, allowed };
}

export type DissolvingSquad = Awaited<ReturnType<typeof dissolutionScope>>["squad"];

/** Throws unless the squad is an open task force: only those end with a hand-over. */
export function requireDissolving({ kind, closedAt }: DissolvingSquad): void {
  if (kind !== "task-force") throw new AppError("invalid", { reason: "dissolution_standing" });
  if (closedAt !== null) throw new AppError("conflict", { reason: "squad_closed" });
}
