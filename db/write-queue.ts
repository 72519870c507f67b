import { AsyncResource } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import type Database from "better-sqlite3";
import { toConstraintError } from "./errors";

type Waiting = {
  work: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
type Settle = { kept: boolean; now: () => void; failed: (error: unknown) => void };

/** Transactions that share one COMMIT, and how long the first of them may wait for the last. */
const mostAtOnce = 64;
const longestMilliseconds = 10;

/**
 * Runs transactions on the one connection that writes, each after the other and each a savepoint of its own, and lets those that
 * come close together share one COMMIT, whose flush to disk is what a write mostly costs. Nobody is answered before that COMMIT:
 * what was acknowledged is on disk. One that throws is undone alone; when the COMMIT itself fails, all of the group do.
 */
export function writeQueue(writer: Database.Database) {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  const group = async (): Promise<void> => {
    const settled: Settle[] = [];
    const failAll = (error: unknown) => {
      for (const one of settled) if (one.kept) one.failed(error);
      for (const one of settled) if (!one.kept) one.now();
    };
    try {
      writer.exec("begin immediate");
    } catch (error) {
      waiting.shift()?.reject(error);
      return;
    }
    const end = performance.now() + longestMilliseconds;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      settled.push(await savepoint(writer, next));
      // SQLite itself ends a transaction that it cannot go on with (a full disk): then nobody's writes are left.
      if (!writer.inTransaction) return failAll(new Error("SQLite gave the transaction up"));
      if (settled.length >= mostAtOnce || performance.now() >= end) break;
      if (waiting.length === 0) await nextTurn();
    }
    try {
      writer.exec("commit");
    } catch (error) {
      if (writer.inTransaction) writer.exec("rollback");
      return failAll(error);
    }
    for (const one of settled) one.now();
  };

  const drain = async () => {
    while (waiting.length > 0) await group();
    running = null;
  };

  return {
    /** Resolves with what `work` resolved with, once that is on disk; rejects with what it threw, its writes undone. */
    run: <T>(work: () => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const asCaller = AsyncResource.bind(work);
        waiting.push({
          work: asCaller,
          resolve: resolve as (value: unknown) => void,
          reject: (error) => reject(toConstraintError(error)),
        });
        running ??= drain();
      }),
    /** Resolves when everything that was asked for so far is done. */
    idle: async (): Promise<void> => {
      while (running) await running;
    },
  };
}

async function savepoint(writer: Database.Database, { work, resolve, reject }: Waiting): Promise<Settle> {
  writer.exec("savepoint one");
  try {
    const result = await work();
    writer.exec("release one");
    return { kept: true, now: () => resolve(result), failed: reject };
  } catch (error) {
    if (writer.inTransaction) writer.exec("rollback to one; release one");
    return { kept: false, now: () => reject(error), failed: reject };
  }
}
