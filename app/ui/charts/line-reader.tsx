import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { useI18n } from "~/platform/i18n";
import { withUnit } from "./figures";
import { dayAt, type LineGeometry, type LineSeries } from "./line-geometry";
import { LinePlot } from "./line-plot";
import { nearest } from "./time-series";

/**
 * The drawing with a cursor on it: arrow keys, Home, End, Page Up and Page Down move it along the readings, a pointer puts
 * it where it is. What it stands on is told in the line above, and to screen readers as the value of a slider. At rest
 * that is the latest reading.
 */
export function LineReader({
  label,
  unit,
  decimals,
  days,
  series,
  geometry,
  span,
}: {
  label: string;
  unit: string;
  decimals: number;
  /** Every day with a reading, sorted. */
  days: readonly string[];
  series: readonly LineSeries[];
  geometry: LineGeometry;
  span: { from: string; to: string };
}) {
  const { t, f } = useI18n();
  const [cursor, setCursor] = useState<number | null>(null);
  const index = Math.min(cursor ?? days.length - 1, days.length - 1);
  const day = days[index] ?? span.to;
  const readings = series.flatMap(({ id, label: name, points }) => {
    const reading = points.find((point) => point.day === day);
    return reading ? [{ id, name, ...reading }] : [];
  });
  const told = [
    f.dayWithYear(day),
    ...readings.map(({ name, value, correctedFrom }) =>
      [
        name,
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
    setCursor(nearest(days, dayAt((event.clientX - left) / width, span)));
  };
  const press = (event: KeyboardEvent) => {
    const next = cursorAfter(event.key, { index, count: days.length });
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
  };

  return (
    <>
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
          cursor={
            cursor === null ? [] : readings.map(({ id, value }) => ({ id, ...geometry.at({ day, value }) }))
          }
          onPointerMove={move}
          onPointerLeave={() => setCursor(null)}
        />
      </div>
    </>
  );
}

/** The reading a key leads to; null for keys that do not move the cursor. */
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
