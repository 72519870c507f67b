import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { dialect } from "./dialect";
import { openSqliteConnection, sqliteFile } from "./store";

type JournalEntry = { tag: string };

/** The files drizzle-kit generated for this engine, in order, with the hash that tells whether a released one was edited. */
function migrationFiles(folder: string) {
  const dir = join(folder, dialect);
  const journal = JSON.parse(readFileSync(join(dir, "meta", "_journal.json"), "utf8")) as {
    entries: JournalEntry[];
  };
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(join(dir, `${tag}.sql`), "utf8");
    return {
      tag,
      hash: createHash("sha256").update(text).digest("hex"),
      statements: text.split("--> statement-breakpoint"),
    };
  });
}

const ledger =
  "create table if not exists trivet_migrations (tag text primary key, hash text not null, applied_at text not null)";

/**
 * Brings the database to head: each file in a transaction of its own with its ledger row, so that a process killed midway
 * leaves whole migrations only. Returns the tags applied now. Throws when an applied file has been edited since, or when a
 * table rebuild left a dangling reference.
 */
export async function migrate({ url, folder }: { url: string; folder: string }): Promise<string[]> {
  const files = migrationFiles(folder);
  return dialect === "sqlite" ? migrateSqlite(sqliteFile(url), files) : migratePostgres(url, files);
}

type MigrationFile = ReturnType<typeof migrationFiles>[number];

function pending(files: MigrationFile[], applied: { tag: string; hash: string }[]): MigrationFile[] {
  const hashes = new Map(applied.map((row) => [row.tag, row.hash]));
  const edited = files.find((file) => hashes.has(file.tag) && hashes.get(file.tag) !== file.hash);
  if (edited) throw new Error(`Migration ${edited.tag} was changed after it had been applied`);
  return files.filter((file) => !hashes.has(file.tag));
}

function migrateSqlite(file: string, files: MigrationFile[]): string[] {
  const connection = openSqliteConnection(file, { readonly: false });
  try {
    connection.pragma("foreign_keys = OFF");
    connection.exec(ledger);
    const applied = connection.prepare("select tag, hash from trivet_migrations").all() as {
      tag: string;
      hash: string;
    }[];
    const todo = pending(files, applied);
    for (const { tag, hash, statements } of todo) {
      connection
        .transaction(() => {
          for (const statement of statements) connection.exec(statement);
          const dangling = connection.pragma("foreign_key_check") as unknown[];
          if (dangling.length > 0)
            throw new Error(`Migration ${tag} leaves ${dangling.length} dangling references`);
          connection
            .prepare("insert into trivet_migrations (tag, hash, applied_at) values (?, ?, ?)")
            .run(tag, hash, new Date().toISOString());
        })
        .immediate();
    }
    return todo.map((m) => m.tag);
  } finally {
    connection.close();
  }
}

/** Any number that no other part of the application uses as an advisory lock. */
const migrationLock = 7_403_561;

async function migratePostgres(url: string, files: MigrationFile[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query(ledger);
    const { rows } = await client.query<{ tag: string; hash: string }>(
      "select tag, hash from trivet_migrations",
    );
    const todo = pending(files, rows);
    for (const { tag, hash, statements } of todo) {
      await client.query("begin");
      try {
        for (const statement of statements) if (statement.trim()) await client.query(statement);
        await client.query("insert into trivet_migrations (tag, hash, applied_at) values ($1, $2, $3)", [
          tag,
          hash,
          new Date().toISOString(),
        ]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    }
    return todo.map((m) => m.tag);
  } finally {
    await client.end();
  }
}
