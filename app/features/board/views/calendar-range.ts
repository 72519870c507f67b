import { addDays, isDay } from "~/domain/org/day";
import { addMonths, mondayOf, monthEnd, monthStart } from "./month";

export type CalendarZoom = "month" | "week";
export type CalendarRange = {
  zoom: CalendarZoom;
  /** The days that are meant; the grid fills its weeks around them. */
  from: string;
  to: string;
  previous: string;
  next: string;
};

/** The range of a calendar's address: `on` (a day in it; today where there is none) and `zoom`. */
export function readCalendarRange(search: URLSearchParams, today: string): CalendarRange {
  const said = search.get("on") ?? "";
  const on = isDay(said) ? said : today;
  if (search.get("zoom") === "week") {
    const from = mondayOf(on);
    return {
      zoom: "week",
      from,
      to: addDays(from, 6),
      previous: addDays(from, -7),
      next: addDays(from, 7),
    };
  }
  return {
    zoom: "month",
    from: monthStart(on),
    to: monthEnd(on),
    previous: addMonths(on, -1),
    next: addMonths(on, 1),
  };
}

/** The days the grid shows: whole weeks. */
export const gridSpan = ({ from, to }: CalendarRange) => ({
  from: mondayOf(from),
  to: addDays(mondayOf(to), 6),
});
