import type { ImportBoard } from "./card";
import type { DayOrder } from "./dates";
import type { Json } from "./json";
import { readTable, type SourceTable } from "./table";
import type { FieldOf } from "./table-fields";
import { readTrello } from "./trello";

/** A file that was recognised, before its cards are read. */
export type SourceFile = { source: "trello"; board: Json } | { source: "jira" | "csv"; table: SourceTable };

/** The cards of a file; for a CSV file `fields` says what its columns are. */
export function readBoard(
  file: SourceFile,
  { fields, dayOrder, timeZone }: { fields: FieldOf; dayOrder: DayOrder; timeZone: string },
): ImportBoard {
  if (file.source === "trello") return readTrello(file.board, { timeZone });
  return readTable(file.table, { source: file.source, fields, dayOrder, timeZone });
}
