import type { AlignmentLimits } from "../assessment/scheme-rules";
import { decimal, type Exact, max, min } from "../exact/exact";
import type { AlignmentMeasures } from "./measures";

export const alignmentGateNames = [
  "complete",
  "sharedWeightOverlap",
  "coherence",
  "conflictExposure",
] as const;
export type AlignmentGateName = (typeof alignmentGateNames)[number];

export type AlignmentGate = {
  gate: AlignmentGateName;
  /** `unmeasured` where there is nothing to hold against the limit; it does not pass. `waived`: exposure with a reason. */
  status: "pass" | "fail" | "waived" | "unmeasured";
};

export type AlignmentVerdict = { passes: boolean; gates: AlignmentGate[] };

/**
 * The gates before a cycle opens, on exact values, never on printed ones: three leads, enough shared weight, one curve
 * per shared KPI, and no conflict exposure unless it is waived with a reason. docs/scoring.md, Gates.
 */
export function alignmentGates(
  measures: AlignmentMeasures | null,
  limits: AlignmentLimits,
  { exposureWaiver = "" }: { exposureWaiver?: string } = {},
): AlignmentVerdict {
  const gates: AlignmentGate[] = [
    { gate: "complete", status: measures === null ? "fail" : "pass" },
    {
      gate: "sharedWeightOverlap",
      status: atLeast(measures?.sharedWeightOverlap, limits.minSharedWeightOverlap),
    },
    { gate: "coherence", status: atLeast(measures?.coherence, limits.minCoherence) },
    { gate: "conflictExposure", status: exposureStatus(measures, { limits, exposureWaiver }) },
  ];
  return { passes: gates.every(({ status }) => status === "pass" || status === "waived"), gates };
}

function atLeast(value: Exact | null | undefined, limit: string): AlignmentGate["status"] {
  if (value === null || value === undefined) return "unmeasured";
  return value.gte(decimal(limit)) ? "pass" : "fail";
}

function exposureStatus(
  measures: AlignmentMeasures | null,
  { limits, exposureWaiver }: { limits: AlignmentLimits; exposureWaiver: string },
): AlignmentGate["status"] {
  if (measures === null) return "unmeasured";
  if (measures.conflictExposure.lte(decimal(limits.maxConflictExposure))) return "pass";
  return exposureWaiver.trim() === "" ? "fail" : "waived";
}

/** Points between the best and the worst final of a squad's leads; null for fewer than two finals. */
export function scoreDivergence(finals: readonly string[]): Exact | null {
  const values = finals.map(decimal);
  if (values.length < 2) return null;
  return values.reduce(max).sub(values.reduce(min));
}
