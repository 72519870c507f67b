import type { AlignmentGateName } from "../alignment/gates";
import type { Curve, CurveKind } from "../assessment/curve";
import { validateCurve } from "../assessment/curve-reader";
import { curveShape } from "../assessment/curve-shape";
import type { Problem } from "../exact";
import { type Discipline, disciplines } from "../org/discipline";
import type { ContractLine } from "./line";
import type { Signatories } from "./signatories";
import { contractWeightGap } from "./weights";

export const MIN_PERSPECTIVES = 2;

/** What the checks ask about a line's metric. */
export type CheckedMetric = {
  perspective: string;
  direction: "increase" | "decrease";
  source: string;
  archived: boolean;
};

export type CheckedLine = ContractLine & { metric: CheckedMetric };

export type LineFault =
  | { line: string; fault: "metric-archived" | "metric-without-source" }
  | { line: string; fault: "curve"; problem: Problem }
  | { line: string; fault: "curve-kind-not-allowed"; kind: CurveKind }
  /** The curve rises where less is better, or the other way round. */
  | { line: string; fault: "curve-direction" };

/** How aligned the three leads' assessments are, against the gates of the cycle's scheme; printed percent. */
export type AlignmentFact = {
  swo: string | null;
  limit: string;
  passes: boolean;
  /** The gates that fail. */
  failing: readonly AlignmentGateName[];
  /** HR's written reason for letting a failed gate pass, null without one. */
  override: string | null;
};

export type CheckFacts = {
  lines: readonly CheckedLine[];
  signing: Signatories;
  /** Null while the cycle has no scheme to measure by. */
  alignment: AlignmentFact | null;
  /** Curve kinds the cycle's scheme allows; null without a scheme. */
  allowedCurves: readonly CurveKind[] | null;
};

export type ContractCheck =
  | { check: "weights"; passes: boolean; gap: number; total: number }
  | { check: "perspectives"; passes: boolean; count: number; needed: number }
  | { check: "metrics"; passes: boolean; faults: LineFault[] }
  | { check: "curves"; passes: boolean; faults: LineFault[] }
  | { check: "leads"; passes: boolean; vacant: Discipline[] }
  | { check: "unit-head"; passes: boolean }
  | { check: "alignment"; passes: boolean; fact: AlignmentFact | null };

/**
 * Everything that must hold before a version can be signed: rules 1, 4 and 5 of product.md, the counter-metric rule (at least two
 * perspectives), live metrics with a source, curves that can score and run the metric's way, and the scheme's alignment
 * gates where the cycle has a scheme. docs/contracts.md, Before it can be signed.
 */
export function contractChecks({ lines, signing, alignment, allowedCurves }: CheckFacts): ContractCheck[] {
  const gap = contractWeightGap(lines);
  const perspectives = new Set(lines.filter((line) => line.weight > 0).map((line) => line.metric.perspective))
    .size;
  const metricFaults = lines.flatMap(metricFault);
  const curveFaults = lines.flatMap((line) => curveFault(line, allowedCurves));
  const vacant = disciplines.filter((discipline) => signing[discipline] === null);
  return [
    { check: "weights", passes: gap === 0, gap, total: 10_000 - gap },
    {
      check: "perspectives",
      passes: perspectives >= MIN_PERSPECTIVES,
      count: perspectives,
      needed: MIN_PERSPECTIVES,
    },
    { check: "metrics", passes: lines.length > 0 && metricFaults.length === 0, faults: metricFaults },
    { check: "curves", passes: curveFaults.length === 0, faults: curveFaults },
    { check: "leads", passes: vacant.length === 0, vacant },
    { check: "unit-head", passes: signing["unit-head"] !== null },
    {
      check: "alignment",
      passes: alignment === null || alignment.passes || alignment.override !== null,
      fact: alignment,
    },
  ];
}

function metricFault({ lineKey, metric }: CheckedLine): LineFault[] {
  if (metric.archived) return [{ line: lineKey, fault: "metric-archived" }];
  return metric.source.trim() === "" ? [{ line: lineKey, fault: "metric-without-source" }] : [];
}

function curveFault(
  { lineKey, curve, metric }: CheckedLine,
  allowed: readonly CurveKind[] | null,
): LineFault[] {
  if (allowed !== null && !allowed.includes(curve.kind)) {
    return [{ line: lineKey, fault: "curve-kind-not-allowed", kind: curve.kind }];
  }
  const [problem] = validateCurve(curve);
  if (problem) return [{ line: lineKey, fault: "curve", problem }];
  return runsAgainst(curve, metric.direction) ? [{ line: lineKey, fault: "curve-direction" }] : [];
}

/** A band and milestones run with either direction; every other curve has its own. */
function runsAgainst(curve: Curve, direction: CheckedMetric["direction"]): boolean {
  const way = curveShape(curve).direction;
  return (way === "increase" || way === "decrease") && way !== direction;
}
