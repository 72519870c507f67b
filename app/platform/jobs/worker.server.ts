import type { Logger } from "pino";
import { newId } from "#db/id";
import {
  claimJobs,
  failJob,
  finishJob,
  hasDueJob,
  type JobRow,
  renewLease,
  returnJob,
} from "#db/repositories/jobs";
import type { Store } from "#db/store";
import { dayIn } from "../clock";
import type { RequestInfo } from "../context.server";
import type { Env } from "../env.server";
import { maximumAttempts, retryAfter } from "./backoff";
import { type JobHandler, registeredJobs } from "./registry.server";

export type WorkerOptions = {
  env: Env;
  store: Store;
  log: Logger;
  live?: RequestInfo["live"];
  handlers?: ReadonlyMap<string, JobHandler>;
  /** The process's clock and chance; tests bring their own. */
  clock?: () => Date;
  random?: () => number;
};

export type Worker = {
  /** Runs what is due now, and what that asks for at once; resolves when nothing due is left. */
  drain: () => Promise<void>;
  /** Takes no more jobs, interrupts those under way and waits for them. */
  stop: () => Promise<void>;
};

const pollMilliseconds = 1_000;
const leaseMilliseconds = 60_000;
const renewMilliseconds = 20_000;
const atOnce = 4;

/** Works jobs off until stopped: looks once a second for due ones and runs a few at a time. */
export function startWorker(options: WorkerOptions): Worker {
  const worker = jobWorker(options);
  let under = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    under = worker
      .drain()
      .catch((error) => options.log.error({ err: error }, "job worker failed"))
      .finally(() => {
        busy = false;
      });
  }, pollMilliseconds);
  timer.unref();
  return {
    drain: worker.drain,
    stop: async () => {
      clearInterval(timer);
      await worker.stop();
      await under;
    },
  };
}

/** A worker without a loop of its own; tests drain it by hand. */
export function jobWorker({
  env,
  store,
  log,
  live,
  handlers = registeredJobs(),
  clock = () => new Date(),
  random = Math.random,
}: WorkerOptions): Worker {
  const stopping = new AbortController();

  const run = async (row: JobRow, owner: string) => {
    const lease = { id: row.id, owner };
    const { attempts } = row;
    if (attempts > maximumAttempts) {
      const error = row.lastError ?? "The process ended during its last attempt";
      return store.tx((t) => failJob(t, { ...lease, attempts, now: clock(), error, retryAt: null }));
    }
    const lost = new AbortController();
    const signal = AbortSignal.any([stopping.signal, lost.signal]);
    const renewal = setInterval(() => {
      const until = new Date(clock().getTime() + leaseMilliseconds);
      store
        .tx((t) => renewLease(t, { ...lease, until }))
        .then((kept) => !kept && lost.abort())
        .catch((error) => log.warn({ err: error, job: row.id }, "lease not renewed"));
    }, renewMilliseconds);
    const now = clock();
    const { id, kind, key, payload } = row;
    try {
      const timeZone = env.TRIVET_TIMEZONE;
      const ctx = { env, store, log, live, now, timeZone, today: dayIn(timeZone, now), signal };
      await handlers.get(kind)!({ id, kind, key, payload, attempt: attempts }, ctx);
      await store.tx((t) => finishJob(t, { ...lease, attempts, now: clock() }));
    } catch (error) {
      if (stopping.signal.aborted) return store.tx((t) => returnJob(t, { ...lease, attempts }));
      const pause = retryAfter(attempts, random());
      const retryAt = pause === null ? null : new Date(clock().getTime() + pause);
      log[retryAt ? "warn" : "error"]({ err: error, job: id, kind, attempts }, "job failed");
      await store.tx((t) =>
        failJob(t, { ...lease, attempts, now: clock(), error: messageOf(error), retryAt }),
      );
    } finally {
      clearInterval(renewal);
    }
  };

  const claim = async (owner: string) => {
    const now = clock();
    const kinds = [...handlers.keys()];
    if (!(await hasDueJob(store.read, { kinds, now }))) return [];
    const until = new Date(now.getTime() + leaseMilliseconds);
    return store.tx((t) => claimJobs(t, { kinds, owner, now, until, limit: atOnce }));
  };

  const running = new Set<Promise<void>>();
  const drain = async () => {
    while (!stopping.signal.aborted) {
      const owner = newId();
      const rows = await claim(owner);
      if (rows.length === 0) return;
      const jobs = Promise.all(rows.map((row) => run(row, owner))).then(() => undefined);
      running.add(jobs);
      await jobs.finally(() => running.delete(jobs));
    }
  };

  return {
    drain,
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
