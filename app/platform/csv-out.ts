/** The full-width marks too: spreadsheets set up for Chinese or Japanese may read them as the plain ones. */
const dangerous = /^\s*[=+\-@\t\r＝＋－＠]/;
const number = /^-?\d+(\.\d+)?$/;

/**
 * A cell as it may be written to a CSV file: what a spreadsheet would take for a formula is led by an apostrophe, real negative
 * numbers stay numbers (quality.md, Exports), and separators, quotes and line ends are quoted.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = dangerous.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before `csvCell`, so that a file that was exported can be read again. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text;

/** A CSV file that spreadsheets open with the right characters: UTF-8 with its mark, CRLF line ends. */
export const csvFile = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
