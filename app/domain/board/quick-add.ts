import type { Discipline } from "../org/discipline";
import type { Priority } from "./priority";
import { readDay } from "./quick-due";

/** A word of a quick-add line that says something about the task. */
export type Mark = { raw: string } & (
  | { kind: "person"; text: string }
  | { kind: "label"; name: string }
  | { kind: "priority"; priority: Priority }
  | { kind: "discipline"; discipline: Discipline }
  | { kind: "due" | "start"; day: string }
  | { kind: "kpi"; code: string }
  | { kind: "estimate"; hours: number }
);

export type QuickLine = { title: string; marks: Mark[] };

export const longestLabel = 40;
const hoursOfDay = 8;

const priorityWords: Record<string, Priority> = {
  low: "low",
  低: "low",
  normal: "normal",
  普通: "normal",
  中: "normal",
  high: "high",
  高: "high",
  urgent: "urgent",
  紧急: "urgent",
  急: "urgent",
};
const disciplineWords: Record<string, Discipline> = {
  tech: "tech",
  技术: "tech",
  data: "data",
  数据: "data",
  product: "product",
  产品: "product",
};
const fieldWords: Record<string, "due" | "start" | "kpi" | "estimate"> = {
  due: "due",
  到期: "due",
  截止: "due",
  start: "start",
  开始: "start",
  kpi: "kpi",
  指标: "kpi",
  est: "estimate",
  预估: "estimate",
};

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A Chinese keyboard's signs count as the plain ones. */
const signs: Record<string, string> = { "＠": "@", "＃": "#", "！": "!", "＞": ">", "》": ">" };

function mark(raw: string, today: string): Mark | null {
  const sign = signs[raw[0] ?? ""] ?? raw[0];
  const rest = raw.slice(1);
  switch (sign) {
    case "@":
      return rest === "" ? null : { raw, kind: "person", text: rest };
    case "#":
      // "#123" is how people point at another tool's ticket.
      return rest === "" || rest.length > longestLabel || /^\d+$/.test(rest)
        ? null
        : { raw, kind: "label", name: rest };
    case "!": {
      const priority = own(priorityWords, rest.toLowerCase());
      return priority === undefined ? null : { raw, kind: "priority", priority };
    }
    case ">": {
      const discipline = own(disciplineWords, rest.toLowerCase());
      return discipline === undefined ? null : { raw, kind: "discipline", discipline };
    }
    default:
      return field(raw, today);
  }
}

function field(raw: string, today: string): Mark | null {
  const at = raw.search(/[:：]/);
  if (at < 1) return null;
  const kind = own(fieldWords, raw.slice(0, at).toLowerCase());
  const value = raw.slice(at + 1);
  if (kind === undefined || value === "") return null;
  if (kind === "kpi") return { raw, kind, code: value };
  if (kind === "estimate") {
    const match = /^(\d{1,3})(h|d|小时|天)$/i.exec(value);
    if (!match || Number(match[1]) === 0) return null;
    const days = match[2]!.toLowerCase() === "d" || match[2] === "天";
    return { raw, kind, hours: Number(match[1]) * (days ? hoursOfDay : 1) };
  }
  const day = readDay(value, today);
  return day === null ? null : { raw, kind, day };
}

const single: readonly Mark["kind"][] = ["priority", "discipline", "due", "start", "kpi", "estimate"];

/**
 * Reads one quick-add line: `@person #label !priority >discipline due:day start:day kpi:CODE est:4h` anywhere in it, the rest
 * is the title. What is not understood, and a second value of what can have only one, stays in the title; a backslash keeps a
 * word out of it all. Total, and linear in the line's length.
 */
export function readQuickLine(line: string, today: string): QuickLine {
  const title: string[] = [];
  const marks: Mark[] = [];
  const taken = new Set<Mark["kind"]>();
  for (const word of line.split(/\s+/)) {
    if (word === "") continue;
    if (word.startsWith("\\")) {
      title.push(mark(word.replace(/^\\+/, ""), today) ? word.slice(1) : word);
      continue;
    }
    const found = mark(word, today);
    if (!found || (single.includes(found.kind) && taken.has(found.kind))) {
      title.push(word);
      continue;
    }
    taken.add(found.kind);
    marks.push(found);
  }
  return { title: title.join(" "), marks };
}

/** A title as a quick-add line that means it literally. */
export const escapeTitle = (title: string, today: string): string =>
  title
    .split(/\s+/)
    .map((word) => (mark(word.replace(/^\\+/, ""), today) ? `\\${word}` : word))
    .join(" ");

/** The lines of a pasted text that say something; bullets and boxes in front of them are dropped. */
export const quickLines = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*•·]\s+)?(?:\[[ xX]?\]\s+)?/, "").trim())
    .filter((line) => line !== "");

export type Candidate = { id: string; name: string; nameEn: string; email: string };

/** Without what people leave out or put in differently: case, spaces, dots, hyphens. */
const bare = (text: string): string => text.toLowerCase().replace(/[\s.\-_'·]/g, "");

/**
 * Who is meant by what stands behind "@": a whole name or mail name first, else whose name, either part of the English name or
 * mail name begins so. More than one means nobody can tell.
 */
export function whoIsMeant<Person extends Candidate>(text: string, people: readonly Person[]): Person[] {
  const wanted = bare(text);
  if (wanted === "") return [];
  const namesOf = ({ name, nameEn, email }: Person) => {
    const parts = nameEn.split(/\s+/);
    return [name, nameEn, parts.toReversed().join(""), email.split("@")[0]!, ...parts.slice(1)].map(bare);
  };
  const whole = people.filter((person) => namesOf(person).slice(0, 4).includes(wanted));
  if (whole.length > 0) return whole;
  return people.filter((person) => namesOf(person).some((name) => name.startsWith(wanted)));
}
