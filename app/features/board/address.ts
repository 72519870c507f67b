import {
  countConditions,
  filterParameters,
  maximumColumns,
  printTaskFilter,
  readTaskFilter,
  type TaskFilter,
} from "~/domain/board";

export const laneKinds = ["discipline", "assignee", "kpi", "none"] as const;
export type LaneKind = (typeof laneKinds)[number];

/** What the board's address says: filters, lanes, how much a card shows, the columns that show more, the open quick-add line. */
export type BoardSearch = TaskFilter & {
  lanes: LaneKind;
  compact: boolean;
  more: readonly { columnId: string; limit: number }[];
  /** The column with an open quick-add line. */
  add: string;
};

const mostCards = 2_000;

/** While it is in the address, a click selects a card instead of opening it: for hands without a keyboard. */
export const selectParameter = "select";

/** Reads the board's address; what makes no sense counts as not said. */
export function readBoardSearch(search: URLSearchParams): BoardSearch {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, 100);
  const lanes = text("lanes");
  return {
    ...readTaskFilter(search),
    lanes: laneKinds.find((kind) => kind === lanes) ?? "discipline",
    compact: text("cards") === "compact",
    more: search.getAll("more").slice(0, maximumColumns).flatMap(readMore),
    add: text("add"),
  };
}

function readMore(text: string): { columnId: string; limit: number }[] {
  const [columnId, limit] = text.split(".");
  const wanted = Number(limit);
  if (!columnId || !Number.isInteger(wanted) || wanted < 1) return [];
  return [{ columnId, limit: Math.min(wanted, mostCards) }];
}

/** `search` with more of some columns shown; as `?…` for a link. */
export function withMore(search: URLSearchParams, limits: ReadonlyMap<string, number>): string {
  const known = search.getAll("more").filter((text) => !limits.has(text.split(".")[0] ?? ""));
  const next = new URLSearchParams(search);
  next.delete("more");
  for (const more of [...known, ...[...limits].map(([columnId, limit]) => `${columnId}.${limit}`)]) {
    next.append("more", more);
  }
  return asQuery(next);
}

/** The number of filters that hold cards back. */
export const activeFilters = countConditions;

/** `search` with one parameter set, or left out for null; as `?…` for a link. */
export function withParameter(search: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(search);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return asQuery(next);
}

/** What belongs to one place in a view alone: a page, more of a column, an open line or panel. */
const passing = ["page", "more", "add", "filters", "column", "to", "history"];

/** `search` with another filter, back at the view's beginning; its layout is kept. As `?…` for a link. */
export function withFilter(search: URLSearchParams, filter: TaskFilter): string {
  const named: readonly string[] = [...filterParameters, ...passing];
  const layout = [...search].filter(([name]) => !named.includes(name));
  return asQuery(new URLSearchParams([...printTaskFilter(filter), ...layout]));
}

/** `?…` for a link; nothing for no parameters. */
export function asQuery(search: URLSearchParams): string {
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
