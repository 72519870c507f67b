import type { Discipline } from "../org/discipline";
import {
  cleanLine,
  cleanText,
  counted,
  type FoundPerson,
  type ImportBoard,
  type ImportCard,
  type ImportComment,
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
  const cards: ImportCard[] = [];
  const lineOf = new Map<string, number>();
  const sameTitles = new Map<string, number>();
  for (const row of table.rows) {
    const card = readRow(row, { ...reading, table, dates, columns, people, names, problems });
    if (!card) continue;
    if (!columns.has("id")) {
      const nth = (sameTitles.get(card.externalId) ?? 0) + 1;
      sameTitles.set(card.externalId, nth);
      if (nth > 1) card.externalId = `${card.externalId} (${nth})`;
    }
    const before = lineOf.get(card.externalId);
    if (before !== undefined) {
      const column = headingOf(table, columns, "id");
      const params = { id: card.externalId.slice(0, 80), line: before };
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

type Columns = Map<TableField, number[]>;

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
  problems: Problem[];
};

function readRow(row: TableRow, reading: RowReading): ImportCard | null {
  const { source, table, dates, columns, people, names, problems } = reading;
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
    if (read === null) note(field, "date_unreadable", { text: cell.slice(0, 60) });
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

  const title = cleanLine(one("title"));
  if (title === "") {
    note("title", "line_without_title", {}, "error");
    return null;
  }
  const told = cells("description").map(cleanText).join("\n\n");
  const whole = title.length > longestTitle ? `${title}\n\n${told}`.trim() : told;
  const description = source === "jira" ? wikiToMarkdown(whole) : whole;
  if (title.length > longestTitle) note("title", "title_cut", { maximum: longestTitle });
  if (description.length > longestText) note("description", "description_cut", { maximum: longestText });
  const id = one("id");
  const assignees = cells("assignees").flatMap((cell) => (source === "jira" ? [cell.trim()] : listed(cell)));
  const reporter = one("reporter");
  const estimate = one("estimate");
  const hours = estimate === "" ? null : hoursOf(estimate, { seconds: source === "jira" });
  if (estimate !== "" && hours === null)
    note("estimate", "estimate_unreadable", { text: estimate.slice(0, 60) });
  const spoken = one("discipline");
  const discipline = spoken === "" ? null : disciplineOf(spoken);
  if (spoken !== "" && discipline === null)
    note("discipline", "discipline_unreadable", { text: spoken.slice(0, 60) });
  const links = cells("attachment").flatMap((cell) => linksIn(cell));
  for (const { url, name } of links)
    if (url === null) note("attachment", "attachment_no_link", { name: name.slice(0, 80) });
  return {
    externalId: (id || title).slice(0, 200),
    aliases: cells("alias").map((cell) => cell.trim()),
    reference: id === "" ? title.slice(0, 40) : id.slice(0, 40),
    place: row.line,
    title: title.slice(0, longestTitle),
    description: description.slice(0, longestText),
    list: cleanLine(one("list")).slice(0, 100),
    archived: yes(one("archived")),
    assignees: [...new Set(assignees.map(meet))],
    reporter: reporter === "" ? null : meet(reporter),
    priority: cleanLine(one("priority")).slice(0, 60) || null,
    discipline,
    labels: [
      ...new Set(cells("labels").flatMap((cell) => (source === "jira" ? [cleanLine(cell)] : listed(cell)))),
    ].map((label) => label.slice(0, 60)),
    estimateHours: hours,
    startOn: dated("start", "day"),
    dueOn: dated("due", "day"),
    parent: cells("parent").map((cell) => cell.trim())[0] ?? null,
    checklist: cells("checklist").flatMap(checklistOf),
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
  { source, dates }: RowReading,
  meet: (name: string) => string,
): ImportComment[] {
  const turns = new Map<string, number>();
  return cells.flatMap((cell) => {
    const { at, author, text } = commentOf(cell, dates);
    const words = (source === "jira" ? wikiToMarkdown(text) : text).slice(0, longestText);
    if (words === "") return [];
    const key = author === null ? null : meet(author);
    const name = at === null ? words.slice(0, 200) : `${at} ${key ?? ""}`;
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return [{ id: turn === 1 ? name : `${name} (${turn})`, author: key, at, text: words }];
  });
}

/** Names of accounts that a file gives beside their ids (Jira's "Assignee" and "Assignee Id"), for comments that tell the id alone. */
function accountNames({ rows }: SourceTable, columns: Columns): Map<string, string> {
  const names = new Map<string, string>();
  const pairs = [
    ["assignee_id", "assignees"],
    ["reporter_id", "reporter"],
  ] as const;
  for (const [idField, nameField] of pairs) {
    const [idAt] = columns.get(idField) ?? [];
    const [nameAt] = columns.get(nameField) ?? [];
    if (idAt === undefined || nameAt === undefined) continue;
    for (const { cells } of rows) {
      const [id, name] = [cells[idAt]?.trim(), cells[nameAt]?.trim()];
      if (id && name) names.set(id.toLowerCase(), name);
    }
  }
  return names;
}

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
