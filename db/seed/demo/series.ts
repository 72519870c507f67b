import { daysBetween, halfOf } from "../calendar";
import type { Random } from "../random";

/** A value that a series must pass through (or average, or add up to) in the half that `day` lies in. */
export type Level = { day: string; value: number };

export type Shape = {
  /** Standard deviation of the noise, in the metric's unit. */
  noise: number;
  /** Saturday's and Sunday's share of a weekday's value. */
  weekend: number;
  /** Height of the yearly wave as a share of the value. */
  season: number;
  /** No value is above this. */
  highest: number;
};

/** The line through `levels` (in day order) at `day`, flat outside them. */
export function interpolated(levels: readonly Level[], day: string): number {
  const after = levels.findIndex((level) => level.day >= day);
  if (after === 0) return levels[0]!.value;
  if (after < 0) return levels.at(-1)!.value;
  const [a, b] = [levels[after - 1]!, levels[after]!];
  return a.value + ((b.value - a.value) * daysBetween(a.day, day)) / daysBetween(a.day, b.day);
}

/** Days to the nearest level. */
const distance = (levels: readonly Level[], day: string): number =>
  Math.min(...levels.map((level) => Math.abs(daysBetween(level.day, day))));

/**
 * A stock (a balance, a count): wanders around the line through `levels` and meets each of them exactly on its day. Whole
 * numbers of the smallest unit (10^-places).
 */
export function stockSeries(
  random: Random,
  {
    days,
    levels,
    shape,
    places,
  }: { days: readonly string[]; levels: readonly Level[]; shape: Shape; places: number },
): number[] {
  const scale = 10 ** places;
  let drift = 0;
  return days.map((day) => {
    drift = 0.85 * drift + 0.55 * random.normal();
    const pinned = Math.min(1, distance(levels, day) / 12);
    const wave =
      shape.season *
      Math.sin((2 * Math.PI * Number(day.slice(5, 7))) / 12) *
      Math.min(1, distance(levels, day) / 40);
    const line = interpolated(levels, day);
    return Math.round(Math.min(shape.highest, line * (1 + wave) + pinned * drift * shape.noise) * scale);
  });
}

/**
 * A flow or a rate: noise around the line, then every half that has a total is corrected by whole units, spread over its
 * readings, until it adds up exactly. `totals` are per half (by start day), in the smallest unit.
 */
export function flowSeries(
  random: Random,
  {
    days,
    levels,
    shape,
    places,
    totals,
  }: {
    days: readonly string[];
    levels: readonly Level[];
    shape: Shape;
    places: number;
    totals: ReadonlyMap<string, number>;
  },
): number[] {
  const scale = 10 ** places;
  const values = days.map((day) => {
    const share = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? shape.weekend : 1;
    const wave = 1 + shape.season * Math.cos((2 * Math.PI * (Number(day.slice(5, 7)) - 1)) / 12);
    const value = interpolated(levels, day) * share * wave + random.normal() * shape.noise;
    return Math.round(Math.min(shape.highest, Math.max(0, value)) * scale);
  });
  for (const [start, total] of totals) {
    const indices = days.flatMap((day, index) => (halfOf(day).start === start ? [index] : []));
    if (indices.length > 0) settle(values, { indices, total, highest: shape.highest * scale });
  }
  return values;
}

type Settlement = { indices: readonly number[]; total: number; highest: number };

/** Changes the values at `indices` by (almost) equal whole steps, within 0 and `highest`, until they add up to `total`. */
function settle(values: number[], { indices, total, highest }: Settlement): void {
  for (let rest = total - indices.reduce((sum, i) => sum + values[i]!, 0); rest !== 0; ) {
    const open = indices.filter((i) => (rest > 0 ? values[i]! < highest : values[i]! > 0));
    if (open.length === 0) throw new RangeError("No values within the bounds add up to the total");
    const step = Math.trunc(rest / open.length) || Math.sign(rest);
    for (const i of open) {
      if (rest === 0) break;
      const room = rest > 0 ? highest - values[i]! : values[i]!;
      const applied = Math.sign(rest) * Math.min(Math.abs(step), Math.abs(rest), room);
      values[i]! += applied;
      rest -= applied;
    }
  }
}

/** `units` of 10^-places as a decimal string. */
export function decimalText(units: number, places: number): string {
  if (places === 0) return String(units);
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  return `${units < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
