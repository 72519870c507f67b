import { type Curve, DEFAULT_DECAY_PER_DAY } from "../assessment/curve";

/** One number of a curve by its name: `target`, `points.stretch`, `milestones.go-live`, `parts[1].target`. */
export type CurveField = { name: string; value: string };

const defaultPoints = { threshold: "60", target: "100", stretch: "120" };
const DEFAULT_EDGE_POINTS = "60";
const DEFAULT_CAP = "120";

/** Every number of a curve in reading order, defaults filled in (docs/scoring.md, Curves). Takes drafts too: nothing is read as a number. */
export function curveFields(curve: Curve): CurveField[] {
  switch (curve.kind) {
    case "threshold": {
      const { threshold, target, stretch, points = defaultPoints } = curve;
      return [
        ...named({ threshold, target, stretch }),
        ...named({ threshold: points.threshold, target: points.target, stretch: points.stretch }, "points."),
      ];
    }
    case "band": {
      const { outerLow, low, high, outerHigh, edgePoints = DEFAULT_EDGE_POINTS } = curve;
      return named({ outerLow, low, high, outerHigh, edgePoints });
    }
    case "ratio":
      return named({ target: curve.target, cap: curve.cap ?? DEFAULT_CAP });
    case "deduction": {
      const { standard, unit, pointsPerUnit } = curve;
      return named({ standard, unit, pointsPerUnit });
    }
    case "milestones":
      return [
        ...curve.milestones.map(({ id, points }) => ({ name: `milestones.${id}`, value: points })),
        { name: "decayPerDay", value: curve.decayPerDay ?? DEFAULT_DECAY_PER_DAY },
      ];
    case "blend":
      return curve.parts.flatMap(({ days, curve: part }, i) => [
        { name: `parts[${i}].days`, value: String(days) },
        ...curveFields(part).map(({ name, value }) => ({ name: `parts[${i}].${name}`, value })),
      ]);
  }
}

function named(values: Record<string, string>, prefix = ""): CurveField[] {
  return Object.entries(values).map(([name, value]) => ({ name: prefix + name, value }));
}
