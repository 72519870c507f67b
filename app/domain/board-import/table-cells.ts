import { type ChecklistItem, cleanLine, cleanText, cut, webAddress } from "./card";
import type { DateReader } from "./dates";

/** The things a cell lists, separated by comma, semicolon, bar or line. */
export const listed = (cell: string): string[] =>
  cell
    .split(/[,;|，；、\n]/)
    .map(cleanLine)
    .filter((item) => item !== "");

export const yes = (cell: string): boolean =>
  /^(?:true|yes|y|1|x|是|已归档|archived|closed)$/i.test(cell.trim());

const longestEstimate = 100_000;

/** An estimate in whole hours, at least one: a number (of seconds where the source counts them), or `1w 2d 3h 30m`. Null when unreadable or nothing. */
export function hoursOf(cell: string, { seconds }: { seconds: boolean }): number | null {
  const text = cell.trim().toLowerCase();
  if (text.length > 40) return null;
  const number = /^\d+(?:[.,]\d+)?$/.test(text)
    ? Number(text.replace(",", ".")) / (seconds ? 3_600 : 1)
    : spans(text);
  if (number === null || number > longestEstimate) return null;
  return number === 0 ? null : Math.max(1, Math.round(number));
}

const unitHours: Record<string, number> = { w: 40, d: 8, h: 1, m: 1 / 60, 周: 40, 天: 8, 时: 1, 分: 1 / 60 };

function spans(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(w|d|h|m|周|天|小?时|分钟?)[a-z]*\s*/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== text) return null;
  return parts.reduce((sum, [, count, unit]) => {
    const hours = unitHours[unit!.replace("小", "").replace("钟", "")] ?? 0;
    return sum + Number(count) * hours;
  }, 0);
}

/** A cell's comment: Jira's `date;author;text` where the date reads as one, otherwise the text alone. */
export function commentOf(
  cell: string,
  dates: DateReader,
): { at: string | null; author: string | null; text: string } {
  const first = cell.indexOf(";");
  const second = cell.indexOf(";", first + 1);
  const at = first > 0 && first < 60 ? dates.instant(cell.slice(0, first)) : null;
  if (at === null || second < 0) return { at: null, author: null, text: cleanText(cell) };
  const author = cleanLine(cell.slice(first + 1, second));
  return { at, author: author === "" ? null : author, text: cleanText(cell.slice(second + 1)) };
}

/** The links of a cell: Jira's `date;author;name;url`, or addresses one after the other. `url` is null where there is none. */
export function linksIn(cell: string): { name: string; url: string | null }[] {
  const start = cell.search(/;https?:\/\//i);
  const [before, address] = [cell.slice(0, Math.max(start, 0)).split(";"), cell.slice(start + 1)];
  const alone =
    !/https?:\/\//i.test(cell.slice(0, Math.max(start, 0))) && !/[\s;,]https?:\/\//i.test(address);
  if (before.length >= 2 && alone) {
    // A Jira server writes the blanks of a file's name into its address as they are.
    const url = webAddress(address.trim().replace(/ /g, "%20"));
    const name = cleanLine(before.slice(Math.min(2, before.length - 1)).join(";"));
    if (url) return [{ name: cut(name || url, 200), url }];
  }
  return cell
    .split(/[\s,;，；|]+/)
    .filter((part) => part !== "")
    .map((part) => ({ name: cut(part, 200), url: webAddress(part) }));
}

/** A checklist written as lines; `[x]`, `✓` and `☑` mark what is done. */
export function checklistOf(cell: string): ChecklistItem[] {
  return cell.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, mark = "", words = ""] = /^\s*(?:[-*•]\s+)?(\[[ xX✓]?\]|[✓✔☑☐□])?\s*(.*)$/.exec(line) ?? [];
    const text = cut(cleanLine(words), 500);
    return text === "" ? [] : [{ text, done: /[xX✓✔☑]/.test(mark) }];
  });
}
