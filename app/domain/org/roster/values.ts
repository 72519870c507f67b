import { isDay } from "../day";
import { type Discipline, isDiscipline } from "../discipline";
import type { SeatRole } from "../seat";
import { wholeAllocation } from "../seat";
import type { SquadKind } from "../squad";

/** A read cell: its value, or the reason it has none. */
export type Read<T> =
  | { ok: true; value: T }
  | { ok: false; reason: string; params?: Record<string, string | number> };

const value = <T>(read: T): Read<T> => ({ ok: true, value: read });
const refused = (reason: string, params: Record<string, string | number> = {}): Read<never> => ({
  ok: false,
  reason,
  params,
});

const plain = (text: string) => text.trim().toLowerCase().replace(/[\s_]/g, "-");

function oneOf<T extends string>(words: Record<string, T>, reason: string) {
  return (text: string): Read<T> => {
    const found = words[plain(text)];
    return found === undefined ? refused(reason, { text }) : value(found);
  };
}

const disciplineWords: Record<string, Discipline> = {
  技术: "tech",
  技术开发: "tech",
  technology: "tech",
  数据: "data",
  数据策略: "data",
  产品: "product",
  业务产品: "product",
};

/** A discipline by its code or its Chinese or English name. */
export function readDiscipline(text: string): Read<Discipline> {
  const word = plain(text);
  if (isDiscipline(word)) return value(word);
  return oneOf(disciplineWords, "discipline")(text);
}

/** Lead or member. */
export const readRole = oneOf<SeatRole>(
  { lead: "lead", member: "member", 负责人: "lead", 经理: "lead", 成员: "member" },
  "role",
);

/** Standing or task force. */
export const readKind = oneOf<SquadKind>(
  {
    standing: "standing",
    常设: "standing",
    "task-force": "task-force",
    taskforce: "task-force",
    任务型团队: "task-force",
    任务型: "task-force",
  },
  "kind",
);

const yesNo = oneOf<"yes" | "no">(
  {
    yes: "yes",
    y: "yes",
    true: "yes",
    "1": "yes",
    active: "yes",
    是: "yes",
    在职: "yes",
    在用: "yes",
    no: "no",
    n: "no",
    false: "no",
    "0": "no",
    disabled: "no",
    否: "no",
    离职: "no",
    已停用: "no",
  },
  "yes_no",
);

/** Yes or no in the words people use for whether somebody works here. */
export function readYesNo(text: string): Read<boolean> {
  const word = yesNo(text);
  return word.ok ? value(word.value === "yes") : word;
}

const dayForms = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** A day as spreadsheets write it (2026-11-24, 2026/11/24, 2026年11月24日), as an ISO date. */
export function readDay(text: string): Read<string> {
  const parts = dayForms.exec(text);
  const day = parts ? `${parts[1]}-${parts[2]!.padStart(2, "0")}-${parts[3]!.padStart(2, "0")}` : "";
  return isDay(day) ? value(day) : refused("day", { text });
}

const shareForm = /^(\d{1,3})(?:\.(\d{1,2}))?\s*[%％]?$/;

/** A share of a person's time written as a percentage (100, 62.5, 50%), as basis points from 1 to 10 000. */
export function readAllocation(text: string): Read<number> {
  const parts = shareForm.exec(text);
  const share = parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : 0;
  return share >= 1 && share <= wholeAllocation ? value(share) : refused("allocation", { text });
}

const emailForm = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** An e-mail address in lower case, at most 254 characters. */
export function readEmail(text: string): Read<string> {
  const email = text.toLowerCase();
  return email.length <= 254 && emailForm.test(email) ? value(email) : refused("email", { text });
}

/** A text of at most `maximum` characters. */
export const readText =
  (maximum: number) =>
  (text: string): Read<string> =>
    text.length <= maximum ? value(text) : refused("too_long", { maximum });

/** A reference that matches `pattern`; letters are taken as capitals where `upper` says so. */
export const readCode =
  (pattern: RegExp, reason: string, upper = true) =>
  (text: string): Read<string> => {
    const code = upper ? text.toUpperCase() : text;
    return pattern.test(code) ? value(code) : refused(reason, { text });
  };

/** Several codes in one cell, separated by blanks, "|", ";" or "、". */
export const splitCodes = (text: string): string[] =>
  text.split(/[\s|;；、,，]+/).filter((code) => code !== "");
