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
  | "detail-differs"
  | "head-differs"
  | "checkpoint-differs"
  | "checkpoint-signature";

/** An entry's columns as the text that was hashed (RFC 8785: keys in order, strings as JSON writes them). */
export function canonicalOf(entry: StoredEntry, commitment: string): string {
  const { actorId, action, subjectType, subjectId } = entry;
  const at = new Date(entry.at).toISOString();
  return `{"action":${JSON.stringify(action)},"actor":${JSON.stringify(actorId)},"at":"${at}","commitment":"${commitment}","subject":{"id":${JSON.stringify(subjectId)},"type":${JSON.stringify(subjectType)}}}`;
}

/** The commitment that a canonical text carries; null when it carries none. */
export function commitmentIn(canonical: string): string | null {
  return canonical.match(/"commitment":"([0-9a-f]{64})"/)?.[1] ?? null;
}

type Reference = {
  previous: { seq: number; hash: string };
  hashOf: (entry: StoredEntry) => string;
  /** What commits to the detail beside the entry; null where the detail was erased. */
  commitment: string | null;
};

/**
 * The first way in which an entry does not follow from the one before it, null when it does. The columns beside the canonical text and
 * the detail must say the same as it: they are what people search and read.
 */
export function entryFault(
  entry: StoredEntry,
  { previous, hashOf, commitment }: Reference,
): ChainFault | null {
  if (entry.seq !== previous.seq + 1) return "missing";
  if (entry.prev !== previous.hash) return "wrong-previous";
  if (entry.hash !== hashOf(entry)) return "wrong-hash";
  if (commitment !== null && entry.canonical === canonicalOf(entry, commitment)) return null;
  const written = commitmentIn(entry.canonical);
  if (written === null || entry.canonical !== canonicalOf(entry, written)) return "column-differs";
  return commitment === null ? null : "detail-differs";
}
