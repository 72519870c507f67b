import type { AuditBody } from "./chain";

/** One stored entry as the database holds it; `at` in milliseconds since 1970, as its column keeps it. */
export type StoredEntry = {
  seq: number;
  at: number;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  canonical: string;
  prev: string;
  hash: string;
};

export type ChainFault =
  | "missing"
  | "wrong-previous"
  | "wrong-hash"
  | "column-differs"
  | "not-canonical"
  | "detail-differs"
  | "head-differs"
  | "checkpoint-differs"
  | "checkpoint-signature";

/**
 * The first way in which an entry does not follow from the one before it, null when it does. `hashOf` gives the entry's own hash. The
 * columns beside the canonical text must say the same as it: they are what people search and read.
 */
export function entryFault(
  entry: StoredEntry,
  { previous, hashOf }: { previous: { seq: number; hash: string }; hashOf: (entry: StoredEntry) => string },
): ChainFault | null {
  if (entry.seq !== previous.seq + 1) return "missing";
  if (entry.prev !== previous.hash) return "wrong-previous";
  if (entry.hash !== hashOf(entry)) return "wrong-hash";
  const body = bodyOf(entry.canonical);
  if (!body) return "not-canonical";
  const same =
    Date.parse(body.at) === entry.at &&
    body.actor === entry.actorId &&
    body.action === entry.action &&
    body.subject?.type === entry.subjectType &&
    body.subject?.id === entry.subjectId;
  return same ? null : "column-differs";
}

/** The body of an entry; null when the text is no such body. */
export function bodyOf(canonical: string): AuditBody | null {
  try {
    const body = JSON.parse(canonical) as AuditBody | null;
    return body && typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}
