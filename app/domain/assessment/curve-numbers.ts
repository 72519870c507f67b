import { decimal, type Exact, HUNDRED, integer, sum, ZERO } from "../exact/exact";
import type { BandCurve, BlendableCurve, BlendCurve, RatioCurve, ThresholdCurve } from "./curve";

export type ThresholdNumbers = {
  kind: "threshold";
  threshold: Exact;
  target: Exact;
  stretch: Exact;
  points: { threshold: Exact; target: Exact; stretch: Exact };
};
export type BandNumbers = {
  kind: "band";
  outerLow: Exact;
  low: Exact;
  high: Exact;
  outerHigh: Exact;
  edgePoints: Exact;
};
export type RatioNumbers = { kind: "ratio"; target: Exact; cap: Exact };

/** The numbers a curve is drawn and scored by, defaults filled in and, for a blend, averaged. */
export type CurveNumbers = ThresholdNumbers | BandNumbers | RatioNumbers;

const EDGE_POINTS = decimal("60");
const STRETCH_POINTS = decimal("120");
const defaultPoints = { threshold: EDGE_POINTS, target: HUNDRED, stretch: STRETCH_POINTS };

/** The numbers of a curve that was never amended. */
export function plainNumbers(curve: BlendableCurve): CurveNumbers {
  switch (curve.kind) {
    case "threshold":
      return thresholdNumbers(curve);
    case "band":
      return bandNumbers(curve);
    case "ratio":
      return ratioNumbers(curve);
  }
}

/**
 * Every number of the parts becomes its mean weighted by days. A mean over cycle days keeps the order of thresholds and
 * the direction, so a blend of valid parts is itself valid. Throws a RangeError when the parts are not of one kind.
 */
export function blendedNumbers({ parts }: BlendCurve): CurveNumbers {
  const days = parts.map((part) => integer(part.days));
  const total = sum(days);
  const mean = (values: Exact[]) => {
    const weighted = values.map((value, i) => value.mul(days[i] ?? ZERO));
    return sum(weighted).div(total);
  };
  const curves = parts.map((part) => part.curve);
  const thresholds = curves.filter((curve) => curve.kind === "threshold").map(thresholdNumbers);
  if (thresholds.length === parts.length) {
    return {
      kind: "threshold",
      threshold: mean(thresholds.map((curve) => curve.threshold)),
      target: mean(thresholds.map((curve) => curve.target)),
      stretch: mean(thresholds.map((curve) => curve.stretch)),
      points: {
        threshold: mean(thresholds.map((curve) => curve.points.threshold)),
        target: mean(thresholds.map((curve) => curve.points.target)),
        stretch: mean(thresholds.map((curve) => curve.points.stretch)),
      },
    };
  }
  const bands = curves.filter((curve) => curve.kind === "band").map(bandNumbers);
  if (bands.length === parts.length) {
    return {
      kind: "band",
      outerLow: mean(bands.map((curve) => curve.outerLow)),
      low: mean(bands.map((curve) => curve.low)),
      high: mean(bands.map((curve) => curve.high)),
      outerHigh: mean(bands.map((curve) => curve.outerHigh)),
      edgePoints: mean(bands.map((curve) => curve.edgePoints)),
    };
  }
  const ratios = curves.filter((curve) => curve.kind === "ratio").map(ratioNumbers);
  if (ratios.length === parts.length) {
    return {
      kind: "ratio",
      target: mean(ratios.map((curve) => curve.target)),
      cap: mean(ratios.map((curve) => curve.cap)),
    };
  }
  throw new RangeError("The parts of a blend must be of one kind");
}

function thresholdNumbers({ threshold, target, stretch, points }: ThresholdCurve): ThresholdNumbers {
  return {
    kind: "threshold",
    threshold: decimal(threshold),
    target: decimal(target),
    stretch: decimal(stretch),
    points: points
      ? {
          threshold: decimal(points.threshold),
          target: decimal(points.target),
          stretch: decimal(points.stretch),
        }
      : defaultPoints,
  };
}

function bandNumbers({ outerLow, low, high, outerHigh, edgePoints }: BandCurve): BandNumbers {
  return {
    kind: "band",
    outerLow: decimal(outerLow),
    low: decimal(low),
    high: decimal(high),
    outerHigh: decimal(outerHigh),
    edgePoints: edgePoints === undefined ? EDGE_POINTS : decimal(edgePoints),
  };
}

function ratioNumbers({ target, cap }: RatioCurve): RatioNumbers {
  return { kind: "ratio", target: decimal(target), cap: cap === undefined ? STRETCH_POINTS : decimal(cap) };
}
