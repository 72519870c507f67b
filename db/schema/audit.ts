import { c } from "../dialect";

/** Append-only and hash-chained (quality.md, Audit log). `canonical` is RFC 8785 JSON kept as the text that was hashed. */
export const auditEntries = c.table(
  "audit_entries",
  {
    seq: c.int("seq").primaryKey(),
    at: c.ts("at").notNull(),
    actorId: c.text("actor_id"),
    action: c.text("action").notNull(),
    subjectType: c.text("subject_type").notNull(),
    subjectId: c.text("subject_id").notNull(),
    canonical: c.text("canonical").notNull(),
    prev: c.text("prev").notNull(),
    hash: c.text("hash").notNull(),
  },
  (t) => [
    c.index("audit_subject").on(t.subjectType, t.subjectId, t.seq),
    c.index("audit_actor").on(t.actorId, t.seq),
    c.index("audit_action").on(t.action, t.seq),
    c.index("audit_at").on(t.at, t.seq),
  ],
);

/** What changed, beside the chain: the chain holds a salted commitment, so erasing a row here leaves it valid. */
export const auditDetails = c.table("audit_details", {
  seq: c
    .int("seq")
    .primaryKey()
    .references(() => auditEntries.seq),
  salt: c.text("salt").notNull(),
  detail: c.text("detail").notNull(),
});

/** One row, locked while an entry is appended: without it two writers would fork the chain. */
export const auditHead = c.table("audit_head", {
  id: c.int("id").primaryKey(),
  chainId: c.text("chain_id").notNull(),
  seq: c.int("seq").notNull(),
  hash: c.text("hash").notNull(),
});

/** Ed25519 over (chain, seq, hash): what stands before it cannot be cut off unnoticed. */
export const auditCheckpoints = c.table("audit_checkpoints", {
  id: c.id("id").primaryKey(),
  seq: c.int("seq").notNull(),
  hash: c.text("hash").notNull(),
  publicKey: c.text("public_key").notNull(),
  signature: c.text("signature").notNull(),
  reason: c.text("reason").notNull(),
  at: c.ts("at").notNull(),
});
