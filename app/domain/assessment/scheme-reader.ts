import { decimal, exactText, ONE, ZERO } from "../exact/exact";
import type { Reader } from "../exact/reader";
import { disciplines } from "../org/discipline";
import {
  type DecimalRange,
  FULL_WEIGHT,
  type Grade,
  missingPolicies,
  type Scheme,
  type Split,
  type Tradeoff,
} from "./bundle";

/** More decimal places than any bank publishes; keeps the printing of figures quick. */
const MAX_DECIMALS = 20;

/** The scheme in `value`; undefined after noting every problem. docs/scoring.md, The scheme. */
export function readScheme(reader: Reader, value: unknown, path: string): Scheme | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const splits = readSplits(reader, object.disciplines, `${path}.disciplines`);
  const missing = readMissing(reader, object.missing, `${path}.missing`);
  const seat = readSeatRules(reader, object.seat, `${path}.seat`);
  const items = readRange(reader, object.items, `${path}.items`);
  const scoreRange = readRange(reader, object.scoreRange, `${path}.scoreRange`);
  const rounding =
    object.rounding === undefined ? null : readRounding(reader, object.rounding, `${path}.rounding`);
  const grades = readGrades(reader, { value: object.grades, scoreRange }, `${path}.grades`);
  const tradeoffs =
    object.tradeoffs === undefined ? [] : readTradeoffs(reader, object.tradeoffs, `${path}.tradeoffs`);
  if (
    !splits ||
    !missing ||
    !seat ||
    !items ||
    !scoreRange ||
    rounding === undefined ||
    !grades ||
    !tradeoffs
  ) {
    return undefined;
  }
  return {
    disciplines: splits,
    missing,
    seat,
    items,
    scoreRange,
    ...(rounding && { rounding }),
    grades,
    ...(tradeoffs.length > 0 && { tradeoffs }),
  };
}

function readSplits(reader: Reader, value: unknown, path: string): Scheme["disciplines"] | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const [tech, data, product] = disciplines.map((name) => readSplit(reader, object[name], `${path}.${name}`));
  return tech && data && product ? { tech, data, product } : undefined;
}

function readSplit(reader: Reader, value: unknown, path: string): Split | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const joint = reader.integer(object.joint, `${path}.joint`, { min: 0 });
  const individual = reader.integer(object.individual, `${path}.individual`, { min: 0 });
  if (joint === undefined || individual === undefined) return undefined;
  if (joint + individual !== FULL_WEIGHT) return reader.add(path, "split_sum", { sum: joint + individual });
  return { joint, individual };
}

function readMissing(reader: Reader, value: unknown, path: string): Scheme["missing"] | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const policy = reader.oneOf(object.policy, `${path}.policy`, missingPolicies);
  const maxWaivedWeight = reader.integer(object.maxWaivedWeight, `${path}.maxWaivedWeight`, { min: 0 });
  return policy === undefined || maxWaivedWeight === undefined ? undefined : { policy, maxWaivedWeight };
}

function readSeatRules(reader: Reader, value: unknown, path: string): Scheme["seat"] | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const minStintDays = reader.integer(object.minStintDays, `${path}.minStintDays`, { min: 0 });
  const minTotalDays = reader.integer(object.minTotalDays, `${path}.minTotalDays`, { min: 0 });
  return minStintDays === undefined || minTotalDays === undefined
    ? undefined
    : { minStintDays, minTotalDays };
}

function readRange(reader: Reader, value: unknown, path: string): DecimalRange | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const min = reader.decimal(object.min, `${path}.min`);
  const max = reader.decimal(object.max, `${path}.max`);
  if (min === undefined || max === undefined) return undefined;
  if (decimal(max).lt(decimal(min))) return reader.add(`${path}.max`, "below_minimum", { min });
  return { min, max };
}

function readRounding(reader: Reader, value: unknown, path: string): { decimals: number } | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const decimals = reader.integer(object.decimals, `${path}.decimals`, { min: 0, max: MAX_DECIMALS });
  return decimals === undefined ? undefined : { decimals };
}

function readGrades(
  reader: Reader,
  { value, scoreRange }: { value: unknown; scoreRange: DecimalRange | undefined },
  path: string,
): Grade[] | undefined {
  const names = new Map<string, string>();
  const starts = new Map<string, string>();
  const grades = reader.each(value, path, (element, at) => {
    const object = reader.object(element, at);
    if (object === undefined) return undefined;
    const grade = reader.text(object.grade, `${at}.grade`);
    reader.unique(grade, `${at}.grade`, names);
    const from = reader.decimal(object.from, `${at}.from`);
    if (from !== undefined) reader.unique(exactText(decimal(from)), `${at}.from`, starts);
    return grade === undefined || from === undefined ? undefined : { grade, from };
  });
  if (grades === undefined) return undefined;
  const [first, ...others] = grades;
  if (first === undefined) return reader.add(path, "no_grade");
  if (scoreRange === undefined) return grades;
  const lowest = others.reduce(
    (low, grade) => (decimal(grade.from).lt(decimal(low.from)) ? grade : low),
    first,
  );
  if (decimal(lowest.from).gt(decimal(scoreRange.min))) {
    return reader.add(path, "lowest_grade", { from: lowest.from, min: scoreRange.min });
  }
  return grades;
}

function readTradeoffs(reader: Reader, value: unknown, path: string): Tradeoff[] | undefined {
  return reader.each(value, path, (element, at) => {
    const object = reader.object(element, at);
    if (object === undefined) return undefined;
    const a = reader.text(object.a, `${at}.a`);
    const b = reader.text(object.b, `${at}.b`);
    const severity = readSeverity(reader, object.severity, `${at}.severity`);
    return a === undefined || b === undefined || severity === undefined ? undefined : { a, b, severity };
  });
}

/** A severity is a share, 0 to 1. */
function readSeverity(reader: Reader, value: unknown, path: string): string | undefined {
  const text = reader.decimal(value, path);
  if (text === undefined) return undefined;
  const severity = decimal(text);
  if (severity.lt(ZERO)) return reader.add(path, "negative");
  return severity.gt(ONE) ? reader.add(path, "too_large", { max: 1 }) : text;
}
