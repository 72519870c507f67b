import type { AnySQLiteTable } from "drizzle-orm/sqlite-core";
import { chunks } from "../chunks";
import type { Tx } from "../store";

/** Inserts any number of rows in statements of at most 500; returns how many rows there were. */
export async function insertRows<T extends AnySQLiteTable>(
  t: Tx,
  table: T,
  rows: T["$inferInsert"][],
): Promise<number> {
  for (const chunk of chunks(rows, 500)) await t.insert(table).values(chunk);
  return rows.length;
}
