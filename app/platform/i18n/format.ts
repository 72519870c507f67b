import { memo } from "../memo";
import type { Locale } from "./translate";

export type Format = ReturnType<typeof createFormat>;

const cache = new Map<string, Format>();

/** Formats for one reader: their locale, the organisation's time zone. Instances are shared, `Intl` objects being costly. */
export function formatFor(locale: Locale, timeZone: string): Format {
  const key = `${locale} ${timeZone}`;
  const known = cache.get(key) ?? createFormat(locale, timeZone);
  cache.set(key, known);
  return known;
}

/** A calendar day as the instant at noon UTC, so that no zone moves it to a neighbour. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

function createFormat(locale: Locale, timeZone: string) {
  const fixed = memo(
    (decimals: number) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  const upTo = memo((decimals: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }));
  const compactNumber = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
  const dayOptions = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const shortDay = dayOptions({ month: "short", day: "numeric" });
  const longDay = dayOptions({ year: "numeric", month: "short", day: "numeric" });
  const weekdayDay = dayOptions({ month: "long", day: "numeric", weekday: "long" });
  const weekday = dayOptions({ weekday: "short" });
  const month = dayOptions({ month: "short" });
  const monthYear = dayOptions({ year: "numeric", month: "short" });
  const instant = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const shortInstant = new Intl.DateTimeFormat(locale, {
    timeZone,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const dayOfInstant = new Intl.DateTimeFormat(locale, { timeZone, month: "short", day: "numeric" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const exact = (value: string | number) => value as Intl.StringNumericLiteral | number;

  return {
    locale,
    timeZone,
    /** A figure with exactly `decimals` places; decimal strings keep all their digits until then. */
    fixed: (value: string | number, decimals = 2) => fixed(decimals).format(exact(value)),
    /** A figure with at most `decimals` places. */
    number: (value: string | number, decimals = 2) => upTo(decimals).format(exact(value)),
    /** 412 600 → 41.26万 in Chinese, 412.6K in English: for axes and heads, never where exactness is needed. */
    compact: (value: string | number) => compactNumber.format(exact(value)),
    /** Basis points as a percentage: 4 000 → "40 %". */
    percent: (basisPoints: number) =>
      `${upTo(2).format(basisPoints / 100)}${locale === "en" ? "\u202f%" : "%"}`,
    /** A printed score, always two places. */
    score: (value: string) => fixed(2).format(exact(value)),
    day: (day: string) => shortDay.format(noon(day)),
    dayWithYear: (day: string) => longDay.format(noon(day)),
    dayWithWeekday: (day: string) => weekdayDay.format(noon(day)),
    weekday: (day: string) => weekday.format(noon(day)),
    month: (day: string) => month.format(noon(day)),
    monthWithYear: (day: string) => monthYear.format(noon(day)),
    /** The day of an instant in the organisation's time zone. */
    dayOf: (at: Date | number) => dayOfInstant.format(at),
    instant: (at: Date | number) => instant.format(at),
    shortInstant: (at: Date | number) => shortInstant.format(at),
    list: (items: string[]) => list.format(items),
  };
}
