import { pino } from "pino";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import {
  claimJobs,
  deleteDoneJobs,
  insertJob,
  listDeadJobs,
  renewLease,
  reviveJob,
} from "#db/repositories/jobs";
import { readEnv } from "~/platform/env.server";
import { enqueue } from "~/platform/jobs/index.server";
import type { JobHandler } from "~/platform/jobs/registry.server";
import { jobWorker } from "~/platform/jobs/worker.server";
import { testStore } from "../../support/database";

const store = await testStore();
const env = readEnv({});
const start = new Date("2026-11-24T04:00:00Z").getTime();
const at = (seconds: number) => new Date(start + seconds * 1_000);

/** A worker of one kind of its own, with a clock that the test moves. */
function given(handler: JobHandler, kind = newId()) {
  const time = { now: start };
  const worker = () =>
    jobWorker({
      env,
      store,
      log: pino({ level: "silent" }),
      handlers: new Map([[kind, handler]]),
      clock: () => new Date(time.now),
      random: () => 0.5,
    });
  return { kind, time, worker };
}

const deadOf = async (kind: string) =>
  (await listDeadJobs(store.read, { limit: 500, offset: 0 })).jobs.filter((job) => job.kind === kind);

test("a job runs once, not before its time, with its payload", async () => {
  const seen: unknown[] = [];
  const { kind, time, worker } = given(async ({ payload, attempt }) => void seen.push({ payload, attempt }));
  await store.tx((t) => enqueue(t, { kind, payload: { to: "沈雨桐", n: 3 }, runAt: at(10) }));
  const w = worker();
  await w.drain();
  expect(seen).toEqual([]);
  time.now = start + 10_000;
  await w.drain();
  await w.drain();
  expect(seen).toEqual([{ payload: { to: "沈雨桐", n: 3 }, attempt: 1 }]);
});

test("a job of a transaction that fails does not exist", async () => {
  let runs = 0;
  const { kind, worker } = given(async () => void runs++);
  await expect(
    store.tx(async (t) => {
      await enqueue(t, { kind, runAt: at(0) });
      throw new Error("refused");
    }),
  ).rejects.toThrow("refused");
  await worker().drain();
  expect(runs).toBe(0);
});

test("jobs of one key that wait are one job, at the earliest time, with the latest payload", async () => {
  const seen: unknown[] = [];
  const { kind, time, worker } = given(async ({ payload }) => void seen.push(payload.n));
  for (const [n, second] of [
    [1, 60],
    [2, 30],
    [3, 90],
  ] as const)
    await store.tx((t) => enqueue(t, { kind, key: "mail:a", payload: { n }, runAt: at(second) }));
  await store.tx((t) => enqueue(t, { kind, key: "mail:b", payload: { n: 9 }, runAt: at(90) }));
  time.now = start + 30_000;
  await worker().drain();
  expect(seen).toEqual([3]);
  time.now = start + 90_000;
  await worker().drain();
  expect(seen).toEqual([3, 9]);
});

test("a keyed job that is asked for while it runs, or after it is done, runs again", async () => {
  const seen: unknown[] = [];
  const { kind, time, worker } = given(async ({ key, payload }, ctx) => {
    seen.push(payload.n);
    if (payload.n === 1)
      await ctx.store.tx((t) => enqueue(t, { kind, key, payload: { n: 2 }, runAt: at(5) }));
  });
  await store.tx((t) => enqueue(t, { kind, key: "k", payload: { n: 1 }, runAt: at(0) }));
  const w = worker();
  await w.drain();
  expect(seen).toEqual([1]);
  time.now = start + 5_000;
  await w.drain();
  expect(seen).toEqual([1, 2]);
  await store.tx((t) => enqueue(t, { kind, key: "k", payload: { n: 3 }, runAt: at(5) }));
  await w.drain();
  expect(seen).toEqual([1, 2, 3]);
});

test("a job that fails waits longer each time, is dead after the eighth attempt, and can be revived", async () => {
  let runs = 0;
  const { kind, time, worker } = given(async () => {
    runs += 1;
    if (runs <= 8) throw new Error(`refused ${runs}`);
  });
  await store.tx((t) => enqueue(t, { kind, runAt: at(0) }));
  const w = worker();
  const pauses = [15, 60, 240, 960, 3_840, 15_360, 28_800];
  for (const [i, pause] of pauses.entries()) {
    await w.drain();
    expect(runs).toBe(i + 1);
    time.now += pause * 1_000 - 1;
    await w.drain();
    expect(runs).toBe(i + 1);
    time.now += 1;
  }
  expect(await deadOf(kind)).toEqual([]);
  await w.drain();
  const [dead] = await deadOf(kind);
  expect(dead).toMatchObject({ attempts: 8, lastError: "refused 8", leaseOwner: null });

  expect(await store.tx((t) => reviveJob(t, { id: dead!.id, now: new Date(time.now) }))).toBe(true);
  await w.drain();
  expect(runs).toBe(9);
  expect(await deadOf(kind)).toEqual([]);
  expect(await store.tx((t) => reviveJob(t, { id: dead!.id, now: new Date(time.now) }))).toBe(false);
});

test("a new request for a failing job does not shorten its pause", async () => {
  let runs = 0;
  const { kind, time, worker } = given(async () => {
    runs += 1;
    throw new Error("refused");
  });
  const ask = () => store.tx((t) => enqueue(t, { kind, key: "k", runAt: new Date(time.now) }));
  await ask();
  const w = worker();
  await w.drain();
  time.now += 14_000;
  await ask();
  await w.drain();
  expect(runs).toBe(1);
  time.now += 1_000;
  await w.drain();
  expect(runs).toBe(2);
});

test("many workers at once run every job exactly once", async () => {
  const runs = new Map<string, number>();
  const { kind, worker } = given(async ({ id }) => void runs.set(id, (runs.get(id) ?? 0) + 1));
  await store.tx(async (t) => {
    for (let i = 0; i < 60; i++) await enqueue(t, { kind, runAt: at(0) });
  });
  await Promise.all(Array.from({ length: 6 }, () => worker().drain()));
  expect(runs.size).toBe(60);
  expect([...runs.values()].every((n) => n === 1)).toBe(true);
});

test("a leased job is nobody else's until its lease ends; then its first owner has lost it", async () => {
  const kind = newId();
  await store.tx((t) =>
    insertJob(t, { id: newId(), kind, key: null, payload: {}, runAt: at(0), createdAt: at(0) }),
  );
  const claim = (owner: string, second: number) =>
    store.tx((t) =>
      claimJobs(t, { kinds: [kind], owner, now: at(second), until: at(second + 60), limit: 5 }),
    );
  const [job] = await claim("first", 0);
  expect(job).toMatchObject({ attempts: 1 });
  expect(await claim("second", 59)).toEqual([]);
  expect(await claim("second", 60)).toMatchObject([{ id: job!.id, attempts: 2 }]);
  expect(await store.tx((t) => renewLease(t, { id: job!.id, owner: "first", until: at(200) }))).toBe(false);
  expect(await store.tx((t) => renewLease(t, { id: job!.id, owner: "second", until: at(200) }))).toBe(true);
  expect(await claim("third", 199)).toEqual([]);
});

test("a job whose process always ends before it is done dies instead of taking every process with it", async () => {
  const { kind, time, worker } = given(async () => {
    throw new Error("must not run a ninth time");
  });
  await store.tx((t) => enqueue(t, { kind, runAt: at(0) }));
  for (let n = 0; n < 8; n++) {
    const now = new Date(time.now);
    const until = new Date(time.now + 1_000);
    await store.tx((t) => claimJobs(t, { kinds: [kind], owner: `crashed ${n}`, now, until, limit: 1 }));
    time.now += 1_000;
  }
  await worker().drain();
  expect(await deadOf(kind)).toMatchObject([
    { attempts: 9, lastError: "The process ended during its last attempt" },
  ]);
});

test("a worker that stops interrupts its job, which another runs with all its attempts", async () => {
  let begun: () => void = () => undefined;
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const attempts: number[] = [];
  const { kind, worker } = given(async ({ attempt }, { signal }) => {
    attempts.push(attempt);
    if (attempts.length > 1) return;
    begun();
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("stopped"))));
  });
  await store.tx((t) => enqueue(t, { kind, runAt: at(0) }));
  const first = worker();
  const drained = first.drain();
  await running;
  await first.stop();
  await drained;
  await worker().drain();
  expect(attempts).toEqual([1, 1]);
});

test("done jobs are forgotten, dead and waiting ones are not", async () => {
  const { kind, worker } = given(async () => undefined);
  await store.tx(async (t) => {
    await enqueue(t, { kind, key: "done", runAt: at(0) });
    await enqueue(t, { kind, key: "waiting", runAt: at(3_600) });
  });
  await worker().drain();
  await store.tx((t) => deleteDoneJobs(t, at(1)));
  const now = at(7_200);
  const left = await store.tx((t) =>
    claimJobs(t, { kinds: [kind], owner: "o", now, until: at(7_260), limit: 9 }),
  );
  expect(left.map((job) => job.key)).toEqual(["waiting"]);
});
