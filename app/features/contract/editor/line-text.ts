import { type Curve, curvePoints, type MilestoneActual, validateCurve } from "~/domain/assessment";
import { printed } from "~/domain/exact";
import type { Format, Named, T } from "~/platform/i18n";

type Valued = {
  curve: Curve;
  metric: { unit: string; unitEn: string; decimals: number };
  value: { actual: string | MilestoneActual | null; earlier: boolean };
};

/** The value the line's curve can read; null where the curve was changed to a kind that reads another sort of value. */
export function readableActual({
  curve,
  value,
}: Pick<Valued, "curve" | "value">): string | MilestoneActual | null {
  const { actual } = value;
  return actual !== null && (curve.kind === "milestones") === (typeof actual === "object") ? actual : null;
}

/** Points the line's value gives, two decimals; null without a value or while the curve cannot score. */
export function linePoints({ curve, value }: Pick<Valued, "curve" | "value">): string | null {
  const actual = readableActual({ curve, value });
  return actual === null || validateCurve(curve).length > 0 ? null : printed(curvePoints(curve, actual), 2);
}

/** What the line's metric stands at, with its unit. */
export function valueText(
  { t, f, name }: { t: T; f: Format; name: (row: Named) => string },
  { metric, value, curve }: Valued,
): string {
  const { earlier } = value;
  const actual = readableActual({ curve, value });
  if (actual === null) return t("contract.no_value");
  const text =
    typeof actual === "string"
      ? `${f.number(actual, metric.decimals)} ${name({ name: metric.unit, nameEn: metric.unitEn })}`.trim()
      : t("kpis.milestones", {
          reached: Object.keys(actual).length,
          all: curve.kind === "milestones" ? curve.milestones.length : Object.keys(actual).length,
        });
  return earlier ? t("contract.value_before", { value: text }) : text;
}
