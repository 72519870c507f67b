import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type SQL, sql } from "drizzle-orm";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import pg from "pg";
import { dialect, dialectOf } from "./dialect";
import { isRetryable, toConstraintError } from "./errors";
import { registerFunctions } from "./sqlite-functions";
import { keepStatements } from "./statement-cache";
import { writeQueue } from "./write-queue";

type Drizzle = ReturnType<typeof drizzleSqlite>;

/**
 * What repositories may call. `.all() .get() .run() .transaction()` are left out on purpose: they exist on one engine only
 * (and drizzle's own transaction on better-sqlite3 lets rows of a failed async callback land).
 */
type Queries = Pick<Drizzle, "select" | "selectDistinct" | "with" | "$with" | "$count">;
type Writes = Pick<Drizzle, "insert" | "update" | "delete">;
type Raw = { rows: <T>(query: SQL) => Promise<T[]> };

/** A place to read from: the store's read connection, or a transaction, which also sees its own writes. */
export type Reader = Queries & Raw;

declare const inTransaction: unique symbol;
/** A transaction under way. Only `Store.tx` makes one, so a repository that takes a `Tx` cannot be called outside of it. */
export type Tx = Queries & Writes & Raw & { readonly [inTransaction]: true };

export type Store = {
  readonly dialect: "sqlite" | "postgres";
  readonly read: Reader;
  /** Runs `work` in one transaction: committed when it resolves, undone when it throws. Nested calls are savepoints. */
  tx: <T>(work: (t: Tx) => Promise<T>) => Promise<T>;
  /** Statements run since the store was opened; tests hold pages to a constant number with it. */
  statements: () => number;
  close: () => Promise<void>;
};

export type OpenOptions = {
  url: string;
  /** Called with each statement that is run; for measuring. */
  onStatement?: (query: string, params: unknown[]) => void;
};

/** Opens the database at `url`. Throws when the engine or its settings would risk acknowledged writes. */
export async function openStore({ url, onStatement = () => undefined }: OpenOptions): Promise<Store> {
  if (dialectOf(url) !== dialect) {
    throw new Error(`The schema was built for ${dialect}; set DATABASE_URL before the process starts`);
  }
  return dialect === "sqlite" ? openSqlite(url, onStatement) : openPostgres(url, onStatement);
}

/** The file behind a `file:` URL. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:(\/\/)?/, "");
}

/** Resolves when the database answers; rejects when it does not. */
export async function ping(r: Reader): Promise<void> {
  await r.rows(sql`select 1`);
}

const minimumSqlite = [3, 51, 3] as const;

function assertSqlite(connection: Database.Database) {
  const version = String(connection.prepare("select sqlite_version() as v").pluck().get());
  const parts = version.split(".").map(Number);
  const older = minimumSqlite.findIndex((n, i) => (parts[i] ?? 0) !== n);
  if (older >= 0 && (parts[older] ?? 0) < minimumSqlite[older]!) {
    throw new Error(
      `SQLite ${version} has a defect in its write-ahead log; ${minimumSqlite.join(".")} or newer is needed`,
    );
  }
  const settings = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, recursive_triggers: 1 } as const;
  for (const [name, wanted] of Object.entries(settings)) {
    const got = connection.pragma(name, { simple: true });
    if (got !== wanted) throw new Error(`SQLite setting ${name} is ${got}, not ${wanted}: refusing to run`);
  }
}

/** Opens one SQLite connection with the settings of quality.md, Reliability. */
export function openSqliteConnection(file: string, { readonly }: { readonly: boolean }): Database.Database {
  const connection = new Database(file, { readonly, timeout: 10_000 });
  if (!readonly) connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("recursive_triggers = ON");
  connection.pragma("cache_size = -65536");
  connection.pragma("temp_store = MEMORY");
  registerFunctions(connection);
  assertSqlite(connection);
  return connection;
}

type OnStatement = NonNullable<OpenOptions["onStatement"]>;

async function openSqlite(url: string, onStatement: OnStatement): Promise<Store> {
  const file = sqliteFile(url);
  mkdirSync(dirname(file) || ".", { recursive: true });
  const writer = keepStatements(openSqliteConnection(file, { readonly: false }));
  const reader = keepStatements(openSqliteConnection(file, { readonly: true }));
  let count = 0;
  const logger = {
    logQuery: (query: string, params: unknown[]) => {
      count += 1;
      onStatement(query, params);
    },
  };
  const readDb = drizzleSqlite(reader, { logger });
  const writeDb = drizzleSqlite(writer, { logger });
  const active = new AsyncLocalStorage<{ tx: Tx; depth: number }>();
  const queue = writeQueue(writer);

  const raw = (db: Drizzle): Raw => ({ rows: async <T>(query: SQL) => db.all<T>(query) });
  const writerTx = Object.assign(Object.create(writeDb) as Drizzle, raw(writeDb)) as unknown as Tx;
  const plainReader = Object.assign(Object.create(readDb) as Drizzle, raw(readDb)) as unknown as Reader;

  const nested = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    writer.exec(`savepoint ${name}`);
    try {
      const result = await work();
      writer.exec(`release ${name}`);
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec(`rollback to ${name}; release ${name}`);
      throw toConstraintError(error);
    }
  };

  const tx = <T>(work: (t: Tx) => Promise<T>): Promise<T> => {
    const outer = active.getStore();
    if (!outer) return queue.run(() => active.run({ tx: writerTx, depth: 1 }, () => work(writerTx)));
    const inner = { tx: outer.tx, depth: outer.depth + 1 };
    return nested(`s${outer.depth}`, () => active.run(inner, () => work(outer.tx)));
  };

  return {
    dialect: "sqlite",
    read: followTransaction(plainReader, () => active.getStore()?.tx),
    tx,
    statements: () => count,
    close: async () => {
      await queue.idle();
      reader.close();
      writer.pragma("wal_checkpoint(TRUNCATE)");
      writer.close();
    },
  };
}

const maximumAttempts = 5;

async function openPostgres(url: string, onStatement: OnStatement): Promise<Store> {
  const writers = new pg.Pool({ connectionString: url, max: 10 });
  const readers = new pg.Pool({
    connectionString: url,
    max: 10,
    options: "-c default_transaction_read_only=on",
  });
  // The pool drops an idle connection that the database ended and opens another; without a listener the process would end.
  for (const pool of [writers, readers]) pool.on("error", () => undefined);
  writers.on("connect", oneAtATime);
  let count = 0;
  const logger = {
    logQuery: (query: string, params: unknown[]) => {
      count += 1;
      onStatement(query, params);
    },
  };
  const active = new AsyncLocalStorage<{ tx: Tx }>();
  type PgDb = ReturnType<typeof drizzlePostgres>;
  type PgTx = Parameters<Parameters<PgDb["transaction"]>[0]>[0];
  const withRows = (db: PgDb | PgTx) =>
    Object.assign(Object.create(db) as object, {
      rows: async <T>(query: SQL) => (await db.execute(query)).rows as T[],
    }) as unknown as Tx;
  const writeDb = drizzlePostgres(writers, { logger });
  const reader = withRows(drizzlePostgres(readers, { logger })) as unknown as Reader;

  const once = <T>(work: (t: Tx) => Promise<T>): Promise<T> =>
    writeDb.transaction((pgTx) => {
      const t = withRows(pgTx);
      return active.run({ tx: t }, () => work(t));
    });

  const tx = async <T>(work: (t: Tx) => Promise<T>): Promise<T> => {
    const outer = active.getStore();
    try {
      if (outer) {
        return await (outer.tx as unknown as PgTx).transaction((pgTx) => {
          const t = withRows(pgTx);
          return active.run({ tx: t }, () => work(t));
        });
      }
      for (let n = 1; ; n++) {
        try {
          return await once(work);
        } catch (error) {
          if (n >= maximumAttempts || !isRetryable(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** n));
        }
      }
    } catch (error) {
      throw toConstraintError(error);
    }
  };

  await ping(reader);
  return {
    dialect: "postgres",
    read: followTransaction(reader, () => active.getStore()?.tx),
    tx,
    statements: () => count,
    close: async () => {
      await Promise.all([writers.end(), readers.end()]);
    },
  };
}

type Query = (...parameters: unknown[]) => Promise<unknown>;

/** What a transaction asks for at once goes out one after the other; pg gives up queueing it with version 9. */
function oneAtATime(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn: Query = (...parameters) => {
    const result = last.then(() => query(...parameters));
    last = result.catch(() => undefined);
    return result;
  };
  client.query = inTurn as pg.PoolClient["query"];
}

/** Inside a transaction `store.read` reads through it, so that a use case sees what it has just written. */
function followTransaction(reader: Reader, current: () => Tx | undefined): Reader {
  return new Proxy(reader, {
    get(target, property) {
      const source = (current() ?? target) as Record<PropertyKey, unknown> & object;
      const value = source[property];
      return typeof value === "function" ? value.bind(source) : value;
    },
  });
}
