import { newId } from "#db/id";
import { columnsOf, insertColumns, lockSquad } from "#db/repositories/board-columns";
import type { Tx } from "#db/store";
import { defaultColumns, positionsAfter } from "~/domain/board";

/** Gives a squad's board its first columns; leaves a board that has columns alone. True when columns were added. */
export async function addDefaultColumns(t: Tx, squadId: string): Promise<boolean> {
  await lockSquad(t, squadId);
  if ((await columnsOf(t, squadId)).length > 0) return false;
  const positions = positionsAfter(null, defaultColumns.length);
  await insertColumns(
    t,
    defaultColumns.map((column, i) => ({
      id: newId(),
      squadId,
      ...column,
      position: positions[i]!,
      version: 1,
    })),
  );
  return true;
}
