import { clamp, decimal, Exact, HUNDRED, integer, max, ONE, sum, ZERO } from "../exact/exact";
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

type Point = { x: Exact; y: Exact };

/** The value at `x` of the straight line through two points with different x. */
function onLine(x: Exact, from: Point, to: Point): Exact {
  return from.y.add(to.y.sub(from.y).mul(x.sub(from.x)).div(to.x.sub(from.x)));
}

function thresholdPoints(numbers: ThresholdNumbers, actual: Exact): Exact {
  const { threshold, target, stretch, points } = numbers;
  const rises = target.gt(threshold);
  if (!reaches(actual, threshold, rises)) return ZERO;
  if (reaches(actual, stretch, rises)) return points.stretch;
  const middle = { x: target, y: points.target };
  return reaches(actual, target, rises)
    ? onLine(actual, middle, { x: stretch, y: points.stretch })
    : onLine(actual, { x: threshold, y: points.threshold }, middle);
}

/** True when `actual` is at the mark or on its better side. */
export function reaches(actual: Exact, mark: Exact, rises: boolean): boolean {
  return rises ? actual.gte(mark) : actual.lte(mark);
}

function bandPoints({ outerLow, low, high, outerHigh, edgePoints }: BandNumbers, actual: Exact): Exact {
  if (actual.lt(outerLow) || actual.gt(outerHigh)) return ZERO;
  if (actual.lt(low)) return onLine(actual, { x: outerLow, y: edgePoints }, { x: low, y: HUNDRED });
  if (actual.gt(high)) return onLine(actual, { x: outerHigh, y: edgePoints }, { x: high, y: HUNDRED });
  return HUNDRED;
}

function ratioPoints({ target, cap }: RatioNumbers, actual: Exact): Exact {
  return clamp(actual.mul(HUNDRED).div(target), ZERO, cap);
}

/** Whole units by which `actual` falls short of the standard; a unit begun does not count. */
export function unitsShort(curve: DeductionCurve, actual: Exact): Exact {
  const units = max(ZERO, decimal(curve.standard).sub(actual)).div(decimal(curve.unit));
  return Exact.ratio(units.floor(), 1n);
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
