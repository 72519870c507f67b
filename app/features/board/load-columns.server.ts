import type { Context } from "~/platform/context.server";
import { columnsOrDefaults } from "./load-board.server";
import { openSquadInScope } from "./squad-scope.server";

/** The board's columns for who may configure them; `forbidden` for other people of the squad. */
export async function loadColumns(ctx: Context, squadId: string) {
  const squad = await openSquadInScope(ctx, ctx.store.read, squadId);
  ctx.require("board.configure", squad);
  const columns = await columnsOrDefaults(ctx, squad);
  return columns.map(({ id, name, nameEn, category, wipLimit, wipMode, queue, version }) => ({
    id,
    name,
    nameEn,
    category,
    wipLimit,
    wipMode,
    queue,
    version,
  }));
}

export type EditableColumn = Awaited<ReturnType<typeof loadColumns>>[number];
