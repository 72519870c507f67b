import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import { useI18n } from "~/platform/i18n";
import { ChartTable } from "./chart-table";
import { withUnit } from "./figures";
import { dayAt, type LineInput, type LineSeries, lineGeometry } from "./line-geometry";
import { LinePlot } from "./line-plot";
import { nearest } from "./time-series";

export type LineChartProps = {
  /** What is shown, as the name of the chart. */
  label: string;
  unit: string;
  decimals: number;
  /** Readings sorted by day. A label stands at the line's end; "" where one line needs none. */
  series: readonly LineSeries[];
  targets?: LineInput["targets"];
  pace?: LineInput["pace"];
  /** The days the axis runs over; by default those of the readings. */
  from?: string;
  to?: string;
  /** Readings farther apart are not joined; 45 days by default, which joins monthly ones. */
  gapDays?: number;
  maxPoints?: number;
};

/**
 * Readings over time. The focus moves along the readings by arrow keys, Home, End, Page Up and Page Down, the pointer by
 * hovering; both are told in the line above the drawing.
 */
export function LineChart(props: LineChartProps) {
  const { label, unit, decimals, series, targets = [], pace = null, gapDays = 45, maxPoints = 400 } = props;
  const { t, f } = useI18n();
  const days = useMemo(
    () => [...new Set(series.flatMap(({ points }) => points.map(({ day }) => day)))].sort(),
    [series],
  );
  const [cursor, setCursor] = useState<number | null>(null);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return <p className="py-10 text-center text-sm text-ink-2">{t("chart.no_readings")}</p>;
  }
  const from = props.from ?? first;
  const to = props.to ?? last;
  const geometry = lineGeometry({ series, targets, pace, from, to, gapDays, maxPoints });
  const index = Math.min(cursor ?? days.length - 1, days.length - 1);
  const day = days[index] ?? last;
  const readings = readingsOn(series, day);
  const told = [
    f.dayWithYear(day),
    ...readings.map(({ label, value, correctedFrom }) =>
      [
        label,
        withUnit(f, { value, unit, places: decimals }),
        correctedFrom === undefined
          ? ""
          : t("chart.corrected_from", { value: f.fixed(correctedFrom, decimals) }),
      ]
        .filter((part) => part !== "")
        .join(" "),
    ),
  ].join(" · ");

  const move = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setCursor(nearest(days, dayAt((event.clientX - left) / width, { from, to })));
  };
  const press = (event: KeyboardEvent) => {
    const next = cursorAfter(event.key, { index, count: days.length });
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
  };

  return (
    <figure className="text-xs">
      <p aria-hidden className="mb-4 min-h-4 text-ink-2">
        {told}
      </p>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("chart.cursor", { label })}
        aria-valuemin={1}
        aria-valuemax={days.length}
        aria-valuenow={index + 1}
        aria-valuetext={told}
        onKeyDown={press}
        onBlur={() => setCursor(null)}
        className="rounded-control"
      >
        <LinePlot
          geometry={geometry}
          decimals={decimals}
          cursor={cursor === null ? null : readings.map(({ value }) => geometry.at({ day, value }))}
          onPointerMove={move}
          onPointerLeave={() => setCursor(null)}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2">
        <ChartTable
          caption={label}
          head={[t("chart.day"), ...series.map(({ label: name }) => name || label)]}
          rows={tableDays(geometry.series).map((row) => ({
            id: row,
            cells: [
              f.dayWithYear(row),
              ...series.map(({ id, points }) => {
                const reading = points.find((point) => point.day === row);
                return reading === undefined ? (
                  t("chart.none")
                ) : (
                  <span key={id}>{withUnit(f, { value: reading.value, unit, places: decimals })}</span>
                );
              }),
            ],
          }))}
        />
        {geometry.thinned && <p className="text-ink-3">{t("chart.thinned")}</p>}
      </div>
    </figure>
  );
}

const readingsOn = (series: readonly LineSeries[], day: string) =>
  series.flatMap(({ id, label, points }) => {
    const reading = points.find((point) => point.day === day);
    return reading ? [{ id, label, ...reading }] : [];
  });

/** Newest first, the readings that are drawn. */
const tableDays = (series: readonly { readings: readonly { day: string }[] }[]) =>
  [...new Set(series.flatMap(({ readings }) => readings.map(({ day }) => day)))].sort().toReversed();

function cursorAfter(key: string, { index, count }: { index: number; count: number }): number | null {
  const page = Math.max(1, Math.round(count / 10));
  const moves: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - page,
    PageUp: index + page,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}
