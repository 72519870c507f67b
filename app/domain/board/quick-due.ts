import { addDays, isDay } from "../org/day";

const weekdays: Record<string, number> = {
  mon: 1,
  monday: 1,
  tue: 2,
  tuesday: 2,
  wed: 3,
  wednesday: 3,
  thu: 4,
  thursday: 4,
  fri: 5,
  friday: 5,
  sat: 6,
  saturday: 6,
  sun: 7,
  sunday: 7,
};
const chineseWeekdays = "一二三四五六日";
const words: Record<string, number> = { today: 0, 今天: 0, 今日: 0, tomorrow: 1, 明天: 1, 明日: 1, 后天: 2 };

/** Monday 1 … Sunday 7. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * The day (ISO) that a word means on `today`: today, tomorrow, a weekday (the next one, today included), `+3d`, `+2w`,
 * `2026-12-01`, `12-01` or `12/1` (the next one), and 今天、明天、后天、周五、本周五、下周一、3天后、12月1日. Null for anything else.
 */
export function readDay(word: string, today: string): string | null {
  const text = word.toLowerCase();
  if (isDay(text)) return text;
  const days = Object.hasOwn(words, text) ? words[text] : undefined;
  if (days !== undefined) return addDays(today, days);
  return weekday(text, today) ?? later(text, today) ?? monthDay(text, today);
}

function weekday(text: string, today: string): string | null {
  const now = weekdayOf(today);
  const next = (wanted: number) => addDays(today, (wanted - now + 7) % 7);
  const english = Object.hasOwn(weekdays, text) ? weekdays[text] : undefined;
  if (english !== undefined) return next(english);
  const match = /^(下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (!match) return null;
  const wanted = match[2] === "天" ? 7 : chineseWeekdays.indexOf(match[2]!) + 1;
  if (match[1] === undefined) return next(wanted);
  return addDays(today, wanted - now + (match[1] === "下" ? 7 : 0));
}

function later(text: string, today: string): string | null {
  const match = /^\+(\d{1,3})([dw天周])$/.exec(text) ?? /^(\d{1,3})(天|周)后$/.exec(text);
  if (!match) return null;
  const weeks = match[2] === "w" || match[2] === "周";
  return addDays(today, Number(match[1]) * (weeks ? 7 : 1));
}

function monthDay(text: string, today: string): string | null {
  const match = /^(\d{1,2})[-/](\d{1,2})$/.exec(text) ?? /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  if (!match) return null;
  const rest = `${match[1]!.padStart(2, "0")}-${match[2]!.padStart(2, "0")}`;
  const year = Number(today.slice(0, 4));
  // A leap day waits for a year that has one.
  for (let candidate = year; candidate <= year + 8; candidate++) {
    const day = `${candidate}-${rest}`;
    if (isDay(day) && day >= today) return day;
  }
  return null;
}
