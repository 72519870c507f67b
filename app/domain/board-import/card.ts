import { maximumLabelsOfTask } from "../board/label";
import type { Discipline } from "../org/discipline";

/** Where work is brought in from; the first part of what tells an imported task again. */
export type Source = "trello" | "jira" | "csv";

/**
 * Something about the file that the reader should know. An `error` leaves its card out; a `note` says how something was taken.
 * `place` is the line of a CSV file (from 1) or the number of a Trello card; null is the file as a whole.
 */
export type Problem = {
  severity: "error" | "note";
  place: number | null;
  column: string | null;
  reason: string;
  params: Record<string, string | number>;
};

/** A person as the other tool names them; `key` is what cards refer to. */
export type FoundPerson = { key: string; name: string; email: string | null; count: number };
export type FoundList = { key: string; name: string; archived: boolean; count: number };
export type Found = { name: string; count: number };

export type ImportComment = { id: string; author: string | null; at: string | null; text: string };
export type ChecklistItem = { text: string; done: boolean };

/** A card of another tool, in no tool's format. Instants are ISO texts, days ISO days; people and lists are keys. */
export type ImportCard = {
  externalId: string;
  /** Other names under which a child may call its parent. */
  aliases: string[];
  /** What people call the card: `#12`, `BANK-7`. */
  reference: string;
  place: number;
  title: string;
  description: string;
  list: string;
  archived: boolean;
  assignees: string[];
  reporter: string | null;
  priority: string | null;
  discipline: Discipline | null;
  labels: string[];
  estimateHours: number | null;
  startOn: string | null;
  dueOn: string | null;
  parent: string | null;
  /** Names of the cards that wait for this one, and of those it waits for. */
  blocks: string[];
  blockedBy: string[];
  checklist: ChecklistItem[];
  comments: ImportComment[];
  attachments: { name: string; url: string }[];
  createdAt: string | null;
  /** When it was done, where the source says so. */
  finishedAt: string | null;
  /** When it entered the list it is in, where the source says so. */
  enteredAt: string | null;
  /** The last change of any kind. */
  changedAt: string | null;
  /** Its way through the lists, oldest first; whole when `movesKnown`. */
  moves: { at: string; from: string; to: string }[];
  movesKnown: boolean;
};

export type ImportBoard = {
  source: Source;
  title: string;
  lists: FoundList[];
  people: FoundPerson[];
  labels: Found[];
  priorities: Found[];
  cards: ImportCard[];
  problems: Problem[];
  /** What the file holds and a board has no place for, by its name there. */
  leftOut: string[];
};

export const longestTitle = 200;
export const longestText = 10_000;
/** As long as a label that is written by hand. */
const longestLabel = 40;

/** Counts how often each name occurs, in the order of first sight. */
export function counted(names: Iterable<string>): Found[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

const controls = /[^\P{Cc}\n\t]/gu;

/** Text as a board stores it: without control characters, with plain line ends, trimmed. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, "\n").replace(controls, "").trim();

/** The first `most` units of a text, without half a character at its end. */
export const cut = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");

/** `cleanText` on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, " ");

/** The address, when it is a web address; null for everything else. */
export function webAddress(text: string): string | null {
  const address = text.trim();
  if (address.length > 2_000 || !/^https?:\/\/\S+$/i.test(address)) return null;
  return URL.canParse(address) ? address : null;
}

/** A label's name as a squad keeps it; empty for one that says nothing. */
export const labelName = (text: string): string =>
  cut(cleanLine(text).replace(/^[#\s]+/, ""), longestLabel).trim();

type Note = (reason: string, params: Problem["params"]) => void;

/** A card's labels, each once, as many as a task may carry; `note` hears of those that are left out. */
export function labelsIn(names: readonly string[], note: Note): string[] {
  const labels = [...new Set(names.map(labelName))].filter((name) => name !== "");
  if (labels.length > maximumLabelsOfTask) note("labels_cut", { maximum: maximumLabelsOfTask });
  return labels.slice(0, maximumLabelsOfTask);
}

/** Longer than any checklist that somebody works through. */
const mostItems = 500;

/** A card's checklist; `note` hears when it is cut. */
export function itemsIn(items: readonly ChecklistItem[], note: Note): ChecklistItem[] {
  if (items.length > mostItems) note("checklist_cut", { maximum: mostItems });
  return items.slice(0, mostItems);
}
