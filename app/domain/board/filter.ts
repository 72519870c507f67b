import { isDay } from "../org/day";
import { type Discipline, isDiscipline } from "../org/discipline";
import { type Category, categories } from "./column";
import { type Priority, priorities } from "./priority";

export const dueWords = ["overdue", "today", "week", "none"] as const;
export type DueWord = (typeof dueWords)[number];

/** First and last day (ISO), both included; null is open. */
export type DayRange = { from: string | null; to: string | null };

/**
 * Which tasks of a squad are meant, on the board, in lists, exports and forecasts alike. Several values of one kind are
 * alternatives; different kinds must all hold. Empty means no condition.
 */
export type TaskFilter = {
  /** Stands in the title or the key. */
  text: string;
  /** Who holds the task or works on it: ids, "me", "nobody". */
  people: readonly string[];
  disciplines: readonly Discipline[];
  /** Slugs of labels. */
  labels: readonly string[];
  priorities: readonly Priority[];
  /** Ids of metrics the task shall move. */
  kpis: readonly string[];
  columns: readonly string[];
  categories: readonly Category[];
  due: DueWord | "";
  dueIn: DayRange;
  created: DayRange;
  finished: DayRange;
  /** A hand-off of it is pending. */
  waiting: boolean;
  blocked: boolean;
};

/** How the parts of a filter are called in an address. Links that people keep depend on these names. */
export const filterParameters = [
  "q",
  "who",
  "discipline",
  "label",
  "priority",
  "kpi",
  "in",
  "category",
  "due",
  "dueFrom",
  "dueTo",
  "createdFrom",
  "createdTo",
  "finishedFrom",
  "finishedTo",
  "waiting",
  "blocked",
] as const;

const mostValues = 20;
const longestText = 100;

/** Trimmed, of bounded length, without the character PostgreSQL cannot store; cutting never splits a character. */
const plain = (text: string): string => [...text.replaceAll("\0", "")].slice(0, longestText).join("").trim();

function values(search: URLSearchParams, name: string): string[] {
  const given = search.getAll(name).map(plain);
  return [...new Set(given.filter((value) => value !== ""))].slice(0, mostValues);
}

function day(search: URLSearchParams, name: string): string | null {
  const text = plain(search.get(name) ?? "");
  return isDay(text) ? text : null;
}

function range(search: URLSearchParams, name: "due" | "created" | "finished"): DayRange {
  const [from, to] = [day(search, `${name}From`), day(search, `${name}To`)];
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

const isOneOf =
  <T extends string>(all: readonly T[]) =>
  (value: string): value is T =>
    (all as readonly string[]).includes(value);

/** The filter an address names; what makes no sense counts as not said. Total, and linear in the address's length. */
export function readTaskFilter(search: URLSearchParams): TaskFilter {
  const due = plain(search.get("due") ?? "");
  return {
    text: plain(search.get("q") ?? ""),
    people: values(search, "who"),
    disciplines: values(search, "discipline").filter(isDiscipline),
    labels: values(search, "label"),
    priorities: values(search, "priority").filter(isOneOf(priorities)),
    kpis: values(search, "kpi"),
    columns: values(search, "in"),
    categories: values(search, "category").filter(isOneOf(categories)),
    due: isOneOf(dueWords)(due) ? due : "",
    dueIn: range(search, "due"),
    created: range(search, "created"),
    finished: range(search, "finished"),
    waiting: search.has("waiting"),
    blocked: search.has("blocked"),
  };
}

/** The address of a filter, its parts always in the same order; `readTaskFilter` reads the same filter from it. */
export function printTaskFilter(filter: TaskFilter): URLSearchParams {
  const single = (name: string, value: string | null): [string, string][] => (value ? [[name, value]] : []);
  const several = (name: string, given: readonly string[]): [string, string][] =>
    given.map((value) => [name, value]);
  const between = (name: string, { from, to }: DayRange) => [
    ...single(`${name}From`, from),
    ...single(`${name}To`, to),
  ];
  return new URLSearchParams([
    ...single("q", filter.text),
    ...several("who", filter.people),
    ...several("discipline", filter.disciplines),
    ...several("label", filter.labels),
    ...several("priority", filter.priorities),
    ...several("kpi", filter.kpis),
    ...several("in", filter.columns),
    ...several("category", filter.categories),
    ...single("due", filter.due),
    ...between("due", filter.dueIn),
    ...between("created", filter.created),
    ...between("finished", filter.finished),
    ...single("waiting", filter.waiting ? "1" : null),
    ...single("blocked", filter.blocked ? "1" : null),
  ]);
}

/** The number of conditions that hold tasks back. */
export function countConditions(filter: TaskFilter): number {
  const lists = [
    filter.people,
    filter.disciplines,
    filter.labels,
    filter.priorities,
    filter.kpis,
    filter.columns,
    filter.categories,
  ];
  const ranges = [filter.dueIn, filter.created, filter.finished];
  return (
    [filter.text, filter.due, filter.waiting, filter.blocked].filter(Boolean).length +
    lists.filter((list) => list.length > 0).length +
    ranges.filter(({ from, to }) => from !== null || to !== null).length
  );
}

/** The filter that holds nothing back. */
export const everyTask: TaskFilter = readTaskFilter(new URLSearchParams());
