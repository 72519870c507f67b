import { and, eq, gt, lte, sql } from "drizzle-orm";
import { throttles } from "../schema";
import type { Tx } from "../store";

/**
 * Counts one attempt under `key`, in a new row of attempts when the last began before `windowAfter`; how many it holds now, and until
 * when it is blocked. The row stays locked until the transaction ends, so attempts at once are counted one after the other.
 */
export async function countAttempt(
  t: Tx,
  { key, now, windowAfter }: { key: string; now: Date; windowAfter: Date },
): Promise<{ attempts: number; blockedUntil: Date | null }> {
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
    .returning({ attempts: throttles.failures, blockedUntil: throttles.blockedUntil });
  return row!;
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
