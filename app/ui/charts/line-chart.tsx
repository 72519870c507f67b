import { useI18n } from "~/platform/i18n";
import { ChartTable } from "./chart-table";
import { withUnit } from "./figures";
import { type LineInput, type LineSeries, lineGeometry } from "./line-geometry";
import { LineReader } from "./line-reader";

export type LineChartProps = {
  /** What is shown, as the name of the chart. */
  label: string;
  unit: string;
  decimals: number;
  /** Readings sorted by day. A label stands at the line's end; "" where one line needs none. */
  series: readonly LineSeries[];
  targets?: LineInput["targets"];
  pace?: LineInput["pace"];
  /** The days the axis runs over; by default those of the readings. Readings outside are left out. */
  from?: string;
  to?: string;
  /** Readings farther apart are not joined; 45 days by default, which joins monthly ones. */
  gapDays?: number;
  /** More readings are thinned for the drawing. */
  maxPoints?: number;
};

/** Readings over time with their targets, as a drawing that can be read point by point and as a table. */
export function LineChart({
  label,
  unit,
  decimals,
  series,
  targets = [],
  pace = null,
  from = "",
  to = "9999-12-31",
  gapDays = 45,
  maxPoints = 400,
}: LineChartProps) {
  const { t } = useI18n();
  const shown = series.map((line) => ({
    ...line,
    points: line.points.filter(({ day }) => day >= from && day <= to),
  }));
  const days = [...new Set(shown.flatMap(({ points }) => points.map(({ day }) => day)))].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return <p className="py-10 text-center text-sm text-ink-2">{t("chart.no_readings")}</p>;
  }
  const span = { from: from || first, to: to === "9999-12-31" ? last : to };
  const geometry = lineGeometry({ series: shown, targets, pace, ...span, gapDays, maxPoints });
  return (
    <figure className="text-xs">
      <LineReader {...{ label, unit, decimals, days, geometry, span }} series={shown} />
      <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2">
        <ReadingTable {...{ label, unit, decimals }} series={shown} drawn={geometry.series} />
        {geometry.thinned && <p className="text-ink-3">{t("chart.thinned")}</p>}
      </div>
    </figure>
  );
}

/** The readings that are drawn, newest first. */
function ReadingTable({
  label,
  unit,
  decimals,
  series,
  drawn,
}: Pick<LineChartProps, "label" | "unit" | "decimals" | "series"> & {
  drawn: readonly { readings: readonly { day: string }[] }[];
}) {
  const { t, f } = useI18n();
  const days = [...new Set(drawn.flatMap(({ readings }) => readings.map(({ day }) => day)))]
    .sort()
    .toReversed();
  const values = series.map(({ points }) => new Map(points.map(({ day, value }) => [day, value])));
  const figure = (value: string | undefined) =>
    value === undefined ? t("chart.none") : withUnit(f, { value, unit, places: decimals });
  return (
    <ChartTable
      caption={label}
      head={[t("chart.day"), ...series.map(({ label: name }) => name || label)]}
      rows={days.map((day) => ({
        id: day,
        cells: [f.dayWithYear(day), ...values.map((byDay) => figure(byDay.get(day)))],
      }))}
    />
  );
}
