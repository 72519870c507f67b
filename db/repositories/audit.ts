import { hash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { canonicalize } from "json-canonicalize";
import type { AuditBody } from "~/domain/audit/chain";
import { chunks } from "../chunks";
import { dialect } from "../dialect";
import { auditDetails, auditEntries, auditHead } from "../schema";
import type { Tx } from "../store";

export type AuditRecord = {
  at: Date;
  actorId: string | null;
  action: string;
  subject: { type: string; id: string };
  before?: unknown;
  after?: unknown;
};

const sha256 = (text: string) => hash("sha256", text, "hex");

/** SHA-256 (hex) that commits to a detail without giving it away. docs/audit-log.md. */
export const commitmentOf = (salt: string, detail: string): string => sha256(`${salt}\u0000${detail}`);

type Hashed = { chainId: string; prev: string; seq: number; canonical: string };

/** Hash of one entry: SHA-256(0x00 ‖ chain id ‖ previous hash ‖ sequence number ‖ canonical), as hex. docs/audit-log.md. */
export const entryHash = ({ chainId, prev, seq, canonical }: Hashed): string =>
  sha256(`\u0000${chainId}${prev}${seq}${canonical}`);

/**
 * Appends records to the chain in the given order. The head row is locked first, so the chain cannot fork; call it last in
 * the transaction to hold that lock briefly.
 */
export async function appendAudit(t: Tx, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  const lock = dialect === "postgres" ? sql` for update` : sql``;
  const [head] = await t.rows<{ chain_id: string; seq: number; hash: string }>(
    sql`select chain_id, seq, hash from audit_head where id = 1${lock}`,
  );
  if (!head) throw new Error("The audit chain has no head: the database was not migrated");

  let { seq, hash: last } = head;
  const entries: (typeof auditEntries.$inferInsert)[] = [];
  const details: (typeof auditDetails.$inferInsert)[] = [];
  for (const record of records) {
    const salt = randomBytes(16).toString("hex");
    const detail = JSON.stringify({ before: record.before ?? null, after: record.after ?? null });
    const body: AuditBody = {
      at: record.at.toISOString(),
      actor: record.actorId,
      action: record.action,
      subject: record.subject,
      commitment: commitmentOf(salt, detail),
    };
    const canonical = canonicalize(body);
    const prev = last;
    seq += 1;
    last = entryHash({ chainId: head.chain_id, prev, seq, canonical });
    entries.push({
      seq,
      at: record.at,
      actorId: record.actorId,
      action: record.action,
      subjectType: record.subject.type,
      subjectId: record.subject.id,
      canonical,
      prev,
      hash: last,
    });
    details.push({ seq, salt, detail });
  }
  for (const chunk of chunks(entries, 500)) await t.insert(auditEntries).values(chunk);
  for (const chunk of chunks(details, 500)) await t.insert(auditDetails).values(chunk);
  await t.update(auditHead).set({ seq, hash: last }).where(sql`id = 1`);
}
