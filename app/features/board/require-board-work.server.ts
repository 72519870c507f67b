import type { Context } from "~/platform/context.server";
import { openSquadInScope } from "./squad-scope.server";

/** Throws unless the reader may change tasks of this squad's board: `not_found` outside of their scope, else `forbidden`. */
export async function requireBoardWork(ctx: Context, squadId: string): Promise<void> {
  ctx.require("board.work", await openSquadInScope(ctx, ctx.store.read, squadId));
}
