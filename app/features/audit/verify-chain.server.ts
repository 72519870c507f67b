import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import { commitmentOf, entryHash } from "#db/repositories/audit";
import {
  allCheckpoints,
  type ChainRow,
  type Checkpoint,
  chainHead,
  entriesAfter,
} from "#db/repositories/audit-chain";
import type { Store } from "#db/store";
import { genesis } from "~/domain/audit/chain";
import { type ChainFault, entryFault, type StoredEntry } from "~/domain/audit/verify";
import { verifyPoint } from "./signing-key.server";

export type Verification =
  | { ok: true; entries: number; checkpoints: number; erasedDetails: number }
  | { ok: false; seq: number; fault: ChainFault };

const batch = 20_000;

/**
 * Recomputes the whole chain: every hash, every column against the text that was hashed, every detail against its commitment, the
 * head, and every signed checkpoint. Names the first bad sequence number. With `key`, checkpoints must be signed by that key.
 */
export async function verifyChain(store: Store, { key }: { key?: KeyObject } = {}): Promise<Verification> {
  const { chainId, seq: headSeq, hash: headHash } = await chainHead(store.read);
  const hashOf = ({ prev, seq, canonical }: StoredEntry) => entryHash({ chainId, prev, seq, canonical });
  const checkpoints = await allCheckpoints(store.read);
  const signedAt = new Map(checkpoints.map((checkpoint) => [checkpoint.seq, checkpoint]));
  let previous = { seq: 0, hash: genesis };
  let erasedDetails = 0;
  for (;;) {
    const rows = await entriesAfter(store.read, { seq: previous.seq, limit: batch });
    for (const row of rows) {
      const fault =
        entryFault(row, { previous, hashOf, commitment: commitment(row) }) ??
        checkpointFault(signedAt.get(row.seq), row);
      if (fault) return { ok: false, seq: fault === "missing" ? previous.seq + 1 : row.seq, fault };
      if (row.detail === null) erasedDetails += 1;
      previous = { seq: row.seq, hash: row.hash };
    }
    if (rows.length < batch) break;
  }
  if (previous.seq !== headSeq || previous.hash !== headHash) {
    return { ok: false, seq: Math.min(previous.seq, headSeq) + 1, fault: "head-differs" };
  }
  const forged = checkpoints.find((checkpoint) => !signatureHolds(checkpoint, { chainId, key }));
  if (forged) return { ok: false, seq: forged.seq, fault: "checkpoint-signature" };
  const beyond = checkpoints.find((checkpoint) => checkpoint.seq > previous.seq);
  if (beyond) return { ok: false, seq: previous.seq + 1, fault: "missing" };
  return { ok: true, entries: previous.seq, checkpoints: checkpoints.length, erasedDetails };
}

/** A detail may have been erased whole, never altered. */
const commitment = ({ salt, detail }: ChainRow): string | null =>
  salt === null || detail === null ? null : commitmentOf(salt, detail);

function checkpointFault(checkpoint: Checkpoint | undefined, row: ChainRow): ChainFault | null {
  return checkpoint && checkpoint.hash !== row.hash ? "checkpoint-differs" : null;
}

function signatureHolds(
  checkpoint: Checkpoint,
  { chainId, key }: { chainId: string; key: KeyObject | undefined },
): boolean {
  const { seq, hash, publicKey } = checkpoint;
  const expected = key && createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  return (
    (expected === undefined || publicKey === expected) && verifyPoint({ chainId, seq, hash }, checkpoint)
  );
}
