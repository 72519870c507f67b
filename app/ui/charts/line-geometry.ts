import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import { addDays, daysBetween } from "~/domain/org/day";
import { type Reading, spread, stretches, thin } from "./time-series";

export type LineSeries = { id: string; label: string; points: readonly Reading[] };
export type LineTarget = { value: string; label: string; line: "solid" | "dashed" | "dotted" };
export type Pace = {
  from: { day: string; value: string };
  to: { day: string; value: string };
  label: string;
};

export type LineInput = {
  series: readonly LineSeries[];
  targets: readonly LineTarget[];
  pace: Pace | null;
  from: string;
  to: string;
  gapDays: number;
  /** Readings drawn over all series together; more are thinned. */
  maxPoints: number;
};

/** Everything to draw, in percent of the plot; y grows downwards. */
export function lineGeometry({ series, targets, pace, from, to, gapDays, maxPoints }: LineInput) {
  const values = [
    ...series.flatMap(({ points }) => points.map(({ value }) => Number(value))),
    ...targets.map(({ value }) => Number(value)),
    ...(pace ? [Number(pace.from.value), Number(pace.to.value)] : []),
  ];
  const y = scaleLinear(paddedRange(values), [100, 0]).nice(4);
  const x = scaleUtc([instant(from), instant(to)], [0, 100]);
  const at = ({ day, value }: { day: string; value: string }) => ({
    x: x(instant(day)),
    y: y(Number(value)),
  });
  const path = line<Reading>()
    .x((reading) => at(reading).x)
    .y((reading) => at(reading).y)
    .digits(2);

  const all = series.reduce((sum, { points }) => sum + points.length, 0);
  const share = Math.min(1, maxPoints / Math.max(1, all));
  const drawn = series.map(({ id, label, points }) => {
    const parts = stretches(points, gapDays).map((part) =>
      thin(part, Math.max(4, Math.floor(part.length * share))),
    );
    return {
      id,
      label,
      readings: parts.flat(),
      lines: parts.filter((part) => part.length > 1).map((part) => path(part) ?? ""),
      lone: parts.filter((part) => part.length === 1).flatMap(([reading]) => (reading ? [at(reading)] : [])),
      corrected: points.filter(({ correctedFrom }) => correctedFrom !== undefined).map(at),
      last: points.length > 0 ? at(points.at(-1)!) : null,
    };
  });
  const targetLines = targets.map((target) => ({ ...target, y: y(Number(target.value)) }));
  return {
    series: drawn,
    targets: targetLines,
    pace: pace && { ...pace, from: at(pace.from), to: at(pace.to) },
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    xTicks: [...new Set(x.ticks(6).map((date) => date.toISOString().slice(0, 10)))]
      .filter((day) => day >= from && day <= to)
      .map((day) => ({ day, x: x(instant(day)) })),
    thinned: share < 1,
    at,
  };
}

export type LineGeometry = ReturnType<typeof lineGeometry>;

/** Names at the right border: last readings and targets, moved apart where they would overlap. */
export function endLabels({
  series,
  targets,
}: LineGeometry): { id: string; text: string; strong: boolean; y: number }[] {
  const labels = [
    ...targets.map(({ label, y }) => ({ id: `target ${label} ${y}`, text: label, strong: false, y })),
    ...series.flatMap(({ id, label, last }) =>
      last && label !== "" ? [{ id, text: label, strong: true, y: last.y }] : [],
    ),
  ];
  const places = spread(
    labels.map(({ y }) => y),
    { distance: LABEL_HEIGHT, end: 100 },
  );
  return labels.map((label, i) => ({ ...label, y: places[i] ?? label.y }));
}

/** A line of 12 px words in percent of the plot's 240 px. */
const LABEL_HEIGHT = 7;

/** Noon, so that no zone moves a day. */
const instant = (day: string) => new Date(`${day}T12:00:00Z`);

function paddedRange(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1;
  return [low - room, high + room];
}

/** The day under a place of the plot, 0 at its left and 1 at its right border. */
export function dayAt(share: number, { from, to }: { from: string; to: string }): string {
  const days = Math.round(Math.min(1, Math.max(0, share)) * daysBetween(from, to));
  return addDays(from, days);
}
