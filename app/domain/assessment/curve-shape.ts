import { decimal, type Exact, HUNDRED, integer, shortDecimal, ZERO } from "../exact/exact";
import type { Curve, DeductionCurve } from "./curve";
import {
  type BandNumbers,
  blendedNumbers,
  type CurveNumbers,
  plainNumbers,
  type ThresholdNumbers,
} from "./curve-numbers";

/** A corner of the curve; two with one x are a step. Decimal strings of at most six places, for drawing. */
export type Knot = { x: string; points: string };

export type CurveShape = {
  /** Which way the actual improves; `inside` for a band; null where there is no line to draw (milestones). */
  direction: "increase" | "decrease" | "inside" | null;
  /** Corners from the worst actual to the best; a band runs from its low to its high end. */
  knots: Knot[];
  /** Points before the first and after the last corner. */
  before: string;
  after: string;
  /** True when the staircase of a deduction has too many steps to draw and the line through them is given. */
  smoothed: boolean;
};

/** Six places separate any two marks a chart can show. */
const DRAWN_PLACES = 6;
const MAX_STEPS = 60;

/** The line of a valid curve, for drawing. Blends are drawn by their averaged numbers. */
export function curveShape(curve: Curve): CurveShape {
  if (curve.kind === "milestones")
    return { direction: null, knots: [], before: "0", after: "100", smoothed: false };
  if (curve.kind === "deduction") return deductionShape(curve);
  return numbersShape(curve.kind === "blend" ? blendedNumbers(curve) : plainNumbers(curve));
}

function numbersShape(numbers: CurveNumbers): CurveShape {
  switch (numbers.kind) {
    case "threshold":
      return thresholdShape(numbers);
    case "band":
      return bandShape(numbers);
    case "ratio":
      return shape("increase", [
        [ZERO, ZERO],
        [numbers.target.mul(numbers.cap).div(HUNDRED), numbers.cap],
      ]);
  }
}

function thresholdShape({ threshold, target, stretch, points }: ThresholdNumbers): CurveShape {
  return shape(target.gt(threshold) ? "increase" : "decrease", [
    [threshold, ZERO],
    [threshold, points.threshold],
    [target, points.target],
    [stretch, points.stretch],
  ]);
}

function bandShape({ outerLow, low, high, outerHigh, edgePoints }: BandNumbers): CurveShape {
  return shape("inside", [
    [outerLow, ZERO],
    [outerLow, edgePoints],
    [low, HUNDRED],
    [high, HUNDRED],
    [outerHigh, edgePoints],
    [outerHigh, ZERO],
  ]);
}

/** A staircase down from 100 at the standard: one step for every whole unit short, the last cut off at 0. */
function deductionShape(curve: DeductionCurve): CurveShape {
  const standard = decimal(curve.standard);
  const unit = decimal(curve.unit);
  const perUnit = decimal(curve.pointsPerUnit);
  if (perUnit.isZero()) return shape("increase", [[standard, HUNDRED]]);
  const stairs = HUNDRED.div(perUnit);
  if (stairs.gt(integer(MAX_STEPS))) {
    const bottom: Corner = [standard.sub(HUNDRED.div(perUnit).mul(unit)), ZERO];
    return { ...shape("increase", [bottom, [standard, HUNDRED]]), smoothed: true };
  }
  const corners: Corner[] = [];
  const whole = Number(stairs.floor());
  for (let step = stairs.gt(integer(whole)) ? whole + 1 : whole; step >= 1; step--) {
    const x = standard.sub(unit.mul(integer(step)));
    const below = HUNDRED.sub(perUnit.mul(integer(step)));
    corners.push([x, below.lt(ZERO) ? ZERO : below], [x, HUNDRED.sub(perUnit.mul(integer(step - 1)))]);
  }
  return shape("increase", [...corners, [standard, HUNDRED]]);
}

type Corner = [x: Exact, points: Exact];

function shape(direction: CurveShape["direction"], corners: Corner[]): CurveShape {
  const knots = corners.map(([x, points]) => ({
    x: shortDecimal(x, DRAWN_PLACES).text,
    points: shortDecimal(points, DRAWN_PLACES).text,
  }));
  return {
    direction,
    knots,
    before: knots.at(0)?.points ?? "0",
    after: knots.at(-1)?.points ?? "0",
    smoothed: false,
  };
}
