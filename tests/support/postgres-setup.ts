import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres-server";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for the project; every test file makes its own database from a migrated template. */
export default async function setup(project: TestProject) {
  const server = await startPostgres();
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = server.url("template_trivet");
  const { migrate } = await import("#db/migrate");
  // Other projects' workers inherit this process's environment.
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query("create database template_trivet");
  await migrate({ url: server.url("template_trivet"), folder: "db/migrations" });
  await admin.end();
  project.provide("postgresUrl", server.url(""));
  return () => server.stop();
}
