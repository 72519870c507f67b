import { clamp, decimal, type Exact, HUNDRED, integer, max, ONE, sum, ZERO } from "../exact/exact";
import {
  type BandNumbers,
  blendedNumbers,
  plainNumbers,
  type RatioNumbers,
  type ThresholdNumbers,
} from "./curve-numbers";

export const curveKinds = ["threshold", "band", "ratio", "deduction", "milestones", "blend"] as const;
export type CurveKind = (typeof curveKinds)[number];

export type ThresholdCurve = {
  kind: "threshold";
  threshold: string;
  target: string;
  stretch: string;
  points?: { threshold: string; target: string; stretch: string };
};
export type BandCurve = {
  kind: "band";
  outerLow: string;
  low: string;
  high: string;
  outerHigh: string;
  edgePoints?: string;
};
export type RatioCurve = { kind: "ratio"; target: string; cap?: string };
export type DeductionCurve = { kind: "deduction"; standard: string; unit: string; pointsPerUnit: string };
export type MilestonesCurve = {
  kind: "milestones";
  milestones: { id: string; points: string }[];
  decayPerDay?: string;
};
/** The kinds a target amended midway can be blended from. */
export type BlendableCurve = ThresholdCurve | BandCurve | RatioCurve;
export type BlendCurve = { kind: "blend"; parts: { days: number; curve: BlendableCurve }[] };

/** How an actual becomes points. Every number is a decimal string; `validateCurve` says whether a curve is possible. */
export type Curve = BlendableCurve | DeductionCurve | MilestonesCurve | BlendCurve;

/** Days late of each milestone reached; zero or less is on time. */
export type MilestoneActual = Record<string, number>;

export const DEFAULT_DECAY_PER_DAY = "0.02";

/**
 * Points for an actual, exact and unrounded, at least 0. Takes a valid curve and the kind of actual it reads: days late
 * per milestone for `milestones`, a decimal string for every other. docs/scoring.md, Curves.
 */
export function curvePoints(curve: Curve, actual: string | MilestoneActual): Exact {
  if (curve.kind === "milestones") return milestonePoints(curve, typeof actual === "string" ? {} : actual);
  if (typeof actual !== "string") throw new TypeError(`A ${curve.kind} curve reads a decimal`);
  const value = decimal(actual);
  if (curve.kind === "deduction") return deductionPoints(curve, value);
  const numbers = curve.kind === "blend" ? blendedNumbers(curve) : plainNumbers(curve);
  switch (numbers.kind) {
    case "threshold":
      return thresholdPoints(numbers, value);
    case "band":
      return bandPoints(numbers, value);
    case "ratio":
      return ratioPoints(numbers, value);
  }
}

/** The point on the straight line from (x0, y0) to (x1, y1) at `x`. */
export function interpolate({ x, x0, y0, x1, y1 }: Record<"x" | "x0" | "y0" | "x1" | "y1", Exact>): Exact {
  return y0.add(y1.sub(y0).mul(x.sub(x0)).div(x1.sub(x0)));
}

function thresholdPoints({ threshold, target, stretch, points }: ThresholdNumbers, actual: Exact): Exact {
  const reached = (mark: Exact) => (target.gt(threshold) ? actual.gte(mark) : actual.lte(mark));
  if (!reached(threshold)) return ZERO;
  if (reached(stretch)) return points.stretch;
  return reached(target)
    ? interpolate({ x: actual, x0: target, y0: points.target, x1: stretch, y1: points.stretch })
    : interpolate({ x: actual, x0: threshold, y0: points.threshold, x1: target, y1: points.target });
}

function bandPoints({ outerLow, low, high, outerHigh, edgePoints }: BandNumbers, actual: Exact): Exact {
  if (actual.lt(outerLow) || actual.gt(outerHigh)) return ZERO;
  if (actual.lt(low)) return interpolate({ x: actual, x0: outerLow, y0: edgePoints, x1: low, y1: HUNDRED });
  if (actual.gt(high))
    return interpolate({ x: actual, x0: outerHigh, y0: edgePoints, x1: high, y1: HUNDRED });
  return HUNDRED;
}

function ratioPoints({ target, cap }: RatioNumbers, actual: Exact): Exact {
  return clamp(actual.mul(HUNDRED).div(target), ZERO, cap);
}

/** Whole units by which `actual` falls short of the standard; a unit begun does not count. */
export function unitsShort(curve: DeductionCurve, actual: Exact): Exact {
  return max(ZERO, decimal(curve.standard).sub(actual)).div(decimal(curve.unit)).floor();
}

function deductionPoints(curve: DeductionCurve, actual: Exact): Exact {
  return max(ZERO, HUNDRED.sub(decimal(curve.pointsPerUnit).mul(unitsShort(curve, actual))));
}

function milestonePoints(curve: MilestonesCurve, actual: MilestoneActual): Exact {
  return sum(curve.milestones.map((milestone) => pointsOfMilestone(curve, { milestone, actual })));
}

/** Points of one milestone: its own, less the decay for every day late; 0 when it was not reached. */
export function pointsOfMilestone(
  curve: MilestonesCurve,
  { milestone, actual }: { milestone: { id: string; points: string }; actual: MilestoneActual },
): Exact {
  const daysLate = Object.hasOwn(actual, milestone.id) ? actual[milestone.id] : undefined;
  if (daysLate === undefined) return ZERO;
  const decay = decimal(curve.decayPerDay ?? DEFAULT_DECAY_PER_DAY).mul(integer(Math.max(0, daysLate)));
  return decimal(milestone.points).mul(max(ZERO, ONE.sub(decay)));
}
