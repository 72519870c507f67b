import { getTableName, is, Table } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "#db/schema";
import type { Store } from "#db/store";
import { sha256Canonical } from "~/platform/hash.server";

/** What differs by design between two databases with the same content: salts, and the chain that commits to them. */
const salted = new Set([
  "credentials.passwordHash",
  "audit_details.salt",
  "audit_entries.canonical",
  "audit_entries.prev",
  "audit_entries.hash",
]);
const skipped = new Set(["audit_head", "audit_checkpoints"]);

/** A digest of every table's rows, whatever their order and the engine's way of keeping JSON. */
export async function digests(store: Store): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const table of Object.values(schema)) {
    if (!is(table, Table)) continue;
    const name = getTableName(table);
    if (skipped.has(name)) continue;
    const rows: Record<string, unknown>[] = await store.read.select().from(table as unknown as SQLiteTable);
    const plain = rows.map((row) => sha256Canonical(withoutSalts(name, row)));
    result[name] = `${rows.length} ${sha256Canonical(plain.sort())}`;
  }
  return result;
}

function withoutSalts(table: string, row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !salted.has(`${table}.${column}`))
      .map(([column, value]) => [column, value instanceof Date ? value.toISOString() : value]),
  );
}
