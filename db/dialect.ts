import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

export type Dialect = "sqlite" | "postgres";

/**
 * Which engine a database URL names: `file:…` is SQLite, `postgres://…` or `postgresql://…` is PostgreSQL.
 * Throws on any other scheme, so that a typing error in the configuration never falls back to an empty database.
 */
export function dialectOf(url: string): Dialect {
  if (url.startsWith("file:")) return "sqlite";
  if (url.startsWith("postgres://") || url.startsWith("postgresql://")) return "postgres";
  throw new Error(`DATABASE_URL must start with file: or postgres://, not "${url.split(":")[0]}:"`);
}

/** One process serves one engine; the schema modules are built for it when they are first imported. */
export const dialect: Dialect = dialectOf(process.env.DATABASE_URL ?? "file:");

const sqlite = {
  table: lite.sqliteTable,
  id: (name: string) => lite.text(name),
  text: (name: string) => lite.text(name),
  int: (name: string) => lite.integer(name),
  bool: (name: string) => lite.integer(name, { mode: "boolean" }),
  ts: (name: string) => lite.integer(name, { mode: "timestamp_ms" }),
  day: (name: string) => lite.text(name),
  json: <T>(name: string) => lite.text(name, { mode: "json" }).$type<T>(),
  dec: (name: string) => lite.text(name),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  check: lite.check,
  foreignKey: lite.foreignKey,
};

const postgres = {
  table: pg.pgTable,
  id: (name: string) => pg.text(name),
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.integer(name),
  bool: (name: string) => pg.boolean(name),
  ts: (name: string) => pg.timestamp(name, { precision: 3, withTimezone: true, mode: "date" }),
  day: (name: string) => pg.text(name),
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  dec: (name: string) => pg.numeric(name),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
  foreignKey: pg.foreignKey,
};

/**
 * The column kit: every table of `db/schema` is written with it once and exists on both engines. SQLite's builders give the
 * TypeScript types; PostgreSQL's are cast to them here and nowhere else, because their select, insert and update
 * shapes are the same by construction (`ts` a Date, `bool` a boolean, `dec` an exact decimal string, `day` an ISO date).
 * `day` is text on both engines: ISO dates sort and compare as text, and no driver turns them into instants of some zone.
 */
export const c = (dialect === "sqlite" ? sqlite : postgres) as typeof sqlite;
