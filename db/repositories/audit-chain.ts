import { desc, sql } from "drizzle-orm";
import type { StoredEntry } from "~/domain/audit/verify";
import { dialect } from "../dialect";
import { auditCheckpoints, auditHead } from "../schema";
import type { Reader, Tx } from "../store";

export type ChainRow = StoredEntry & { salt: string | null; detail: string | null };

/** Milliseconds since 1970 of `at`, the same number on both engines. */
const milliseconds = dialect === "sqlite" ? sql`e.at` : sql`(extract(epoch from e.at) * 1000)::bigint`;

/** Up to `limit` entries after `seq`, in order, each with the salt and detail that stand beside the chain (null once erased). */
export async function entriesAfter(
  r: Reader,
  { seq, limit }: { seq: number; limit: number },
): Promise<ChainRow[]> {
  const rows = await r.rows<Record<keyof ChainRow, string | number | null>>(sql`
    select e.seq as "seq", ${milliseconds} as "at", e.actor_id as "actorId", e.action as "action", e.subject_type as "subjectType",
      e.subject_id as "subjectId", e.canonical as "canonical", e.prev as "prev", e.hash as "hash", d.salt as "salt", d.detail as "detail"
    from audit_entries e left join audit_details d on d.seq = e.seq
    where e.seq > ${seq} order by e.seq limit ${limit}`);
  for (const row of rows) {
    row.seq = Number(row.seq);
    row.at = Number(row.at);
  }
  return rows as ChainRow[];
}

/** Where the chain ends and which chain it is. Throws when the row is gone. */
export async function chainHead(r: Reader) {
  const [head] = await r.select().from(auditHead);
  if (!head) throw new Error("The audit chain has no head row");
  return head;
}

export type Checkpoint = typeof auditCheckpoints.$inferSelect;

/** Every signed checkpoint, the earliest entry first. */
export function allCheckpoints(r: Reader): Promise<Checkpoint[]> {
  return r.select().from(auditCheckpoints).orderBy(auditCheckpoints.seq);
}

/** The checkpoint made last; undefined before the first. */
export async function lastCheckpoint(r: Reader): Promise<Checkpoint | undefined> {
  const [row] = await r
    .select()
    .from(auditCheckpoints)
    .orderBy(desc(auditCheckpoints.at), desc(auditCheckpoints.seq))
    .limit(1);
  return row;
}

/** Adds a signed checkpoint; it can be neither changed nor removed. */
export async function insertCheckpoint(t: Tx, checkpoint: Checkpoint): Promise<void> {
  await t.insert(auditCheckpoints).values(checkpoint);
}
