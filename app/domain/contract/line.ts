import type { Curve } from "../assessment/curve";

/** A joint KPI: one line of a contract. It belongs to the squad; there is no line of one person (product.md, rule 3). */
export type ContractLine = {
  /** Stable over versions, so that a difference can say "changed" instead of "removed and added". */
  lineKey: string;
  metricId: string;
  /** "" for the whole metric. */
  segment: string;
  /** Basis points. */
  weight: number;
  curve: Curve;
};
