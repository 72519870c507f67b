import { claimKey, completeKey, forgetKeys, releaseKey, storedRequest } from "#db/repositories/idempotency";
import type { Tx } from "#db/store";
import type { ApiContext } from "./api.server";
import { ApiError } from "./api-error.server";

const day = 24 * 60 * 60_000;
/** How long a stored response is replayed. */
const answeredFor = day;
/** A claim without an answer is of a request that crashed; nothing of it was committed. */
const abandonedAfter = 2 * 60_000;

export type Answer = { status: number; text: string; replayed: boolean };

/** Stores the answer in the transaction of the change itself, so that both stand or neither does. */
export type Complete = (t: Tx, answer: { status: number; text: string }) => Promise<void>;

/**
 * Runs a request once for its Idempotency-Key (quality.md, Reliability): a repetition is answered with the stored response, another body
 * under the key with 422, a repetition while the first is under way with 409. A request that fails gives the key back. Without a key it
 * just runs.
 */
export async function once(
  { store, now, token }: Pick<ApiContext, "store" | "now" | "token">,
  { key, bodyHash }: { key: string | null; bodyHash: string },
  run: (complete: Complete) => Promise<{ status: number; text: string }>,
): Promise<Answer> {
  if (key === null) return { ...(await run(async () => {})), replayed: false };
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new ApiError(400, "invalid", { reason: "idempotency_key" });
  const claim = { tokenId: token.id, key, createdAt: now };
  const claimed = await store.tx(async (t) => {
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    await forgetKeys(t, {
      tokenId: token.id,
      answeredBefore: before(answeredFor),
      abandonedBefore: before(abandonedAfter),
    });
    return claimKey(t, { ...claim, bodyHash });
  });
  if (!claimed) return replay(await storedRequest(store.read, claim), bodyHash);
  try {
    const answer = await run(async (t, { status, text }) => {
      if (!(await completeKey(t, { ...claim, status, response: text }))) {
        throw new ApiError(409, "idempotency_in_flight", { reason: "idempotency_in_flight" });
      }
    });
    return { ...answer, replayed: false };
  } catch (error) {
    await store.tx((t) => releaseKey(t, claim));
    throw error;
  }
}

function replay(stored: Awaited<ReturnType<typeof storedRequest>>, bodyHash: string): Answer {
  if (stored && stored.bodyHash !== bodyHash) {
    throw new ApiError(422, "idempotency_mismatch", { reason: "idempotency_mismatch" });
  }
  if (!stored || stored.status === null || stored.response === null) {
    throw new ApiError(409, "idempotency_in_flight", {
      reason: "idempotency_in_flight",
      headers: { "Retry-After": "1" },
    });
  }
  return { status: stored.status, text: stored.response, replayed: true };
}
