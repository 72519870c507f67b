import { printTaskFilter, readTaskFilter, type TaskFilter } from "~/domain/board/filter";
import { addDays, earlierDay, isDay, laterDay } from "~/domain/org/day";

export const rangeDays = [30, 90, 180, 365] as const;
export type RangeDays = (typeof rangeDays)[number];

/** flow.md's period for breakpoints. */
export const defaultDays: RangeDays = 90;
/** Longest period that is read at once. */
const longestDays = 366;

/** First and last day (ISO), both included; `days` when the period is one of those that end today. */
export type FlowRange = { from: string; to: string; days: RangeDays | null };

/** What the address of a flow page says: the period and which tasks. */
export type FlowSearch = { range: FlowRange; filter: TaskFilter; parentId: string | null };

/** Reads a flow page's address on `today` (ISO); what makes no sense counts as not said. */
export function readFlowSearch(search: URLSearchParams, today: string): FlowSearch {
  const parent = search.get("parent") ?? "";
  return {
    range: readRange(search, today),
    filter: readTaskFilter(search),
    parentId: /^[\w-]{1,40}$/.test(parent) ? parent : null,
  };
}

function readRange(search: URLSearchParams, today: string): FlowRange {
  const [from, to] = [search.get("from") ?? "", search.get("to") ?? ""];
  if (isDay(from) && isDay(to) && from <= to && from <= today) {
    const last = earlierDay(to, today);
    const earliest = addDays(last, 1 - longestDays);
    return { from: laterDay(from, earliest), to: last, days: null };
  }
  const days = rangeDays.find((count) => String(count) === search.get("days")) ?? defaultDays;
  return { from: addDays(today, 1 - days), to: today, days };
}

/** The parameters that say period and tasks, for links from one flow page to another. */
export function printFlowSearch({ range, filter, parentId }: FlowSearch): URLSearchParams {
  const search = printTaskFilter(filter);
  if (range.days === null) {
    search.set("from", range.from);
    search.set("to", range.to);
  } else if (range.days !== defaultDays) search.set("days", String(range.days));
  if (parentId !== null) search.set("parent", parentId);
  return search;
}

/** `?…` behind a path, or nothing. */
export const withSearch = (path: string, search: URLSearchParams): string =>
  search.size === 0 ? path : `${path}?${search}`;
