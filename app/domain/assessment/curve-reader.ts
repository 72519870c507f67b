import { decimal, exactText, HUNDRED, sum, ZERO } from "../exact/exact";
import type { Problem } from "../exact/problem";
import { type JsonObject, Reader } from "../exact/reader";
import {
  type BandCurve,
  type BlendableCurve,
  type BlendCurve,
  type Curve,
  curveKinds,
  type DeductionCurve,
  type MilestonesCurve,
  type RatioCurve,
  type ThresholdCurve,
} from "./curve";

const blendableKinds = ["threshold", "band", "ratio"] as const;

/** Everything that makes a curve impossible, with paths from `$` (the curve); empty for a curve that can score. */
export function validateCurve(curve: unknown): Problem[] {
  const reader = new Reader();
  readCurve(reader, curve, "$");
  return reader.problems;
}

/** The curve in `value`, holding only known keys; undefined after noting every problem. docs/scoring.md, Curves. */
export function readCurve(reader: Reader, value: unknown, path: string): Curve | undefined {
  const curve = reader.object(value, path);
  if (curve === undefined) return undefined;
  const kind = reader.oneOf(curve.kind, `${path}.kind`, curveKinds);
  switch (kind) {
    case "deduction":
      return readDeduction(reader, curve, path);
    case "milestones":
      return readMilestones(reader, curve, path);
    case "blend":
      return readBlend(reader, curve, path);
    case undefined:
      return undefined;
    default:
      return readBlendable(reader, { kind, curve, path });
  }
}

function readBlendable(
  reader: Reader,
  { kind, curve, path }: { kind: BlendableCurve["kind"]; curve: JsonObject; path: string },
): BlendableCurve | undefined {
  switch (kind) {
    case "threshold":
      return readThreshold(reader, curve, path);
    case "band":
      return readBand(reader, curve, path);
    case "ratio":
      return readRatio(reader, curve, path);
  }
}

function readThreshold(reader: Reader, curve: JsonObject, path: string): ThresholdCurve | undefined {
  const threshold = reader.exact(curve.threshold, `${path}.threshold`);
  const target = reader.exact(curve.target, `${path}.target`);
  const stretch = reader.exact(curve.stretch, `${path}.stretch`);
  const points = curve.points === undefined ? null : readPoints(reader, curve.points, `${path}.points`);
  if (threshold === undefined || target === undefined || stretch === undefined || points === undefined) {
    return undefined;
  }
  const rises = threshold.lt(target) && target.lt(stretch);
  const falls = threshold.gt(target) && target.gt(stretch);
  if (!rises && !falls) return reader.add(path, "threshold_order");
  return {
    kind: "threshold",
    threshold: String(curve.threshold),
    target: String(curve.target),
    stretch: String(curve.stretch),
    points: points ?? undefined,
  };
}

function readPoints(reader: Reader, value: unknown, path: string): ThresholdCurve["points"] | undefined {
  const points = reader.object(value, path);
  if (points === undefined) return undefined;
  const threshold = notNegative(reader, points.threshold, `${path}.threshold`);
  const target = notNegative(reader, points.target, `${path}.target`);
  const stretch = notNegative(reader, points.stretch, `${path}.stretch`);
  if (threshold === undefined || target === undefined || stretch === undefined) return undefined;
  if (decimal(threshold).gt(decimal(target)) || decimal(target).gt(decimal(stretch))) {
    return reader.add(path, "points_order");
  }
  return { threshold, target, stretch };
}

function readBand(reader: Reader, curve: JsonObject, path: string): BandCurve | undefined {
  const outerLow = reader.decimal(curve.outerLow, `${path}.outerLow`);
  const low = reader.decimal(curve.low, `${path}.low`);
  const high = reader.decimal(curve.high, `${path}.high`);
  const outerHigh = reader.decimal(curve.outerHigh, `${path}.outerHigh`);
  const edgePoints = optionalNotNegative(reader, curve.edgePoints, `${path}.edgePoints`);
  if (outerLow === undefined || low === undefined || high === undefined || outerHigh === undefined)
    return undefined;
  if (edgePoints === undefined) return undefined;
  const ordered =
    decimal(outerLow).lt(decimal(low)) &&
    decimal(low).lte(decimal(high)) &&
    decimal(high).lt(decimal(outerHigh));
  if (!ordered) return reader.add(path, "band_order");
  return { kind: "band", outerLow, low, high, outerHigh, edgePoints: edgePoints ?? undefined };
}

function readRatio(reader: Reader, curve: JsonObject, path: string): RatioCurve | undefined {
  const target = positive(reader, curve.target, `${path}.target`);
  const cap = optionalNotNegative(reader, curve.cap, `${path}.cap`);
  if (target === undefined || cap === undefined) return undefined;
  return { kind: "ratio", target, cap: cap ?? undefined };
}

function readDeduction(reader: Reader, curve: JsonObject, path: string): DeductionCurve | undefined {
  const standard = reader.decimal(curve.standard, `${path}.standard`);
  const unit = positive(reader, curve.unit, `${path}.unit`);
  const pointsPerUnit = notNegative(reader, curve.pointsPerUnit, `${path}.pointsPerUnit`);
  if (standard === undefined || unit === undefined || pointsPerUnit === undefined) return undefined;
  return { kind: "deduction", standard, unit, pointsPerUnit };
}

function readMilestones(reader: Reader, curve: JsonObject, path: string): MilestonesCurve | undefined {
  const seen = new Map<string, string>();
  const milestones = reader.each(curve.milestones, `${path}.milestones`, (element, at) => {
    const milestone = reader.object(element, at);
    if (milestone === undefined) return undefined;
    const id = reader.text(milestone.id, `${at}.id`);
    reader.unique(id, `${at}.id`, seen);
    const points = notNegative(reader, milestone.points, `${at}.points`);
    return id === undefined || points === undefined ? undefined : { id, points };
  });
  const decayPerDay = optionalNotNegative(reader, curve.decayPerDay, `${path}.decayPerDay`);
  if (milestones === undefined || decayPerDay === undefined) return undefined;
  const total = sum(milestones.map((milestone) => decimal(milestone.points)));
  if (!total.equals(HUNDRED)) {
    return reader.add(`${path}.milestones`, "milestones_sum", { sum: exactText(total) });
  }
  return { kind: "milestones", milestones, decayPerDay: decayPerDay ?? undefined };
}

function readBlend(reader: Reader, curve: JsonObject, path: string): BlendCurve | undefined {
  const partsPath = `${path}.parts`;
  const parts = reader.each(curve.parts, partsPath, (element, at) => {
    const part = reader.object(element, at);
    if (part === undefined) return undefined;
    const days = reader.integer(part.days, `${at}.days`, { min: 1 });
    const inner = reader.object(part.curve, `${at}.curve`);
    const kind = inner && reader.oneOf(inner.kind, `${at}.curve.kind`, blendableKinds);
    const blendable = kind && readBlendable(reader, { kind, curve: inner, path: `${at}.curve` });
    return days === undefined || blendable === undefined ? undefined : { days, curve: blendable };
  });
  if (parts === undefined) return undefined;
  const [first] = parts;
  if (first === undefined || parts.length < 2) return reader.add(partsPath, "blend_parts");
  for (const [i, part] of parts.entries()) {
    if (part.curve.kind !== first.curve.kind) return reader.add(`${partsPath}[${i}].curve`, "blend_kind");
    if (rises(part.curve) !== rises(first.curve))
      return reader.add(`${partsPath}[${i}].curve`, "blend_direction");
  }
  return { kind: "blend", parts };
}

/** Whether more is better; only a threshold curve can run the other way. */
function rises(curve: BlendableCurve): boolean {
  return curve.kind !== "threshold" || decimal(curve.target).gt(decimal(curve.threshold));
}

function positive(reader: Reader, value: unknown, path: string): string | undefined {
  const text = reader.decimal(value, path);
  if (text === undefined) return undefined;
  return decimal(text).gt(ZERO) ? text : reader.add(path, "not_positive");
}

function notNegative(reader: Reader, value: unknown, path: string): string | undefined {
  const text = reader.decimal(value, path);
  if (text === undefined) return undefined;
  return decimal(text).gte(ZERO) ? text : reader.add(path, "negative");
}

/** Like `notNegative`, with null for a key that is absent. */
function optionalNotNegative(reader: Reader, value: unknown, path: string): string | null | undefined {
  return value === undefined ? null : notNegative(reader, value, path);
}
