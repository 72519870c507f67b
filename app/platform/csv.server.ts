import { CsvError } from "csv-parse";
import { type Info, parse } from "csv-parse/sync";
import { AppError } from "~/domain/errors";

/** `line` is where the row starts in the file, counted from 1 as editors and spreadsheets do. */
export type CsvRow = { line: number; cells: string[] };
export type CsvTable = { header: string[]; rows: CsvRow[] };

export type CsvLimits = { rows?: number; columns?: number };

const longestRecord = 4_000_000;

/**
 * The header and rows of a CSV file as spreadsheets and banks write them: UTF-8 with or without a mark, UTF-16 with one, or GB18030;
 * separated by comma, semicolon or tab; blank lines skipped; cells trimmed. Throws `invalid` or `too_large` with the line where it helps.
 */
export function readCsv(bytes: Uint8Array, limits: CsvLimits = {}): CsvTable {
  return readCsvText(decodeText(bytes), limits);
}

/** `readCsv` for text that was decoded already. */
export function readCsvText(
  text: string,
  { rows: maximumRows = 100_000, columns = 100 }: CsvLimits = {},
): CsvTable {
  const records = parseRecords(text, maximumRows);
  const [head, ...rows] = records;
  if (!head) throw new AppError("invalid", { reason: "csv_empty" });
  if (rows.length > maximumRows)
    throw new AppError("too_large", { reason: "csv_rows", params: { maximum: maximumRows } });
  const wide = records.find((row) => row.cells.length > columns);
  if (wide)
    throw new AppError("too_large", { reason: "csv_columns", params: { line: wide.line, maximum: columns } });
  return { header: head.cells, rows };
}

function parseRecords(text: string, maximumRows: number): CsvRow[] {
  // Excel's own first line, which tells the separator.
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  try {
    const found = parse(text, {
      delimiter: told ?? delimiterOf(text),
      from_line: told === undefined ? 1 : 2,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: longestRecord,
      to: maximumRows + 2,
    }) as unknown as { record: string[]; info: Info }[];
    return found.map(({ record, info }) => ({ line: info.lines - linesInside(record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines);
    throw new AppError("invalid", {
      reason: "csv_broken",
      params: { line: Number.isFinite(line) ? line : 1 },
    });
  }
}

function linesInside(record: readonly string[]): number {
  return record.reduce((total, cell) => total + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** The text of a file: UTF-16 or UTF-8 with a mark, UTF-8, or GB18030. Throws `invalid` for anything else. */
export function decodeText(bytes: Uint8Array): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\u0000")) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new AppError("invalid", { reason: "csv_encoding" });
}

/** The separator that stands most often, outside of quotes, in the first line. */
function delimiterOf(text: string): string {
  const first = (text.match(/[^\r\n]+/)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (separator: string) => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

/** Where each wanted column stands, by any of its names in any spelling of case, blanks and underscores. */
export type Columns<K extends string> = {
  at: Partial<Record<K, number>>;
  unknown: string[];
  repeated: string[];
};

export function columnsOf<K extends string>(
  header: readonly string[],
  names: Record<K, readonly string[]>,
): Columns<K> {
  const keys = new Map<string, K>();
  for (const key of Object.keys(names) as K[])
    for (const name of [key, ...names[key]]) keys.set(plain(name), key);
  const columns: Columns<K> = { at: {}, unknown: [], repeated: [] };
  header.forEach((title, index) => {
    const key = keys.get(plain(title));
    if (key === undefined) {
      if (title !== "") columns.unknown.push(title);
    } else if (columns.at[key] !== undefined) columns.repeated.push(title);
    else columns.at[key] = index;
  });
  return columns;
}

const plain = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
