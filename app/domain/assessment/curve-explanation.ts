import { decimal, type Exact, HUNDRED, max, shortDecimal, ZERO } from "../exact/exact";
import { type Figure, figure } from "../exact/figure";
import {
  type Curve,
  curvePoints,
  DEFAULT_DECAY_PER_DAY,
  type DeductionCurve,
  type MilestoneActual,
  type MilestonesCurve,
  pointsOfMilestone,
  reaches,
  unitsShort,
} from "./curve";
import {
  type BandNumbers,
  blendedNumbers,
  type CurveNumbers,
  plainNumbers,
  type RatioNumbers,
  type ThresholdNumbers,
} from "./curve-numbers";

/** A number to print in a formula: a decimal of at most six places, without trailing zeros. */
export type Operand = string;

/** The arithmetic from an actual to its points, ready to be printed as a formula or a sentence. */
export type CurveArithmetic =
  /** The points are what the rule says, without calculation: `limit` is the mark that decided. */
  | { rule: "worse-than-threshold" | "stretch-reached" | "outside-band" | "inside-band"; limit: Operand }
  /** `start + rise × (actual − from) ÷ (to − from)`; `start` holds at `from`. */
  | {
      rule: "line";
      start: Operand;
      rise: Operand;
      actual: Operand;
      from: Operand;
      to: Operand;
      segment: Segment;
    }
  /** `100 × actual ÷ target`, held between 0 and `cap`. */
  | { rule: "ratio"; actual: Operand; target: Operand; cap: Operand; held: "at-zero" | "at-cap" | null }
  /** `100 − pointsPerUnit × units`, where units = ⌊shortfall ÷ unit⌋, never below 0. */
  | {
      rule: "deduction";
      pointsPerUnit: Operand;
      units: Operand;
      shortfall: Operand;
      unit: Operand;
      floored: boolean;
    }
  /** One line per milestone: `points × (1 − decayPerDay × daysLate)`. */
  | { rule: "milestones"; decayPerDay: Operand; milestones: MilestoneArithmetic[] };

export type Segment = "threshold-to-target" | "target-to-stretch" | "low-edge" | "high-edge";

/** `daysLate` is null for a milestone not reached, and 0 for one reached early or on time. */
export type MilestoneArithmetic = { id: string; points: Operand; daysLate: number | null; earned: Figure };

export type CurveExplanation = {
  points: Figure;
  arithmetic: CurveArithmetic;
  /** True when some operand had to be rounded for printing (averaged targets); the points never are. */
  approximate: boolean;
};

/** Decimal places of points in an explanation: as many as a score has by default. */
const POINTS_PLACES = 2;
const OPERAND_PLACES = 6;

/** How `curvePoints(curve, actual)` comes about. Takes what `curvePoints` takes. */
export function explainCurve(
  curve: Curve,
  actual: string | MilestoneActual,
  places: number = POINTS_PLACES,
): CurveExplanation {
  const points = figure(curvePoints(curve, actual), places);
  const notes = new OperandNotes();
  if (curve.kind === "milestones") {
    const reached = typeof actual === "string" ? {} : actual;
    return {
      points,
      arithmetic: milestonesArithmetic(curve, { actual: reached, places, notes }),
      approximate: notes.rounded,
    };
  }
  const value = decimal(String(actual));
  const arithmetic =
    curve.kind === "deduction"
      ? deductionArithmetic(curve, { value, notes })
      : numbersArithmetic(curve.kind === "blend" ? blendedNumbers(curve) : plainNumbers(curve), {
          value,
          notes,
        });
  return { points, arithmetic, approximate: notes.rounded };
}

/** Writes operands and remembers whether one of them had to be rounded. */
class OperandNotes {
  rounded = false;

  write(value: Exact): Operand {
    const { text, rounded } = shortDecimal(value, OPERAND_PLACES);
    if (rounded) this.rounded = true;
    return text;
  }
}

type Reading = { value: Exact; notes: OperandNotes };

function numbersArithmetic(numbers: CurveNumbers, reading: Reading): CurveArithmetic {
  switch (numbers.kind) {
    case "threshold":
      return thresholdArithmetic(numbers, reading);
    case "band":
      return bandArithmetic(numbers, reading);
    case "ratio":
      return ratioArithmetic(numbers, reading);
  }
}

function thresholdArithmetic(
  { threshold, target, stretch, points }: ThresholdNumbers,
  { value, notes }: Reading,
): CurveArithmetic {
  const rises = target.gt(threshold);
  if (!reaches(value, threshold, rises))
    return { rule: "worse-than-threshold", limit: notes.write(threshold) };
  if (reaches(value, stretch, rises)) return { rule: "stretch-reached", limit: notes.write(stretch) };
  return reaches(value, target, rises)
    ? line({ from: target, start: points.target, to: stretch, end: points.stretch }, "target-to-stretch", {
        value,
        notes,
      })
    : line(
        { from: threshold, start: points.threshold, to: target, end: points.target },
        "threshold-to-target",
        { value, notes },
      );
}

function bandArithmetic(
  { outerLow, low, high, outerHigh, edgePoints }: BandNumbers,
  reading: Reading,
): CurveArithmetic {
  const { value, notes } = reading;
  if (value.lt(outerLow)) return { rule: "outside-band", limit: notes.write(outerLow) };
  if (value.gt(outerHigh)) return { rule: "outside-band", limit: notes.write(outerHigh) };
  if (value.lt(low))
    return line({ from: outerLow, start: edgePoints, to: low, end: HUNDRED }, "low-edge", reading);
  if (value.gt(high))
    return line({ from: outerHigh, start: edgePoints, to: high, end: HUNDRED }, "high-edge", reading);
  return { rule: "inside-band", limit: notes.write(low) };
}

function line(
  { from, start, to, end }: Record<"from" | "start" | "to" | "end", Exact>,
  segment: Segment,
  { value, notes }: Reading,
): CurveArithmetic {
  return {
    rule: "line",
    start: notes.write(start),
    rise: notes.write(end.sub(start)),
    actual: notes.write(value),
    from: notes.write(from),
    to: notes.write(to),
    segment,
  };
}

function ratioArithmetic({ target, cap }: RatioNumbers, { value, notes }: Reading): CurveArithmetic {
  const free = value.mul(HUNDRED).div(target);
  const held = free.gt(cap) ? "at-cap" : free.lt(ZERO) ? "at-zero" : null;
  return {
    rule: "ratio",
    actual: notes.write(value),
    target: notes.write(target),
    cap: notes.write(cap),
    held,
  };
}

function deductionArithmetic(curve: DeductionCurve, { value, notes }: Reading): CurveArithmetic {
  const units = unitsShort(curve, value);
  const perUnit = decimal(curve.pointsPerUnit);
  return {
    rule: "deduction",
    pointsPerUnit: notes.write(perUnit),
    units: notes.write(units),
    shortfall: notes.write(max(ZERO, decimal(curve.standard).sub(value))),
    unit: notes.write(decimal(curve.unit)),
    floored: perUnit.mul(units).gt(HUNDRED),
  };
}

function milestonesArithmetic(
  curve: MilestonesCurve,
  { actual, places, notes }: { actual: MilestoneActual; places: number; notes: OperandNotes },
): CurveArithmetic {
  return {
    rule: "milestones",
    decayPerDay: notes.write(decimal(curve.decayPerDay ?? DEFAULT_DECAY_PER_DAY)),
    milestones: curve.milestones.map((milestone) => ({
      id: milestone.id,
      points: notes.write(decimal(milestone.points)),
      daysLate: Object.hasOwn(actual, milestone.id) ? Math.max(0, actual[milestone.id] ?? 0) : null,
      earned: figure(pointsOfMilestone(curve, { milestone, actual }), places),
    })),
  };
}
