import { dayNumber } from "../exact/day";
import { decimalPlaces, isDecimal } from "../exact/exact";

/** A reading as it comes from a form, a file or the API. `segment` is "" for the whole metric. */
export type ReadingInput = { metric: string; date: string; value: string; segment: string; note: string };

export type ReadingField = keyof ReadingInput;

/** What is wrong with one field of a reading: a reason of the message catalogue, `error.<reason>`. */
export type ReadingProblem = {
  field: ReadingField;
  reason: string;
  params?: Record<string, string | number>;
};

/** docs/metrics.md, Values: what any bank's figure needs, and what every engine keeps exactly. */
export const VALUE_DIGITS = { whole: 24, places: 12 } as const;
export const SEGMENT_LENGTH = 60;
export const NOTE_LENGTH = 500;
/** Earlier dates are typing errors. */
const EARLIEST_DAY = "1990-01-01";

/** What is wrong with the reading itself, metric apart; empty when it can be stored. `today` is the organisation's ISO day. */
export function readingProblems(input: ReadingInput, { today }: { today: string }): ReadingProblem[] {
  const problems: ReadingProblem[] = [];
  const add = (field: ReadingField, reason: string, params?: ReadingProblem["params"]) =>
    problems.push({ field, reason, params });
  const dayReason = dayProblem(input.date, today);
  if (dayReason) add("date", dayReason, { day: input.date, earliest: EARLIEST_DAY });
  const valueReason = valueProblem(input.value);
  if (valueReason) add("value", valueReason, VALUE_DIGITS);
  if (!isPlainText(input.segment, SEGMENT_LENGTH))
    add("segment", "reading_segment", { maximum: SEGMENT_LENGTH });
  if (!isPlainText(input.note, NOTE_LENGTH)) add("note", "reading_note", { maximum: NOTE_LENGTH });
  return problems;
}

function dayProblem(day: string, today: string): string | null {
  if (dayNumber(day) === null) return "reading_day";
  if (day < EARLIEST_DAY) return "reading_day_early";
  return day > today ? "reading_day_future" : null;
}

function valueProblem(value: string): string | null {
  if (value.length > 200 || !isDecimal(value)) return "reading_value";
  const written = canonicalDecimal(value);
  const whole = written.replace("-", "").split(".")[0]!.length;
  return whole > VALUE_DIGITS.whole || decimalPlaces(written) > VALUE_DIGITS.places
    ? "reading_value_long"
    : null;
}

function isPlainText(text: string, maximum: number): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be refused
  return text.length <= maximum && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
}

/**
 * The decimal as it is stored: no leading zeros, no minus before a zero; the places it came with stay. Both engines then hold the
 * same text. Takes anything `isDecimal` accepts.
 */
export function canonicalDecimal(text: string): string {
  const negative = text.startsWith("-");
  const digits = (negative ? text.slice(1) : text).replace(/^0+(?=\d)/, "");
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** True when two decimals are the same number, however many trailing zeros they carry. */
export function sameNumber(a: string, b: string): boolean {
  return a === b || bare(a) === bare(b);
}

const bare = (text: string): string => {
  const written = canonicalDecimal(text);
  return written.includes(".") ? written.replace(/\.?0+$/, "") : written;
};

/** A point in time of a metric: at most one current reading. */
export type PointAddress = { metricId: string; segment: string; day: string };
export type NewReading = PointAddress & { value: string; note: string };
export type CurrentReading = PointAddress & { revision: number; value: string };

export const pointKey = ({ metricId, segment, day }: PointAddress): string => `${metricId}|${day}|${segment}`;

/** A superseded value and what supersedes it; `index` is the item's position in the batch. */
export type Correction = PointAddress & { index: number; from: string; to: string };

export type ReadingPlan = {
  /** What to append, values in stored form. */
  inserts: (NewReading & { revision: number })[];
  /** The inserts that supersede a reading. */
  corrections: Correction[];
  /** Readings that say what is already known. */
  unchanged: number;
  /** Positions in the batch whose point stands earlier in it with another value. */
  clashes: { index: number; first: number }[];
};

/**
 * What a batch appends to what is current: a new point is its revision 1, another value for a known point the next revision, the same
 * number no change. A point given twice with different values is a clash: which one counts is not for the order to decide.
 */
export function planReadings(
  batch: readonly NewReading[],
  current: ReadonlyMap<string, CurrentReading>,
): ReadingPlan {
  const plan: ReadingPlan = { inserts: [], corrections: [], unchanged: 0, clashes: [] };
  const seen = new Map<string, { index: number; value: string }>();
  batch.forEach((reading, index) => {
    const key = pointKey(reading);
    const value = canonicalDecimal(reading.value);
    const earlier = seen.get(key);
    if (earlier) {
      if (sameNumber(earlier.value, value)) plan.unchanged++;
      else plan.clashes.push({ index, first: earlier.index });
      return;
    }
    seen.set(key, { index, value });
    const known = current.get(key);
    if (known && sameNumber(known.value, value)) {
      plan.unchanged++;
      return;
    }
    plan.inserts.push({ ...reading, value, revision: (known?.revision ?? 0) + 1 });
    if (known) {
      const { metricId, segment, day } = reading;
      plan.corrections.push({ index, metricId, segment, day, from: known.value, to: value });
    }
  });
  return plan;
}
