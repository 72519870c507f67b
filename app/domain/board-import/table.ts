import type { Discipline } from "../org/discipline";
import { accountNames, named } from "./accounts";
import {
  cleanLine,
  cleanText,
  counted,
  cut,
  type FoundPerson,
  type ImportBoard,
  type ImportCard,
  type ImportComment,
  itemsIn,
  labelsIn,
  longestText,
  longestTitle,
  type Problem,
  type Source,
} from "./card";
import { type DateReader, type DayOrder, dateReader, dayOrderOf } from "./dates";
import { checklistOf, commentOf, hoursOf, linksIn, listed, yes } from "./table-cells";
import type { FieldOf, TableField } from "./table-fields";
import { wikiToMarkdown } from "./wiki-markup";

export type TableRow = { line: number; cells: string[] };
export type SourceTable = { header: string[]; rows: TableRow[] };

export type TableReading = {
  source: Extract<Source, "jira" | "csv">;
  fields: FieldOf;
  timeZone: string;
  /** Of numeric dates that could be read both ways. */
  dayOrder: DayOrder;
};

const dateFields: readonly TableField[] = ["start", "due", "created", "entered", "changed", "finished"];

/** The order of the file's numeric dates as far as they tell it: null when every one could be either. */
export function writtenDayOrder(table: SourceTable, fields: FieldOf): DayOrder | null {
  const indexes = Object.keys(fields).filter((index) => dateFields.includes(fields[index]!));
  return dayOrderOf(table.rows.flatMap(({ cells }) => indexes.map((index) => cells[Number(index)] ?? "")));
}

/** The cards of a table of which each column is what `fields` says. Lines without a title are named and left out. */
export function readTable(table: SourceTable, reading: TableReading): ImportBoard {
  const order = writtenDayOrder(table, reading.fields) ?? reading.dayOrder;
  const dates = dateReader({ timeZone: reading.timeZone, dayOrder: order });
  const problems: Problem[] = [];
  const people = new Map<string, FoundPerson>();
  const columns = columnsBy(reading.fields);
  const names = accountNames(table, columns);
  const present = new Set(
    table.rows.flatMap(({ cells }) =>
      [...(columns.get("id") ?? []), ...(columns.get("alias") ?? [])].map((index) =>
        (cells[index] ?? "").trim(),
      ),
    ),
  );
  const cards: ImportCard[] = [];
  const lineOf = new Map<string, number>();
  const sameTitles = new Map<string, number>();
  for (const row of table.rows) {
    const card = readRow(row, { ...reading, table, dates, columns, people, names, present, problems });
    if (!card) continue;
    if (!columns.has("id")) {
      const nth = (sameTitles.get(card.externalId) ?? 0) + 1;
      sameTitles.set(card.externalId, nth);
      if (nth > 1) card.externalId = `${card.externalId} (${nth})`;
    }
    const before = lineOf.get(card.externalId);
    if (before !== undefined) {
      const column = headingOf(table, columns, "id");
      const params = { id: cut(card.externalId, 80), line: before };
      problems.push({ severity: "error", place: row.line, column, reason: "id_twice", params });
      continue;
    }
    lineOf.set(card.externalId, row.line);
    cards.push(card);
  }
  return {
    source: reading.source,
    title: "",
    lists: counted(cards.map((card) => card.list)).map(({ name, count }) => ({
      key: name,
      name,
      archived: false,
      count,
    })),
    people: [...people.values()],
    labels: counted(cards.flatMap((card) => card.labels)),
    priorities: counted(cards.flatMap((card) => card.priority ?? [])),
    cards,
    problems,
    leftOut: leftOutOf(table, reading.fields),
  };
}

export type Columns = Map<TableField, number[]>;

function columnsBy(fields: FieldOf): Columns {
  const columns: Columns = new Map();
  for (const [index, field] of Object.entries(fields))
    columns.set(field, [...(columns.get(field) ?? []), Number(index)]);
  return columns;
}

const headingOf = ({ header }: SourceTable, columns: Columns, field: TableField): string | null => {
  const [index] = columns.get(field) ?? [];
  return index === undefined ? null : (header[index] ?? null);
};

type RowReading = TableReading & {
  table: SourceTable;
  dates: DateReader;
  columns: Columns;
  people: Map<string, FoundPerson>;
  names: ReadonlyMap<string, string>;
  /** Every name under which the file has a card. */
  present: ReadonlySet<string>;
  problems: Problem[];
};

function readRow(row: TableRow, reading: RowReading): ImportCard | null {
  const { source, table, dates, columns, people, names, present, problems } = reading;
  const cells = (field: TableField) =>
    (columns.get(field) ?? []).map((index) => row.cells[index] ?? "").filter((cell) => cell.trim() !== "");
  const one = (field: TableField) => cells(field)[0]?.trim() ?? "";
  const note = (
    field: TableField,
    reason: string,
    params: Problem["params"] = {},
    severity: Problem["severity"] = "note",
  ) => problems.push({ severity, place: row.line, column: headingOf(table, columns, field), reason, params });
  const dated = <K extends "day" | "instant">(field: TableField, kind: K) => {
    const cell = one(field);
    if (cell === "") return null;
    const read = dates[kind](cell);
    if (read === null) note(field, "date_unreadable", { text: cut(cell, 60) });
    return read;
  };
  const meet = (name: string): string => {
    const told = names.get(name.toLowerCase()) ?? name;
    const key = told.toLowerCase();
    const known = people.get(key);
    const email = /^[^\s@]{1,64}@[^\s@]{1,190}$/.exec(told)?.[0]?.toLowerCase() ?? null;
    people.set(key, { key, name: told, email, count: (known?.count ?? 0) + 1 });
    return key;
  };

  const parents = cells("parent").map((cell) => cell.trim());
  const words = (cell: string) => (source === "jira" ? wikiToMarkdown(named(cell, names)) : cell);
  const title = cleanLine(one("title"));
  if (title === "") {
    note("title", "line_without_title", {}, "error");
    return null;
  }
  const told = cells("description").map(cleanText).join("\n\n");
  const whole = title.length > longestTitle ? `${title}\n\n${told}`.trim() : told;
  const description = words(whole);
  if (title.length > longestTitle) note("title", "title_cut", { maximum: longestTitle });
  if (description.length > longestText) note("description", "description_cut", { maximum: longestText });
  const id = one("id");
  const assignees = cells("assignees").flatMap((cell) => (source === "jira" ? [cell.trim()] : listed(cell)));
  const reporter = one("reporter");
  const estimate = one("estimate");
  const hours = estimate === "" ? null : hoursOf(estimate, { seconds: source === "jira" });
  if (hours === null && /[^0.,\s]/.test(estimate))
    note("estimate", "estimate_unreadable", { text: cut(estimate, 60) });
  const spoken = one("discipline");
  const discipline = spoken === "" ? null : disciplineOf(spoken);
  if (spoken !== "" && discipline === null)
    note("discipline", "discipline_unreadable", { text: cut(spoken, 60) });
  const links = cells("attachment").flatMap((cell) => linksIn(cell));
  for (const { url, name } of links)
    if (url === null) note("attachment", "attachment_no_link", { name: cut(name, 80) });
  return {
    externalId: cut(id || title, 200),
    aliases: cells("alias").map((cell) => cell.trim()),
    reference: id === "" ? cut(title, 40) : cut(id, 40),
    place: row.line,
    title: cut(title, longestTitle),
    description: cut(description, longestText),
    list: cut(cleanLine(one("list")), 100),
    archived: yes(one("archived")) || dates.instant(one("archived")) !== null,
    assignees: [...new Set(assignees.map(meet))],
    reporter: reporter === "" ? null : meet(reporter),
    priority: cut(cleanLine(one("priority")), 60) || null,
    discipline,
    labels: labelsIn(
      cells("labels").flatMap((cell) => (source === "jira" ? [cell] : listed(cell))),
      (...told) => note("labels", ...told),
    ),
    estimateHours: hours,
    startOn: dated("start", "day"),
    dueOn: dated("due", "day"),
    parent:
      parents.find((name) => present.has(name)) ??
      parents.find((name) => issueKey.test(name)) ??
      parents[0] ??
      null,
    blocks: cells("blocks").flatMap(listed),
    blockedBy: cells("blocked_by").flatMap(listed),
    checklist: itemsIn(cells("checklist").flatMap(checklistOf), (...told) => note("checklist", ...told)),
    comments: commentsIn(cells("comment"), reading, meet),
    attachments: links.flatMap(({ name, url }) => (url === null ? [] : [{ name, url }])),
    createdAt: dated("created", "instant"),
    finishedAt: dated("finished", "instant"),
    enteredAt: dated("entered", "instant"),
    changedAt: dated("changed", "instant"),
    moves: [],
    movesKnown: false,
  };
}

/** A row's comments. One without a date is known again by its text, one with a date by that, its author and its turn. */
function commentsIn(
  cells: readonly string[],
  { source, dates, names }: RowReading,
  meet: (name: string) => string,
): ImportComment[] {
  const turns = new Map<string, number>();
  return cells.flatMap((cell) => {
    const { at, author, text } = commentOf(cell, dates);
    const words = cut(source === "jira" ? wikiToMarkdown(named(text, names)) : text, longestText);
    if (words === "") return [];
    const key = author === null ? null : meet(author);
    const name = at === null ? cut(words, 200) : `${at} ${key ?? ""}`;
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return [{ id: turn === 1 ? name : `${name} (${turn})`, author: key, at, text: words }];
  });
}

const issueKey = /^[A-Z][A-Z0-9_]*-\d+$/i;

const disciplineNames: Record<Discipline, readonly string[]> = {
  tech: ["tech", "technology", "技术", "科技"],
  data: ["data", "数据"],
  product: ["product", "business", "产品", "业务"],
};

function disciplineOf(text: string): Discipline | null {
  const wanted = text.trim().toLowerCase();
  const found = Object.entries(disciplineNames).find(([, names]) => names.includes(wanted));
  return found ? (found[0] as Discipline) : null;
}

/** Headings of columns that hold something and are not taken; each once. */
function leftOutOf({ header, rows }: SourceTable, fields: FieldOf): string[] {
  const named = header.flatMap((title, index) =>
    title === "" || fields[index] !== undefined || !rows.some(({ cells }) => cells[index]) ? [] : [title],
  );
  return [...new Set(named)];
}
