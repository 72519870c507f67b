import { dayNumber } from "../exact/day";
import type { Leave, PersonInput, Scheme, SeatInput } from "./bundle";

/** Day numbers, both ends included. */
export type Span = { from: number; to: number };

/** Why a stint does not count. */
export type StintGap = "outside-cycle" | "no-days" | "too-short";

export type Stint = {
  seat: SeatInput;
  /** The part of the seat inside the cycle; null when there is none. */
  span: Span | null;
  /** Days of the span, leave taken out. */
  days: number;
  /** null for a stint that counts. */
  ignored: StintGap | null;
};

export type Stints = {
  stints: Stint[];
  /** Distinct calendar days covered by the stints that count, leave taken out. */
  totalDays: number;
};

/**
 * A person's seats cut to the cycle, with their days and whether they count. The days of all seats in one squad and
 * discipline are added up before they are held against `minStintDays`. docs/scoring.md, Stints.
 */
export function stintsOf(
  { seats = [], leave = [] }: Pick<PersonInput, "seats" | "leave">,
  { cycle, rules }: { cycle: Span; rules: Scheme["seat"] },
): Stints {
  const away = leave.map(spanOf);
  const cut = seats.map((seat) => {
    const span = intersect(spanOf(seat), cycle);
    return { seat, span, days: span === null ? 0 : daysWithout(span, away) };
  });
  const daysPerRole = new Map<string, number>();
  for (const { seat, days } of cut) {
    const key = roleKey(seat);
    daysPerRole.set(key, (daysPerRole.get(key) ?? 0) + days);
  }
  const stints = cut.map((stint): Stint => {
    const roleDays = daysPerRole.get(roleKey(stint.seat)) ?? 0;
    return { ...stint, ignored: gapOf(stint, { roleDays, minStintDays: rules.minStintDays }) };
  });
  const counted = stints.flatMap(({ span, ignored }) => (span !== null && ignored === null ? [span] : []));
  const totalDays = merged(counted).reduce((total, span) => total + daysWithout(span, away), 0);
  return { stints, totalDays };
}

/** The span of dates already checked by the reader; an open end reaches to the last day there is. */
export function spanOf({ from, to }: Leave | Pick<SeatInput, "from" | "to">): Span {
  return { from: existingDay(from), to: to === null ? Number.MAX_SAFE_INTEGER : existingDay(to) };
}

/** Throws a RangeError for a date that does not exist. */
export function existingDay(text: string): number {
  const day = dayNumber(text);
  if (day === null) throw new RangeError(`No such date: ${text}`);
  return day;
}

function gapOf(
  { span, days }: Pick<Stint, "span" | "days">,
  { roleDays, minStintDays }: { roleDays: number; minStintDays: number },
): StintGap | null {
  if (span === null) return "outside-cycle";
  if (days === 0) return "no-days";
  return roleDays < minStintDays ? "too-short" : null;
}

function roleKey({ squad, discipline }: SeatInput): string {
  return `${discipline} ${squad}`;
}

function intersect(a: Span, b: Span): Span | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : null;
}

function length({ from, to }: Span): number {
  return to - from + 1;
}

/** Days of `span` outside `away`, whose spans don't overlap each other. */
function daysWithout(span: Span, away: Span[]): number {
  return away.reduce((days, leave) => {
    const lost = intersect(span, leave);
    return lost === null ? days : days - length(lost);
  }, length(span));
}

/** The same days as `spans`, in spans that don't overlap. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
