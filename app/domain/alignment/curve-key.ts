import type { Curve } from "../assessment/curve";
import { DEFAULT_DECAY_PER_DAY } from "../assessment/curve";
import { plainNumbers } from "../assessment/curve-numbers";
import { decimal, type Exact, exactText } from "../exact/exact";

/**
 * A text that is equal for two curves exactly when kind and values are, defaults filled in and 80 = 80.0; lines without
 * a curve share one. The order in which milestones are listed has no meaning.
 */
export function curveKey(curve: Curve | undefined): string {
  return JSON.stringify(curve === undefined ? null : keyParts(curve));
}

function keyParts(curve: Curve): unknown[] {
  switch (curve.kind) {
    case "threshold":
    case "band":
    case "ratio":
      return numbersKey(plainNumbers(curve));
    case "deduction":
      return [curve.kind, ...[curve.standard, curve.unit, curve.pointsPerUnit].map(normal)];
    case "milestones": {
      const milestones = curve.milestones.map(({ id, points }) => [id, normal(points)]);
      return [curve.kind, normal(curve.decayPerDay ?? DEFAULT_DECAY_PER_DAY), milestones.sort(byId)];
    }
    case "blend":
      return [curve.kind, ...curve.parts.map((part) => [part.days, keyParts(part.curve)])];
  }
}

function numbersKey(numbers: ReturnType<typeof plainNumbers>): unknown[] {
  switch (numbers.kind) {
    case "threshold": {
      const { threshold, target, stretch, points } = numbers;
      return [
        numbers.kind,
        ...[threshold, target, stretch, points.threshold, points.target, points.stretch].map(text),
      ];
    }
    case "band": {
      const { outerLow, low, high, outerHigh, edgePoints } = numbers;
      return [numbers.kind, ...[outerLow, low, high, outerHigh, edgePoints].map(text)];
    }
    case "ratio":
      return [numbers.kind, ...[numbers.target, numbers.cap].map(text)];
  }
}

function text(value: Exact): string {
  return exactText(value);
}

function normal(value: string): string {
  return text(decimal(value));
}

function byId([a = ""]: string[], [b = ""]: string[]): number {
  return a < b ? -1 : 1;
}
