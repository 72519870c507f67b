import { type BoardSquad, boardSquad } from "#db/repositories/board-columns";
import type { Reader } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Authorised, Context } from "~/platform/context.server";

/**
 * The open squad into whose board the reader may bring work: its leads. Throws `not_found` outside of their scope, `forbidden` for
 * others who read the board, `invalid` for a closed squad.
 */
export async function importScope(
  ctx: Context,
  r: Reader,
  squadId: string,
): Promise<{ squad: BoardSquad; allowed: Authorised }> {
  const squad = await boardSquad(r, squadId);
  if (!squad || !ctx.can("board.read", squad)) throw new AppError("not_found");
  const allowed = ctx.require("board.configure", squad);
  if (squad.closed) throw new AppError("invalid", { reason: "board_closed" });
  return { squad, allowed };
}
