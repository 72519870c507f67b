/** Fields of a definition that give every past and signed figure its meaning. */
export const lockable = ["direction", "aggregation"] as const;
export type Lockable = (typeof lockable)[number];

/** Where a definition already counts. */
export type DefinitionUse = { inForceContracts: number; publishedCycles: number };

/**
 * Why direction and aggregation cannot change, null when they can: people signed for, or were scored by, this very meaning. Another
 * meaning is another metric.
 */
export function definitionLock({
  inForceContracts,
  publishedCycles,
}: DefinitionUse): "published" | "in-force" | null {
  if (publishedCycles > 0) return "published";
  return inForceContracts > 0 ? "in-force" : null;
}

/** The lockable fields that differ between two definitions. */
export function lockedChanges(before: Record<Lockable, string>, after: Record<Lockable, string>): Lockable[] {
  return lockable.filter((field) => before[field] !== after[field]);
}

const codeGrammar = /^[A-Z0-9][A-Z0-9._-]{1,39}$/;

/** True for a metric code: 2 to 40 capital letters, digits, dots, dashes and underscores, starting with a letter or digit. */
export const isMetricCode = (code: string): boolean => codeGrammar.test(code);

export const directions = ["increase", "decrease"] as const;
/** The four sides a contract is balanced over (product.md, counter-metrics). */
export const perspectives = ["customer", "growth", "efficiency", "risk"] as const;
