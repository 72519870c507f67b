import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { jobs } from "../schema";
import { countAll, forUpdateSkipLocked } from "../sql";
import type { Reader, Tx } from "../store";

export type JobRow = typeof jobs.$inferSelect;
export type NewJob = Pick<JobRow, "id" | "kind" | "key" | "payload" | "runAt" | "createdAt">;

/**
 * Stores a job. One with the key of an earlier job is the same job: a finished or dead one is due again at `runAt`; one under way
 * runs once more afterwards; one that waits keeps its earlier time, and a pause after a failure stays. The payload is
 * always the latest.
 */
export async function insertJob(t: Tx, job: NewJob): Promise<void> {
  const again = sql`(${jobs.doneAt} is not null or ${jobs.deadAt} is not null or ${jobs.leaseOwner} is not null)`;
  const sooner = sql`(${jobs.attempts} = 0 and excluded.run_at < ${jobs.runAt})`;
  await t
    .insert(jobs)
    .values(job)
    .onConflictDoUpdate({
      target: [jobs.kind, jobs.key],
      set: {
        payload: sql`excluded.payload`,
        runAt: sql`case when ${again} or ${sooner} then excluded.run_at else ${jobs.runAt} end`,
        attempts: sql`case when ${again} then 0 else ${jobs.attempts} end`,
        doneAt: null,
        deadAt: null,
      },
    });
}

const claimable = (kinds: readonly string[], now: Date): SQL | undefined =>
  and(
    inArray(jobs.kind, [...kinds]),
    isNull(jobs.doneAt),
    isNull(jobs.deadAt),
    lte(jobs.runAt, now),
    or(isNull(jobs.leasedUntil), lte(jobs.leasedUntil, now)),
  );

/** True when a job of these kinds is due at `now` and nobody's. */
export async function hasDueJob(
  r: Reader,
  { kinds, now }: { kinds: readonly string[]; now: Date },
): Promise<boolean> {
  if (kinds.length === 0) return false;
  const rows = await r.select({ id: jobs.id }).from(jobs).where(claimable(kinds, now)).limit(1);
  return rows.length > 0;
}

/**
 * Leases up to `limit` due jobs to `owner` until `until`, the longest due first, and counts the attempt. Nobody else gets one of
 * them before its lease ends.
 */
export async function claimJobs(
  t: Tx,
  {
    kinds,
    owner,
    now,
    until,
    limit,
  }: { kinds: readonly string[]; owner: string; now: Date; until: Date; limit: number },
): Promise<JobRow[]> {
  if (kinds.length === 0) return [];
  const due = await t.rows<{ id: string }>(
    sql`select id from ${jobs} where ${claimable(kinds, now)} order by ${jobs.runAt} limit ${limit} ${forUpdateSkipLocked}`,
  );
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  return t
    .update(jobs)
    .set({ leaseOwner: owner, leasedUntil: until, attempts: sql`${jobs.attempts} + 1` })
    .where(inArray(jobs.id, ids))
    .returning();
}

type Held = { id: string; owner: string };
const held = ({ id, owner }: Held) => and(eq(jobs.id, id), eq(jobs.leaseOwner, owner));
const released = { leaseOwner: null, leasedUntil: null } as const;

/** Keeps the lease; false when it was lost to somebody else. */
export async function renewLease(t: Tx, { until, ...lease }: Held & { until: Date }): Promise<boolean> {
  const rows = await t.update(jobs).set({ leasedUntil: until }).where(held(lease)).returning({ id: jobs.id });
  return rows.length === 1;
}

/** The attempt of this number ended well. A job asked for again meanwhile stays due; one whose lease was lost is left alone. */
export async function finishJob(
  t: Tx,
  { attempts, now, ...lease }: Held & { attempts: number; now: Date },
): Promise<void> {
  await t
    .update(jobs)
    .set({
      ...released,
      lastError: null,
      doneAt: sql`case when ${jobs.attempts} = ${attempts} then ${sql.param(now, jobs.doneAt)} else ${jobs.doneAt} end`,
    })
    .where(held(lease));
}

/**
 * The attempt of this number failed: the job is due again at `retryAt`, or dead when that is null. A job asked for again meanwhile
 * stays due as it was asked for.
 */
export async function failJob(
  t: Tx,
  {
    attempts,
    now,
    error,
    retryAt,
    ...lease
  }: Held & { attempts: number; now: Date; error: string; retryAt: Date | null },
): Promise<void> {
  const same = sql`${jobs.attempts} = ${attempts}`;
  await t
    .update(jobs)
    .set({
      ...released,
      lastError: error,
      ...(retryAt === null
        ? { deadAt: sql`case when ${same} then ${sql.param(now, jobs.deadAt)} else ${jobs.deadAt} end` }
        : { runAt: sql`case when ${same} then ${sql.param(retryAt, jobs.runAt)} else ${jobs.runAt} end` }),
    })
    .where(held(lease));
}

/** Gives a leased job back unharmed, as if it had not been claimed; for a process that stops. */
export async function returnJob(t: Tx, { attempts, ...lease }: Held & { attempts: number }): Promise<void> {
  await t
    .update(jobs)
    .set({
      ...released,
      attempts: sql`case when ${jobs.attempts} = ${attempts} then ${attempts - 1} else ${jobs.attempts} end`,
    })
    .where(held(lease));
}

/** Dead jobs, the latest death first, and how many there are. */
export async function listDeadJobs(
  r: Reader,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ jobs: JobRow[]; total: number }> {
  const [rows, [count]] = await Promise.all([
    r
      .select()
      .from(jobs)
      .where(isNotNull(jobs.deadAt))
      .orderBy(desc(jobs.deadAt), asc(jobs.id))
      .limit(limit)
      .offset(offset),
    r.select({ total: countAll() }).from(jobs).where(isNotNull(jobs.deadAt)),
  ]);
  return { jobs: rows, total: count!.total };
}

/** Makes a dead job due at `now` with all its attempts; false when it is not dead. */
export async function reviveJob(t: Tx, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const rows = await t
    .update(jobs)
    .set({ deadAt: null, attempts: 0, runAt: now })
    .where(and(eq(jobs.id, id), isNotNull(jobs.deadAt)))
    .returning({ id: jobs.id });
  return rows.length === 1;
}

/** Forgets jobs done before `before`. Dead ones stay until somebody looks at them. */
export async function deleteDoneJobs(t: Tx, before: Date): Promise<void> {
  await t.delete(jobs).where(lt(jobs.doneAt, before));
}
