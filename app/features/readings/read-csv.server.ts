import { isoDay, type ReadingInput } from "~/domain/metrics";
import { columnsOf, readCsv } from "~/platform/csv.server";
import type { T } from "~/platform/i18n";

export const readingColumns = ["metric", "date", "value", "segment", "note"] as const;
export type ReadingColumn = (typeof readingColumns)[number];
export const requiredColumns: readonly ReadingColumn[] = ["metric", "date", "value"];

/** Names of the columns in files, whatever the language of the reader. */
const names: Record<ReadingColumn, readonly string[]> = {
  metric: ["metric code", "code", "指标编码", "指标代码", "指标", "编码"],
  date: ["day", "日期", "数据日期", "读数日期"],
  value: ["reading", "数值", "值", "读数", "指标值"],
  segment: ["分组", "分段", "维度值", "机构"],
  note: ["remark", "comment", "备注", "说明"],
};

/** A place in the file and what is wrong there; `column` is the file's own title, null for the row as a whole. */
export type FileProblem = { line: number; column: string | null; text: string };

/** The file's rows as readings, with each one's line and the file's own column titles; or what is wrong with its shape. */
export type ReadFile =
  | { ok: true; items: ReadingInput[]; lines: number[]; titles: Record<ReadingColumn, string> }
  | { ok: false; problems: FileProblem[] };

/** Throws `invalid` or `too_large` when the file is no CSV within the limits. */
export function readReadingsFile(t: T, bytes: Uint8Array): ReadFile {
  const { header, rows } = readCsv(bytes, { columns: 50 });
  const { at, unknown, repeated } = columnsOf(header, names);
  const label = (column: ReadingColumn) => t(`metrics.import.column.${column}`);
  const known = readingColumns.map(label).join(t("metrics.import.and"));
  const inHeader = (column: string | null, text: string): FileProblem => ({ line: 1, column, text });
  const problems = [
    ...requiredColumns
      .filter((column) => at[column] === undefined)
      .map((column) => inHeader(null, t("error.csv_column_missing", { column: label(column) }))),
    ...repeated.map((column) => inHeader(column, t("error.csv_column_repeated", { column }))),
    ...unknown.map((column) => inHeader(column, t("error.csv_column_unknown", { column, known }))),
    ...rows
      .filter((row) => row.cells.length > header.length)
      .map(({ line }): FileProblem => ({ line, column: null, text: t("error.csv_row_long") })),
  ];
  if (rows.length === 0) problems.push(inHeader(null, t("error.csv_empty")));
  if (problems.length > 0) return { ok: false, problems };
  const cell = (cells: readonly string[], column: ReadingColumn) => cells[at[column] ?? -1] ?? "";
  const items = rows.map(({ cells }) => ({
    metric: cell(cells, "metric"),
    date: isoDay(cell(cells, "date")),
    value: cell(cells, "value"),
    segment: cell(cells, "segment"),
    note: cell(cells, "note"),
  }));
  const titles = Object.fromEntries(
    readingColumns.map((column) => [column, header[at[column] ?? -1] ?? label(column)]),
  );
  return {
    ok: true,
    items,
    lines: rows.map((row) => row.line),
    titles: titles as Record<ReadingColumn, string>,
  };
}
