import { isDay } from "../org/day";

/** How a numeric date such as 03/04/2026 is meant. */
export type DayOrder = "dmy" | "mdy";

export type DateReader = {
  /** The instant as an ISO text; a time without a zone is the organisation's. Null when it cannot be read. */
  instant: (text: string) => string | null;
  /** The calendar day in the organisation's zone. Null when it cannot be read. */
  day: (text: string) => string | null;
};

type Written = { day: string; time: [number, number, number] | null; offsetMinutes: number | null };

/** Reads dates as boards and spreadsheets write them, Jira's `24/Nov/26 3:04 PM` and Chinese ones among them. */
export function dateReader({ timeZone, dayOrder }: { timeZone: string; dayOrder: DayOrder }): DateReader {
  const clock = zoneClock(timeZone);
  const instant = (text: string) => {
    const written = readWritten(text, dayOrder);
    if (!written) return null;
    const [hours, minutes, seconds] = written.time ?? [0, 0, 0];
    const wall = Date.parse(`${written.day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
    const at = written.offsetMinutes === null ? clock.instantAt(wall) : wall - written.offsetMinutes * 60_000;
    return new Date(at).toISOString();
  };
  return {
    instant,
    day: (text) => {
      const written = readWritten(text, dayOrder);
      if (!written) return null;
      if (written.offsetMinutes === null) return written.day;
      return clock.dayAt(Date.parse(instant(text)!));
    },
  };
}

/** Which order the numeric dates of a file have; null when they could be either. */
export function dayOrderOf(texts: Iterable<string>): DayOrder | null {
  for (const text of texts) {
    const [, first, second] = numeric.exec(datePart(text).date) ?? [];
    if (Number(first) > 12) return "dmy";
    if (Number(second) > 12) return "mdy";
  }
  return null;
}

/** True for a date whose day and month could be exchanged. */
export const isNumericDate = (text: string): boolean => numeric.test(datePart(text).date);

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** German months whose first three letters are not the English ones, as Jira's German dates have them. */
const germanMonths: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };
const chineseMonths = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const named = /^(\d{1,2})(?:\. ?|[-/ ])([^\d\s/.-]{1,12}|\d{1,2}月)(?:\.?[-/ ]|\.)(\d{4}|\d{2})$/;
const namedFirst = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/;
const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
const timePattern =
  /(?:T|\s|,|日|^)\s*(\d{1,2})(?::|时)(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?分?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const meridiemPattern = /\s*(am|pm|上午|下午|a\.m\.|p\.m\.|vorm\.|nachm\.)\s*/i;
const weekday = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )/i;

function datePart(text: string) {
  let rest = text.normalize("NFKC").trim().replace(weekday, "");
  if (rest.length > 60) return { date: "", time: null, offset: undefined, later: null };
  const meridiem = meridiemPattern.exec(rest)?.[1];
  if (meridiem) rest = rest.replace(meridiemPattern, " ").trim();
  const time = timePattern.exec(rest);
  if (time) rest = rest.slice(0, time.index + (time[0].startsWith("日") ? 1 : 0));
  const later = meridiem ? /^(?:p|下午|nachm)/i.test(meridiem) : null;
  return { date: rest.replace(/,$/, "").trim(), time, offset: time?.[4], later };
}

function readWritten(text: string, order: DayOrder): Written | null {
  const { date, time, offset, later } = datePart(text);
  const day = readDay(date, order);
  if (day === null) return null;
  if (!time) return { day, time: null, offsetMinutes: null };
  let hours = Number(time[1]);
  if (later !== null) hours = (hours % 12) + (later ? 12 : 0);
  const minutes = Number(time[2]);
  const seconds = Number(time[3] ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return { day, time: [hours, minutes, seconds], offsetMinutes: offset ? minutesOf(offset) : null };
}

function readDay(date: string, order: DayOrder): string | null {
  const first = yearFirst.exec(date);
  if (first) return dayFrom(first[1]!, Number(first[2]), Number(first[3]));
  const numbers = numeric.exec(date);
  if (numbers) {
    const [one, two] = [Number(numbers[1]), Number(numbers[2])];
    return order === "dmy" ? dayFrom(numbers[3]!, two, one) : dayFrom(numbers[3]!, one, two);
  }
  const spoken = named.exec(date);
  if (spoken) return dayFrom(spoken[3]!, monthOf(spoken[2]!), Number(spoken[1]));
  const american = namedFirst.exec(date);
  if (american) return dayFrom(american[3]!, monthOf(american[1]!), Number(american[2]));
  return null;
}

function monthOf(text: string): number {
  const digits = /^(\d{1,2})月$/.exec(text);
  if (digits) return Number(digits[1]);
  const chinese = chineseMonths.indexOf(text.replace(/月$/, ""));
  if (chinese >= 0) return chinese + 1;
  const start = text.slice(0, 3).toLowerCase();
  return germanMonths[start] ?? months.indexOf(start) + 1;
}

function dayFrom(year: string, month: number, day: number): string | null {
  const whole = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year);
  const two = (value: number) => String(value).padStart(2, "0");
  const iso = `${String(whole).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return isDay(iso) ? iso : null;
}

function minutesOf(offset: string): number {
  if (/^(?:z|utc|gmt)$/i.test(offset)) return 0;
  const digits = offset.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return offset.startsWith("-") ? -minutes : minutes;
}

const dayMilliseconds = 86_400_000;

/** A zone's clock, with the one formatter that is costly to make and to ask. */
function zoneClock(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const wallAt = (at: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  /** How far the clock is ahead of UTC; formatted at a UTC day's two ends, and in between only when they differ. */
  const days = new Map<number, number | null>();
  const aheadAt = (at: number): number => {
    const day = Math.floor(at / dayMilliseconds);
    let ahead = days.get(day);
    if (ahead === undefined) {
      const [start, end] = [day * dayMilliseconds, (day + 1) * dayMilliseconds];
      ahead = wallAt(start) - start === wallAt(end) - end ? wallAt(start) - start : null;
      days.set(day, ahead);
    }
    return ahead ?? wallAt(at) - Math.floor(at / 1_000) * 1_000;
  };
  return {
    dayAt: (at: number) => new Date(at + aheadAt(at)).toISOString().slice(0, 10),
    instantAt: (wall: number) => wall - aheadAt(wall - aheadAt(wall)),
  };
}
