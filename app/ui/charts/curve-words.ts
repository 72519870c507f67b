import { type Curve, type CurveArithmetic, explainCurve, type MilestoneActual } from "~/domain/assessment";
import type { Format, T } from "~/platform/i18n";
import { curveMarks } from "./curve-marks";
import { operand, withUnit } from "./figures";

type Words = { t: T; f: Format };

/** What a curve's drawing says: its marks, the actual and the points it gives. */
export function curveAlternative(
  { t, f }: Words,
  { curve, actual, unit }: { curve: Curve; actual: string | MilestoneActual | null; unit: string },
): string {
  const points = actual === null ? null : explainCurve(curve, actual).points.printed;
  if (curve.kind === "milestones") {
    const reached = actual === null || typeof actual === "string" ? 0 : Object.keys(actual).length;
    const count = { reached, all: curve.milestones.length };
    return points === null
      ? t("curve.alternative_milestones_no_data", count)
      : t("curve.alternative_milestones", { ...count, points: f.score(points) });
  }
  const marks = curveMarks(curve)
    .map(({ name, x }) =>
      t("curve.mark_value", { name: t(`curve.mark.${name}`), value: withUnit(f, { value: x, unit }) }),
    )
    .join(t("triangle.comma"));
  return points === null || typeof actual !== "string"
    ? t("curve.alternative_no_data", { marks })
    : t("curve.alternative", {
        marks,
        actual: withUnit(f, { value: actual ?? "0", unit }),
        points: f.score(points),
      });
}

/** The arithmetic from the actual to the points up to the equals sign, or the rule in words where nothing is calculated. */
export function formula(words: Words, arithmetic: CurveArithmetic): string {
  const { t, f } = words;
  const plain = (value: string) => operand(f, value);
  const inner = (value: string) => operand(f, value, { bracketed: true });
  switch (arithmetic.rule) {
    case "line": {
      const { start, rise, actual, from, to } = arithmetic;
      const way = `(${plain(actual)} − ${inner(from)}) ÷ (${plain(to)} − ${inner(from)})`;
      return `${plain(start)} + ${plain(rise)} × ${way}`;
    }
    case "ratio": {
      const free = `100 × ${inner(arithmetic.actual)} ÷ ${plain(arithmetic.target)}`;
      if (arithmetic.held === "at-cap") return t("curve.held_at_cap", { free, cap: plain(arithmetic.cap) });
      return arithmetic.held === "at-zero" ? t("curve.held_at_zero", { free }) : free;
    }
    case "deduction": {
      const { pointsPerUnit, shortfall, unit, floored } = arithmetic;
      const free = `100 − ${plain(pointsPerUnit)} × ⌊${plain(shortfall)} ÷ ${plain(unit)}⌋`;
      return floored ? t("curve.held_at_zero", { free }) : free;
    }
    case "milestones":
      return arithmetic.milestones.map(({ earned }) => f.score(earned.printed)).join(" + ");
    case "worse-than-threshold":
      return t("curve.rule.worse_than_threshold", { limit: plain(arithmetic.limit) });
    case "stretch-reached":
      return t("curve.rule.stretch_reached", { limit: plain(arithmetic.limit) });
    case "outside-band":
      return t("curve.rule.outside_band", { limit: plain(arithmetic.limit) });
    case "inside-band":
      return t("curve.rule.inside_band");
  }
}

/** False where the rule names the points outright. */
export const isCalculated = ({ rule }: CurveArithmetic): boolean =>
  rule === "line" || rule === "ratio" || rule === "deduction" || rule === "milestones";
