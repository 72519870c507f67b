import { workInColumn } from "#db/repositories/board-cards";
import type { BoardColumn } from "#db/repositories/board-columns";
import type { Tx } from "#db/store";
import { requireWithinLimit } from "~/domain/board";
import type { Context } from "~/platform/context.server";
import { localName } from "~/platform/i18n";
import { boardSince } from "./board-since";

/**
 * Throws `invalid` when a column whose limit forbids would take more than it may. The caller holds the column's lock, so that
 * two moves at once cannot both take the last place; `movingIds` are the tasks on their way in.
 */
export async function requireRoom(
  ctx: Context,
  t: Tx,
  { column, movingIds }: { column: BoardColumn; movingIds: readonly string[] },
): Promise<void> {
  const { wipLimit, wipMode } = column;
  if (wipLimit === null || wipMode !== "forbid") return;
  const standing = await workInColumn(t, { columnId: column.id, movingIds, doneSince: boardSince(ctx.now) });
  requireWithinLimit({ count: standing + movingIds.length, wipLimit, column: localName(ctx.locale, column) });
}
