import { newId } from "#db/id";
import {
  type BoardColumn,
  columnsOf,
  deleteColumn,
  insertColumns,
  lockColumn,
  lockSquad,
  saveColumn,
  tasksInColumn,
} from "#db/repositories/board-columns";
import type { Tx } from "#db/store";
import { maximumColumns, positionBetween } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import type { ColumnsInput } from "./forms";
import { openSquadInScope } from "./squad-scope.server";

/** Adds, renames, limits, reorders or removes a column. Throws `invalid` where the board would lose a category it needs. */
export function configureColumns(ctx: Context, squadId: string, input: ColumnsInput): Promise<void> {
  return ctx.change("board.configured", async (t) => {
    const squad = await openSquadInScope(ctx, t, squadId);
    const allowed = ctx.require("board.configure", squad);
    await lockSquad(t, squadId);
    const columns = await columnsOf(t, squadId);
    const entry =
      input.intent === "add"
        ? await add(t, squadId, columns, input)
        : await change(t, squadId, columns, input);
    const { subject } = entry;
    return { allowed, entries: [entry], result: undefined, live: [{ topic: `squad:${squadId}`, subject }] };
  });
}

type Add = Extract<ColumnsInput, { intent: "add" }>;
type Change = Exclude<ColumnsInput, { intent: "add" }>;

async function add(
  t: Tx,
  squadId: string,
  columns: BoardColumn[],
  { name, nameEn, category, wipLimit, wipMode, queue }: Add,
): Promise<AuditEntry> {
  if (columns.length >= maximumColumns) {
    throw new AppError("invalid", { reason: "too_many_columns", params: { maximum: maximumColumns } });
  }
  const id = newId();
  const position = positionBetween(columns.at(-1)?.position ?? null, null);
  const after = { name, nameEn, category, wipLimit, wipMode, queue };
  await insertColumns(t, [{ id, squadId, position, version: 1, ...after }]);
  return { subject: { type: "board_column", id }, after };
}

async function change(t: Tx, squadId: string, columns: BoardColumn[], input: Change): Promise<AuditEntry> {
  const column = await lockColumn(t, { squadId, columnId: input.columnId });
  if (!column) throw new AppError("invalid", { reason: "column_gone" });
  if (column.version !== input.version) throw new AppError("stale", { reason: "column_stale" });
  const { id, version, name, nameEn, wipLimit, wipMode, queue } = column;
  const subject = { type: "board_column", id };
  switch (input.intent) {
    case "save": {
      const after = {
        name: input.name,
        nameEn: input.nameEn,
        wipLimit: input.wipLimit,
        wipMode: input.wipMode,
        queue: input.queue,
      };
      await saveColumn(t, { id, version, ...after });
      return { subject, before: { name, nameEn, wipLimit, wipMode, queue }, after };
    }
    case "left":
    case "right": {
      const position = positionBeside(columns, id, input.intent);
      await saveColumn(t, { id, version, position });
      return { subject, before: { position: column.position }, after: { position } };
    }
    case "delete": {
      if (columns.filter((other) => other.category === column.category).length === 1) {
        throw new AppError("invalid", { reason: "column_last_of_category" });
      }
      const left = await tasksInColumn(t, id);
      if (left > 0) throw new AppError("invalid", { reason: "column_not_empty", params: { count: left } });
      await deleteColumn(t, id);
      return { subject, before: { name, nameEn, category: column.category, wipLimit } };
    }
  }
}

function positionBeside(columns: BoardColumn[], id: string, direction: "left" | "right"): string {
  const at = columns.findIndex((column) => column.id === id);
  const others = columns.filter((column) => column.id !== id);
  const target = Math.min(others.length, Math.max(0, direction === "left" ? at - 1 : at + 1));
  return positionBetween(others[target - 1]?.position ?? null, others[target]?.position ?? null);
}
