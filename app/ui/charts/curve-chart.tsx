import { type Curve, curveShape, type MilestoneActual } from "~/domain/assessment";
import { useI18n } from "~/platform/i18n";
import { ChartTable } from "./chart-table";
import { CurveFormula } from "./curve-formula";
import type { LineCurve } from "./curve-geometry";
import { curveMarks } from "./curve-marks";
import { CurvePlot } from "./curve-plot";
import { withUnit } from "./figures";
import { MilestoneList } from "./milestone-list";

export type CurveChartProps = {
  curve: Curve;
  /** Null without a reading: the curve stands alone. */
  actual: string | MilestoneActual | null;
  /** The metric's unit in the reader's language; "" for a bare number. */
  unit: string;
  /** What the actual is, for the callout; "Today" by default. */
  actualLabel?: string;
  /** The line's weight in basis points; prints what the points contribute. */
  weight?: number;
  milestoneNames?: Record<string, string>;
};

/**
 * A scoring curve from actual to points, with its arithmetic underneath. Needs a valid curve (`validateCurve`). Fills a
 * flush card.
 */
export function CurveChart({
  curve,
  actual,
  unit,
  actualLabel,
  weight,
  milestoneNames = {},
}: CurveChartProps) {
  const { t } = useI18n();
  return (
    <figure>
      <div className="p-4.5">
        {curve.kind === "milestones" ? (
          <MilestoneList
            curve={curve}
            actual={typeof actual === "string" ? null : actual}
            names={milestoneNames}
          />
        ) : (
          <>
            <CurvePlot
              curve={curve}
              actual={typeof actual === "string" ? actual : null}
              unit={unit}
              actualLabel={actualLabel ?? t("curve.today")}
            />
            <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2">
              <MarkTable curve={curve} unit={unit} />
              {curveShape(curve).smoothed && <p className="text-xs text-ink-3">{t("curve.smoothed")}</p>}
            </div>
          </>
        )}
      </div>
      <figcaption className="border-t border-line px-4.5 py-3">
        {actual === null ? (
          <p className="text-xs text-ink-3">{t("curve.no_reading")}</p>
        ) : (
          <CurveFormula curve={curve} actual={actual} weight={weight} />
        )}
      </figcaption>
    </figure>
  );
}

function MarkTable({ curve, unit }: { curve: LineCurve; unit: string }) {
  const { t, f } = useI18n();
  const rows = curveMarks(curve).map(({ name, x, points }) => ({
    id: name,
    cells: [t(`curve.mark.${name}`), withUnit(f, { value: x, unit }), f.score(points)],
  }));
  return (
    <ChartTable
      caption={t("curve.table")}
      head={[t("curve.table_mark"), t("curve.table_value"), t("curve.table_points")]}
      rows={rows}
    />
  );
}
