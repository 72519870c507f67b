/** The body of an audit entry: what is hashed, in RFC 8785 canonical form (quality.md, Audit log). */
export type AuditBody = {
  at: string;
  actor: string | null;
  action: string;
  subject: { type: string; id: string };
  /** SHA-256 (hex) over salt and detail; the detail itself stands beside the chain. */
  commitment: string;
};

/** The `prev` of the first entry. */
export const genesis = "0".repeat(64);
