import { addDays, daysBetween, isDay } from "~/domain/org/day";
import { addMonths, mondayOf, monthEnd } from "./month";

export const timelineZooms = ["week", "month", "quarter"] as const;
export type TimelineZoom = (typeof timelineZooms)[number];

export type TimelineRange = {
  zoom: TimelineZoom;
  from: string;
  to: string;
  /** Width of a day in pixels. */
  dayWidth: number;
  previous: string;
  next: string;
};

/** The span of a timeline's address: `from` (its first day; by default a little before today) and `zoom`. */
export function readTimelineRange(search: URLSearchParams, today: string): TimelineRange {
  const said = search.get("from") ?? "";
  const zoom = timelineZooms.find((one) => one === search.get("zoom")) ?? "month";
  switch (zoom) {
    case "week": {
      const from = mondayOf(isDay(said) ? said : addDays(today, -7));
      return span(zoom, { from, to: addDays(from, 27) }, 36, {
        previous: addDays(from, -14),
        next: addDays(from, 14),
      });
    }
    case "month": {
      const from = mondayOf(isDay(said) ? said : addDays(today, -28));
      return span(zoom, { from, to: addDays(from, 90) }, 12, {
        previous: addDays(from, -56),
        next: addDays(from, 56),
      });
    }
    case "quarter": {
      const from = addMonths(isDay(said) ? said : today, isDay(said) ? 0 : -3);
      return span(zoom, { from, to: monthEnd(addMonths(from, 11)) }, 3, {
        previous: addMonths(from, -6),
        next: addMonths(from, 6),
      });
    }
  }
}

const span = (
  zoom: TimelineZoom,
  days: { from: string; to: string },
  dayWidth: number,
  around: { previous: string; next: string },
): TimelineRange => ({ zoom, ...days, dayWidth, ...around });

export type Tick = { x: number; width: number; day: string; kind: "month" | "week" };

/** Where months begin in the span, in pixels from its left edge, cut to the span. */
export function monthTicks({ from, to, dayWidth }: TimelineRange): Tick[] {
  const ticks: Tick[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = addMonths(month, 1)) {
    const first = month < from ? from : month;
    const last = monthEnd(month) > to ? to : monthEnd(month);
    ticks.push({
      x: daysBetween(from, first) * dayWidth,
      width: (daysBetween(first, last) + 1) * dayWidth,
      day: month,
      kind: "month",
    });
  }
  return ticks;
}

/** Where weeks begin in the span. */
export function weekTicks({ from, to, dayWidth }: TimelineRange): Tick[] {
  const first = mondayOf(from) < from ? addDays(mondayOf(from), 7) : from;
  const count = Math.max(0, Math.floor(daysBetween(first, to) / 7) + 1);
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(first, i * 7);
    return { x: daysBetween(from, day) * dayWidth, width: 7 * dayWidth, day, kind: "week" as const };
  });
}

export type Bar = { x: number; width: number; before: boolean; after: boolean };

/** A task's bar in pixels, cut to the span; at least a day wide. */
export function barOf(
  { from, to, dayWidth }: TimelineRange,
  { start, end }: { start: string; end: string },
): Bar {
  const first = start > end ? end : start;
  const [left, right] = [
    first < from ? from : first > to ? to : first,
    end > to ? to : end < from ? from : end,
  ];
  return {
    x: daysBetween(from, left) * dayWidth,
    width: (daysBetween(left, right) + 1) * dayWidth,
    before: first < from,
    after: end > to,
  };
}
