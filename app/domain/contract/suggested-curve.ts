import type { Curve, CurveKind } from "../assessment/curve";
import { decimal, isDecimal, printed } from "../exact";
import { integer } from "../exact/exact";

/** Kinds a person writes down; a blend only comes about when a target is amended midway. */
export const typedCurveKinds = [
  "threshold",
  "band",
  "ratio",
  "deduction",
  "milestones",
] as const satisfies CurveKind[];
export type TypedCurveKind = (typeof typedCurveKinds)[number];

export type CurveBasis = {
  /** What the metric reached last: the basis of every proposed number; null without history. */
  value: string | null;
  direction: "increase" | "decrease";
  /** Places of the proposed numbers. */
  decimals: number;
};

/**
 * A curve to start from: the last value as the threshold, 10 % better as the target and 20 % better as stretch (other kinds likewise),
 * rounded to the metric's places. Without history the numbers are empty, for the writer to fill in.
 */
export function suggestedCurve(kind: TypedCurveKind, { value, direction, decimals }: CurveBasis): Curve {
  const at = (percent: number) => scaled(value, { percent, decimals });
  const better = (percent: number) => at(direction === "increase" ? 100 + percent : 100 - percent);
  switch (kind) {
    case "threshold":
      return { kind, threshold: better(0), target: better(10), stretch: better(20) };
    case "band":
      return { kind, outerLow: at(80), low: at(95), high: at(105), outerHigh: at(120) };
    case "ratio":
      return { kind, target: at(110) };
    case "deduction":
      return { kind, standard: at(100), unit: at(1), pointsPerUnit: "2" };
    case "milestones":
      return {
        kind,
        milestones: [
          { id: "m1", points: "50" },
          { id: "m2", points: "50" },
        ],
      };
  }
}

/** `percent` of the size of a value away from nothing, signed like it: 110 % of −5 is −4.5, so that 10 % more is always more. */
function scaled(value: string | null, { percent, decimals }: { percent: number; decimals: number }): string {
  if (value === null || !isDecimal(value)) return "";
  const base = decimal(value);
  const size = base.lt(integer(0)) ? integer(0).sub(base) : base;
  return printed(base.add(size.mul(integer(percent - 100)).div(integer(100))), decimals);
}
