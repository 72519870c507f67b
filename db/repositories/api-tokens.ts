import { and, desc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { apiTokens, people, throttles } from "../schema";
import type { Reader, Tx } from "../store";

export type ApiToken = typeof apiTokens.$inferSelect;

/** The token with this SHA-256 hash; undefined when there is none. Expiry and revocation are the caller's to judge. */
export async function tokenByHash(r: Reader, tokenHash: string): Promise<ApiToken | undefined> {
  const [row] = await r.select().from(apiTokens).where(eq(apiTokens.tokenHash, tokenHash));
  return row;
}

/** Tokens with their creators, the latest first. */
export function listTokens(r: Reader, { limit }: { limit: number }) {
  return r
    .select({ token: apiTokens, createdBy: { id: people.id, name: people.name, nameEn: people.nameEn } })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.createdBy))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
    .limit(limit);
}

export async function insertToken(t: Tx, token: typeof apiTokens.$inferInsert): Promise<void> {
  await t.insert(apiTokens).values(token);
}

/** Revokes a token; undefined when there is no such token or it was revoked before. */
export async function revokeToken(
  t: Tx,
  { id, revokedAt }: { id: string; revokedAt: Date },
): Promise<ApiToken | undefined> {
  const [row] = await t
    .update(apiTokens)
    .set({ revokedAt })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning();
  return row;
}

/** Notes that a token was used, unless that was noted after `unlessAfter`. */
export async function touchToken(
  t: Tx,
  { id, usedAt, unlessAfter }: { id: string; usedAt: Date; unlessAfter: Date },
): Promise<void> {
  await t
    .update(apiTokens)
    .set({ lastUsedAt: usedAt })
    .where(
      and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lte(apiTokens.lastUsedAt, unlessAfter))),
    );
}

/** Counts one request under `key` in a window that started after `windowAfter`, else opens a new window at `now`; how many it holds now. */
export async function countRequest(
  t: Tx,
  { key, now, windowAfter }: { key: string; now: Date; windowAfter: Date },
): Promise<{ count: number; windowStart: Date }> {
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
    .returning({ count: throttles.failures, windowStart: throttles.windowStart });
  return row!;
}
