import { type Discipline, isDiscipline } from "~/domain/org/discipline";

export type Due = "overdue" | "week" | "none";

/** What the board's address says: filters, lanes, the column that shows more, the column with an open quick-add line. */
export type BoardSearch = {
  text: string;
  /** A person's id, "me" or "nobody". */
  assignee: string;
  discipline: Discipline | "";
  due: Due | "";
  waiting: boolean;
  blocked: boolean;
  metricId: string;
  lanes: boolean;
  more: { columnId: string; limit: number } | null;
  add: string;
};

const dues: readonly string[] = ["overdue", "week", "none"];
const mostCards = 2_000;

/** Reads the board's address; what makes no sense counts as not said. */
export function readBoardSearch(search: URLSearchParams): BoardSearch {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, 100);
  const discipline = text("discipline");
  const due = text("due");
  const [columnId, limit] = text("more").split(".");
  const wanted = Number(limit);
  return {
    text: text("q"),
    assignee: text("who"),
    discipline: isDiscipline(discipline) ? discipline : "",
    due: dues.includes(due) ? (due as Due) : "",
    waiting: search.has("waiting"),
    blocked: search.has("blocked"),
    metricId: text("kpi"),
    lanes: search.get("lanes") !== "none",
    more:
      columnId && Number.isInteger(wanted) && wanted > 0
        ? { columnId, limit: Math.min(wanted, mostCards) }
        : null,
    add: text("add"),
  };
}

/** The number of filters that hold cards back. */
export function activeFilters({
  text,
  assignee,
  discipline,
  due,
  waiting,
  blocked,
  metricId,
}: BoardSearch): number {
  return [text, assignee, discipline, due, waiting, blocked, metricId].filter(Boolean).length;
}

/** `search` with one parameter set, or left out for null; as `?…` for a link. */
export function withParameter(search: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(search);
  if (value === null) next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}
