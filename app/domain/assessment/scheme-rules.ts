import { disciplines } from "../org/discipline";
import type { DecimalText, Scheme } from "./bundle";
import type { CurveKind } from "./curve";

/** The numbers a squad's alignment must reach before a cycle opens; SWO and exposure in percent, coherence 0 to 1. */
export type AlignmentLimits = {
  minSharedWeightOverlap: DecimalText;
  minCoherence: DecimalText;
  maxConflictExposure: DecimalText;
};

/** HR's whole set of rules for a cycle: the scheme that scores, and the limits that keep it fused. */
export type SchemeRules = Scheme & {
  /** No discipline's joint weight may be below this, basis points (product.md, rule 6). */
  jointFloor: number;
  /** The disciplines' joint weights may differ by at most this, basis points. */
  jointSpread: number;
  gates: AlignmentLimits;
  /** Finals of a squad's leads further apart than this are flagged to the unit head, points. */
  divergenceFlag: DecimalText;
  /** Curve kinds a contract under this scheme may use. */
  curves: CurveKind[];
};

export const defaultLimits: Pick<
  SchemeRules,
  "jointFloor" | "jointSpread" | "gates" | "divergenceFlag" | "curves"
> = {
  jointFloor: 5000,
  jointSpread: 1000,
  gates: { minSharedWeightOverlap: "50", minCoherence: "1", maxConflictExposure: "0" },
  divergenceFlag: "15",
  curves: ["threshold", "band", "ratio", "deduction", "milestones", "blend"],
};

/** The disciplines' joint weights against floor and spread, basis points. A scheme that fails either cannot be activated. */
export function splitGates({
  disciplines: splits,
  jointFloor,
  jointSpread,
}: Pick<SchemeRules, "disciplines" | "jointFloor" | "jointSpread">): {
  lowest: number;
  spread: number;
  floorMet: boolean;
  spreadMet: boolean;
} {
  const joint = disciplines.map((name) => splits[name].joint);
  const lowest = Math.min(...joint);
  const spread = Math.max(...joint) - lowest;
  return { lowest, spread, floorMet: lowest >= jointFloor, spreadMet: spread <= jointSpread };
}
