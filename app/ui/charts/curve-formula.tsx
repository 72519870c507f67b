import { type Curve, curvePoints, explainCurve, type MilestoneActual } from "~/domain/assessment";
import { decimal, printed } from "~/domain/exact";
import { useI18n } from "~/platform/i18n";
import { formula, isCalculated } from "./curve-words";

const FULL_WEIGHT = decimal("10000");

/** "How it scores 60 + 40 × (23.24 − 20) ÷ (24 − 20) = 92.40", and with a weight what that contributes. */
export function CurveFormula({
  curve,
  actual,
  weight,
}: {
  curve: Curve;
  actual: string | MilestoneActual;
  /** Basis points. */
  weight?: number;
}) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { points, arithmetic, approximate } = explainCurve(curve, actual);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <span className="text-xs text-ink-3">{t("curve.how_it_scores")}</span>
      <span className="min-w-0 wrap-anywhere font-medium">
        {formula(i18n, arithmetic)} {isCalculated(arithmetic) ? "=" : "→"}{" "}
        <strong className="font-semibold">{f.score(points.printed)}</strong>
      </span>
      {weight !== undefined && (
        <span className="ml-auto text-xs whitespace-nowrap text-ink-2">
          × {f.percent(weight)} ={" "}
          <strong className="font-semibold text-ink">
            {f.score(contribution(curve, { actual, weight }))}
          </strong>
        </span>
      )}
      {approximate && <span className="basis-full text-xs text-ink-3">{t("curve.approximate")}</span>}
    </p>
  );
}

function contribution(
  curve: Curve,
  { actual, weight }: { actual: string | MilestoneActual; weight: number },
): string {
  return printed(
    curvePoints(curve, actual)
      .mul(decimal(String(weight)))
      .div(FULL_WEIGHT),
    2,
  );
}
