export const disciplines = ["tech", "data", "product"] as const;

/** One of the three professional lines of a squad (product.md, Vocabulary). */
export type Discipline = (typeof disciplines)[number];

/** True when `value` names one of the three disciplines. */
export function isDiscipline(value: unknown): value is Discipline {
  return disciplines.includes(value as Discipline);
}
