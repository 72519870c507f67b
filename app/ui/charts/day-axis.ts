import { scaleUtc } from "d3-scale";
import type { Format } from "~/platform/i18n";
import type { Tick } from "./plot-frame";

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Marks along an axis of days from `from` to `to` (ISO): days on a short axis, months on a long one, in percent of its width. */
export function dayTicks(f: Format, { from, to }: { from: string; to: string }): Tick[] {
  const scale = scaleUtc([noon(from), noon(to)], [0, 100]);
  const days = [...new Set(scale.ticks(6).map((date) => date.toISOString().slice(0, 10)))];
  const monthly = days.length > 1 && days.every((day) => day.endsWith("-01"));
  return days
    .filter((day) => day >= from && day <= to)
    .map((day) => ({
      id: day,
      at: scale(noon(day)),
      label: !monthly ? f.day(day) : day.slice(5, 7) === "01" ? f.monthWithYear(day) : f.month(day),
    }));
}
