import { and, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { throttles } from "../schema";
import type { Tx } from "../store";

/** Until when any of these keys is blocked; undefined when none is. */
export async function blockedUntil(
  t: Tx,
  { keys, now }: { keys: readonly string[]; now: Date },
): Promise<Date | undefined> {
  const [row] = await t
    .select({ until: throttles.blockedUntil })
    .from(throttles)
    .where(and(inArray(throttles.key, [...keys]), gt(throttles.blockedUntil, now)))
    .orderBy(desc(throttles.blockedUntil))
    .limit(1);
  return row?.until ?? undefined;
}

/** Counts one attempt under `key`, in a new row of attempts when the last began before `windowAfter`; how many it holds now. */
export async function countAttempt(
  t: Tx,
  { key, now, windowAfter }: { key: string; now: Date; windowAfter: Date },
): Promise<number> {
  const over = sql`${throttles.windowStart} <= ${sql.param(windowAfter, throttles.windowStart)}`;
  const [row] = await t
    .insert(throttles)
    .values({ key, failures: 1, windowStart: now })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        failures: sql`case when ${over} then 1 else ${throttles.failures} + 1 end`,
        windowStart: sql`case when ${over} then ${sql.param(now, throttles.windowStart)} else ${throttles.windowStart} end`,
      },
    })
    .returning({ attempts: throttles.failures });
  return row!.attempts;
}

export async function blockUntil(t: Tx, { key, until }: { key: string; until: Date }): Promise<void> {
  await t.update(throttles).set({ blockedUntil: until }).where(eq(throttles.key, key));
}

/** Takes one counted attempt back: it was no guess. */
export async function forgiveAttempt(t: Tx, key: string): Promise<void> {
  await t
    .update(throttles)
    .set({ failures: sql`${throttles.failures} - 1` })
    .where(and(eq(throttles.key, key), gt(throttles.failures, 0)));
}

export async function clearAttempts(t: Tx, key: string): Promise<void> {
  await t.delete(throttles).where(eq(throttles.key, key));
}

/** Forgets rows of attempts that began before `before`. */
export async function deleteOldThrottles(t: Tx, before: Date): Promise<void> {
  await t.delete(throttles).where(lte(throttles.windowStart, before));
}
