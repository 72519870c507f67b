import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { dialect } from "#db/dialect";
import { migrate } from "#db/migrate";
import { openStore, type Store, sqliteFile } from "#db/store";

const folder = "db/migrations";
let databases = 0;

/** A fresh database at head on the engine this project runs for; it goes away with the test file. */
export async function testStore(): Promise<Store> {
  return (await testDatabase()).store;
}

/** `testStore` with the address, for tests that come in by another door. */
export async function testDatabase(): Promise<{ store: Store; url: string }> {
  const { url, drop } = dialect === "sqlite" ? await sqliteDatabase() : await postgresDatabase();
  const store = await openStore({ url });
  afterAll(async () => {
    await store.close();
    await drop();
  });
  return { store, url };
}

/** Runs statements as somebody with the database in hand would: on a connection of their own, past the application. */
export async function asIntruder(url: string, statements: readonly string[]): Promise<void> {
  if (dialect === "sqlite") {
    const connection = new Database(sqliteFile(url));
    for (const statement of statements) connection.exec(statement);
    connection.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function sqliteDatabase() {
  const home = mkdtempSync(join(tmpdir(), "trivet-test-"));
  const url = `file:${join(home, "trivet.db")}`;
  await migrate({ url, folder });
  return { url, drop: async () => rmSync(home, { recursive: true, force: true }) };
}

async function postgresDatabase() {
  const base = inject("postgresUrl");
  const name = `test_${process.pid}_${++databases}_${Date.now()}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: `${base}postgres` });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await admin(`create database ${name} template template_trivet`);
  return { url: `${base}${name}`, drop: () => admin(`drop database ${name} with (force)`) };
}
