import { rm } from "node:fs/promises";
import pg from "pg";
import { dialectOf } from "../dialect";
import { sqliteFile } from "../store";

/** Throws away everything in the database at `url`: the file on SQLite, the schema `public` on PostgreSQL. */
export async function eraseDatabase(url: string): Promise<void> {
  if (dialectOf(url) === "sqlite") {
    for (const suffix of ["", "-wal", "-shm"]) await rm(`${sqliteFile(url)}${suffix}`, { force: true });
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("drop schema if exists public cascade");
    await client.query("create schema public");
  } finally {
    await client.end();
  }
}
