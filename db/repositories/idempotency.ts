import { and, eq, isNull, lte } from "drizzle-orm";
import { idempotencyKeys } from "../schema";
import type { Reader, Tx } from "../store";

export type StoredRequest = typeof idempotencyKeys.$inferSelect;

type Claim = { tokenId: string; key: string; bodyHash: string; createdAt: Date };

/** Claims the key for this request; false when it was claimed before. */
export async function claimKey(t: Tx, claim: Claim): Promise<boolean> {
  const rows = await t
    .insert(idempotencyKeys)
    .values(claim)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  return rows.length === 1;
}

/** The request that holds the key; undefined when none does. */
export async function storedRequest(
  r: Reader,
  { tokenId, key }: Pick<Claim, "tokenId" | "key">,
): Promise<StoredRequest | undefined> {
  const [row] = await r
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tokenId, tokenId), eq(idempotencyKeys.key, key)));
  return row;
}

const held = ({ tokenId, key, createdAt }: Omit<Claim, "bodyHash">) =>
  and(
    eq(idempotencyKeys.tokenId, tokenId),
    eq(idempotencyKeys.key, key),
    eq(idempotencyKeys.createdAt, createdAt),
    isNull(idempotencyKeys.status),
  );

/** Stores the response under the claim made at `createdAt`; false when the claim is no longer this request's. */
export async function completeKey(
  t: Tx,
  { status, response, ...claim }: Omit<Claim, "bodyHash"> & { status: number; response: string },
): Promise<boolean> {
  const rows = await t
    .update(idempotencyKeys)
    .set({ status, response })
    .where(held(claim))
    .returning({ key: idempotencyKeys.key });
  return rows.length === 1;
}

/** Gives a claim up after a request that changed nothing, so that a corrected one may use the key. */
export async function releaseKey(t: Tx, claim: Omit<Claim, "bodyHash">): Promise<void> {
  await t.delete(idempotencyKeys).where(held(claim));
}

/** Forgets the token's answered keys claimed before `answeredBefore` and claims left open by a crash before `abandonedBefore`. */
export async function forgetKeys(
  t: Tx,
  {
    tokenId,
    answeredBefore,
    abandonedBefore,
  }: { tokenId: string; answeredBefore: Date; abandonedBefore: Date },
): Promise<void> {
  const own = eq(idempotencyKeys.tokenId, tokenId);
  await t.delete(idempotencyKeys).where(and(own, lte(idempotencyKeys.createdAt, answeredBefore)));
  await t
    .delete(idempotencyKeys)
    .where(and(own, isNull(idempotencyKeys.status), lte(idempotencyKeys.createdAt, abandonedBefore)));
}
