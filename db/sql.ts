import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { dialect } from "./dialect";

type Operand = AnyColumn | SQL;

/** Exact sum of a `dec` column as a decimal string, null over no rows. */
export const decSum = (value: Operand): SQL<string | null> =>
  dialect === "sqlite" ? sql`dec_sum(${value})` : sql`sum(${value})::text`;

/** Largest value of a `dec` column as a decimal string, null over no rows. */
export const decMax = (value: Operand): SQL<string | null> =>
  dialect === "sqlite" ? sql`dec_max(${value})` : sql`max(${value})::text`;

/** Smallest value of a `dec` column as a decimal string, null over no rows. */
export const decMin = (value: Operand): SQL<string | null> =>
  dialect === "sqlite" ? sql`dec_min(${value})` : sql`min(${value})::text`;

/** A sort key for a `dec` column: numeric order on both engines. Only for ordering; never read back as a figure. */
export const decOrder = (value: Operand): SQL =>
  dialect === "sqlite" ? sql`cast(${value} as real)` : sql`${value}`;

/** Case-insensitive "contains"; the user's % and _ are taken literally. */
export function contains(column: Operand, text: string): SQL {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`lower(${column}) like ${pattern} escape '\\'`;
}

/** Case-sensitive "begins with", answered by the column's index on SQLite, and on PostgreSQL where the database sorts by bytes. */
export const beginsWith = (column: Operand, text: string): SQL =>
  dialect === "sqlite"
    ? sql`(${column} >= ${text} and ${column} < ${`${text}\uffff`})`
    : sql`${column} like ${`${text.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;

/** Everything under a materialised path, the node itself included. Paths end in "/", so "/a/1/" never matches "/a/10/". */
export function underPath(column: Operand, path: string): SQL {
  return sql`substr(${column}, 1, ${path.length}) = ${path}`;
}

/** `count(*)` as a number on both engines (PostgreSQL's driver returns a bigint as text). */
export const countAll = (): SQL<number> => sql<number>`count(*)`.mapWith(Number);

/** Nulls last in either direction, the same on both engines. */
export const nullsLast = (column: Operand, direction: "asc" | "desc" = "asc"): SQL =>
  direction === "asc" ? sql`${column} asc nulls last` : sql`${column} desc nulls last`;

/**
 * Rows of text given as one parameter, to join with: `from jsonRows("w", ["a", "b"], [["1", "2"]])` reads as a table `w (a, b)`. However
 * many rows, it stays one statement with one parameter.
 */
export function jsonRows(
  alias: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): SQL {
  const cells = columns.map(
    (column, i) => sql`e.value ->> ${sql.raw(String(i))} as ${sql.identifier(column)}`,
  );
  const list =
    dialect === "sqlite"
      ? sql`json_each(${JSON.stringify(rows)})`
      : sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb)`;
  return sql`(select ${sql.join(cells, sql`, `)} from ${list} e) as ${sql.identifier(alias)}`;
}

/** Hours from one `ts` column to another, for durations that are shown, never scored. */
export const hoursBetween = (from: Operand, to: Operand): SQL =>
  dialect === "sqlite"
    ? sql`(${to} - ${from}) / 3600000.0`
    : sql`extract(epoch from ${to} - ${from}) / 3600.0`;

/** A `ts` column as milliseconds since the epoch, for statements written by hand. */
export const epochMilliseconds = (column: Operand): SQL<number> =>
  dialect === "sqlite" ? sql<number>`${column}` : sql<number>`(extract(epoch from ${column}) * 1000)::float8`;

/** Orders text by its bytes, whatever the database's collation: fractional positions count "Z" before "a". */
export const byteOrder = (column: Operand): SQL =>
  dialect === "sqlite" ? sql`${column}` : sql`${column} collate "C"`;

/** Locks the rows a statement read until the transaction ends; SQLite's write transaction is already alone. */
export const forUpdate: SQL = dialect === "sqlite" ? sql`` : sql`for update`;

/** Like `forUpdate`, but rows that somebody else holds are left out instead of waited for. */
export const forUpdateSkipLocked: SQL = dialect === "sqlite" ? sql`` : sql`for update skip locked`;

/** The ISO day `days` (an integer column) before `day`. */
export const daysBefore = (day: string, days: Operand): SQL<string> =>
  dialect === "sqlite"
    ? sql`date(${day}, '-' || ${days} || ' days')`
    : sql`to_char(${day}::date - ${days}, 'YYYY-MM-DD')`;

/** A table under another name, to join it more than once; drizzle makes the same alias for both engines. */
export const aliased = alias;
