import type { KeyObject } from "node:crypto";
import { newId } from "#db/id";
import { chainHead, insertCheckpoint, lastCheckpoint } from "#db/repositories/audit-chain";
import type { Store, Tx } from "#db/store";
import { dayIn } from "~/platform/clock";
import { signPoint } from "./signing-key.server";

export type CheckpointReason = "publication" | "daily";

/** Signs where the chain stands now, inside a transaction: what precedes it cannot be cut off or rewritten unnoticed. */
export async function signCheckpoint(
  t: Tx,
  { key, reason, now }: { key: KeyObject; reason: CheckpointReason; now: Date },
): Promise<void> {
  const { chainId, seq, hash } = await chainHead(t);
  await insertCheckpoint(t, {
    id: newId(),
    seq,
    hash,
    reason,
    at: now,
    ...signPoint(key, { chainId, seq, hash }),
  });
}

type Daily = { store: Store; key: KeyObject; timeZone: string; now: Date };

/** Signs a checkpoint unless this day has one or nothing was logged since the last; true when it did. */
export async function signDailyCheckpoint({ store, key, timeZone, now }: Daily): Promise<boolean> {
  return store.tx(async (t) => {
    const [last, head] = await Promise.all([lastCheckpoint(t), chainHead(t)]);
    if (last && (last.seq === head.seq || dayIn(timeZone, last.at) === dayIn(timeZone, now))) return false;
    await signCheckpoint(t, { key, reason: "daily", now });
    return true;
  });
}
