import { getTableColumns, getTableName } from "drizzle-orm";
import type { AnySQLiteTable } from "drizzle-orm/sqlite-core";
import pg from "pg";
import { dialectOf } from "../dialect";
import { openSqliteConnection, sqliteFile } from "../store";

/** Writes many rows fast: prepared statements of many rows each, a commit every so often, nothing kept in memory. */
export type Bulk = {
  /** Inserts the rows, all with the same columns; returns how many there were. */
  insert: <T extends AnySQLiteTable>(table: T, rows: Iterable<T["$inferInsert"]>) => Promise<number>;
  close: () => Promise<void>;
};

type Runner = {
  /** Places for values in one statement; both engines set a limit. */
  maximumValues: number;
  placeholder: (index: number) => string;
  run: (statement: string, values: unknown[]) => Promise<void>;
  begin: () => Promise<void>;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
  close: () => Promise<void>;
};

const rowsPerCommit = 100_000;

/** A connection of its own to the database at `url`, which is at head. */
export async function openBulk(url: string): Promise<Bulk> {
  const runner = dialectOf(url) === "sqlite" ? sqliteRunner(url) : await postgresRunner(url);
  return { insert: (table, rows) => insertAll(runner, table, rows), close: runner.close };
}

function sqliteRunner(url: string): Runner {
  const connection = openSqliteConnection(sqliteFile(url), { readonly: false });
  const prepared = new Map<string, ReturnType<typeof connection.prepare>>();
  return {
    maximumValues: 8000,
    placeholder: () => "?",
    run: async (statement, values) => {
      const known = prepared.get(statement) ?? connection.prepare(statement);
      prepared.set(statement, known);
      known.run(values);
    },
    begin: async () => void connection.exec("begin immediate"),
    commit: async () => void connection.exec("commit"),
    rollback: async () => void (connection.inTransaction && connection.exec("rollback")),
    close: async () => {
      connection.pragma("wal_checkpoint(TRUNCATE)");
      connection.close();
    },
  };
}

async function postgresRunner(url: string): Promise<Runner> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    maximumValues: 30_000,
    placeholder: (index) => `$${index + 1}`,
    run: async (statement, values) => void (await client.query(statement, values)),
    begin: async () => void (await client.query("begin")),
    commit: async () => void (await client.query("commit")),
    rollback: async () => void (await client.query("rollback")),
    close: () => client.end(),
  };
}

async function insertAll<T extends AnySQLiteTable>(
  runner: Runner,
  table: T,
  rows: Iterable<T["$inferInsert"]>,
): Promise<number> {
  await runner.begin();
  try {
    const count = await insertInRuns(runner, table, rows);
    await runner.commit();
    return count;
  } catch (error) {
    await runner.rollback();
    throw error;
  }
}

async function insertInRuns(
  runner: Runner,
  table: AnySQLiteTable,
  rows: Iterable<Record<string, unknown>>,
): Promise<number> {
  const columns = getTableColumns(table);
  let keys: string[] = [];
  let values: unknown[] = [];
  let count = 0;
  const flush = async () => {
    if (values.length === 0) return;
    await runner.run(statementFor(runner, { table, keys, rows: values.length / keys.length }), values);
    values = [];
  };
  for (const row of rows) {
    if (count === 0) keys = Object.keys(row);
    for (const key of keys) {
      const value = row[key];
      values.push(value === null || value === undefined ? null : columns[key]!.mapToDriverValue(value));
    }
    count += 1;
    if (values.length + keys.length > runner.maximumValues) await flush();
    if (count % rowsPerCommit === 0) {
      await flush();
      await runner.commit();
      await runner.begin();
    }
  }
  await flush();
  return count;
}

type Statement = { table: AnySQLiteTable; keys: readonly string[]; rows: number };

function statementFor({ placeholder }: Runner, { table, keys, rows }: Statement): string {
  const columns = getTableColumns(table);
  const names = keys.map((key) => `"${columns[key]!.name}"`).join(", ");
  const tuples = Array.from(
    { length: rows },
    (_, row) => `(${keys.map((_, i) => placeholder(row * keys.length + i)).join(", ")})`,
  );
  return `insert into "${getTableName(table)}" (${names}) values ${tuples.join(", ")}`;
}
