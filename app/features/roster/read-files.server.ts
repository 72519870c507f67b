import { AppError } from "~/domain/errors";
import {
  columnNames,
  neededColumns,
  type RawRow,
  type RosterKind,
  type RosterProblem,
  type RosterRows,
  readPersonRow,
  readSeatRow,
  readSquadRow,
  readUnitRow,
  rosterKinds,
} from "~/domain/org/roster";
import { type CsvTable, columnsOf, readCsv } from "~/platform/csv.server";
import { plainCell } from "~/platform/csv-out";
import type { Upload } from "~/platform/uploads.server";

export type ReadRoster = {
  files: { name: string; kind: RosterKind; rows: number }[];
  rows: RosterRows;
  /** Codes of lines that could not be read. */
  refused: string[];
  problems: RosterProblem[];
};

const maximumRows = 100_000;

/**
 * Reads roster files; what each holds is told by its headings. A file that is no table, or of which the kind cannot be told, is a
 * problem of its first line. Throws `too_large` over 100 000 rows in all.
 */
export function readRosterFiles(uploads: readonly Upload[]): ReadRoster {
  const read: ReadRoster = {
    files: [],
    rows: { units: [], people: [], squads: [], seats: [] },
    refused: [],
    problems: [],
  };
  let total = 0;
  for (const [index, { name, bytes }] of uploads.entries()) {
    const file =
      uploads.findIndex((other) => other.name === name) === index ? name : `${name} (${index + 1})`;
    const table = tableOf(file, bytes, read);
    if (!table) continue;
    total += table.rows.length;
    if (total > maximumRows)
      throw new AppError("too_large", {
        reason: "csv_rows",
        params: { maximum: maximumRows },
        field: "files",
      });
    const kind = kindOf(table.header);
    if (!kind) {
      read.problems.push({ file, line: 1, column: null, reason: "kind_unknown", params: {} });
      continue;
    }
    read.files.push({ name: file, kind, rows: table.rows.length });
    readTable({ file, kind, table }, read);
  }
  return read;
}

function tableOf(file: string, bytes: Uint8Array, read: ReadRoster): CsvTable | null {
  try {
    return readCsv(bytes, { rows: maximumRows, columns: 60 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const line = typeof error.params.line === "number" ? error.params.line : 1;
    read.problems.push({ file, line, column: null, reason: error.reason, params: error.params });
    return null;
  }
}

/** The kind most of whose needed columns the headings have; seats before squads and people, whose columns they name. */
export function kindOf(header: readonly string[]): RosterKind | null {
  const share = (kind: RosterKind) => {
    const { at } = columnsOf(header, columnNames[kind] as Record<string, readonly string[]>);
    const needed = neededColumns[kind];
    return needed.filter((column) => at[column] !== undefined).length / needed.length;
  };
  const ranked = [...rosterKinds].reverse().map((kind) => ({ kind, share: share(kind) }));
  const best = ranked.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share > 0.5 ? best.kind : null;
}

function readTable(
  { file, kind, table }: { file: string; kind: RosterKind; table: CsvTable },
  read: ReadRoster,
) {
  const { at, unknown, repeated } = columnsOf(
    table.header,
    columnNames[kind] as Record<string, readonly string[]>,
  );
  const missing = neededColumns[kind].filter((column) => at[column] === undefined);
  const head = { file, line: 1 };
  for (const column of missing) read.problems.push({ ...head, column, reason: "column_missing", params: {} });
  for (const text of unknown)
    read.problems.push({ ...head, column: null, reason: "column_unknown", params: { text } });
  for (const text of repeated)
    read.problems.push({ ...head, column: null, reason: "column_repeated", params: { text } });
  if (missing.length > 0) return;
  for (const { line, cells } of table.rows) {
    const cellsByColumn: Partial<Record<string, string>> = {};
    for (const [column, index] of Object.entries(at)) cellsByColumn[column] = plainCell(cells[index!] ?? "");
    readLine({ kind, raw: { file, line, cells: cellsByColumn } }, read);
  }
}

function readLine({ kind, raw }: { kind: RosterKind; raw: RawRow }, { rows, refused, problems }: ReadRoster) {
  const keep = <T>(
    into: T[],
    { row, problems: found }: { row: T | null; problems: RosterProblem[] },
    code: string | undefined,
  ) => {
    if (row) into.push(row);
    else if (code) refused.push(code);
    problems.push(...found);
  };
  const cells: Partial<Record<string, string>> = raw.cells;
  if (kind === "units") keep(rows.units, readUnitRow(raw as RawRow<"units">), cells.code?.toUpperCase());
  else if (kind === "people") keep(rows.people, readPersonRow(raw as RawRow<"people">), cells.employee_no);
  else if (kind === "squads")
    keep(rows.squads, readSquadRow(raw as RawRow<"squads">), cells.key?.toUpperCase());
  else keep(rows.seats, readSeatRow(raw as RawRow<"seats">), undefined);
}
