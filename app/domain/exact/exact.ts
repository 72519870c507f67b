import Fraction from "fraction.js";

/**
 * An exact rational number, the only kind of number a score is made of (docs/scoring.md, Numbers). Feed it `bigint`s,
 * decimal strings that passed `isDecimal`, or other exact numbers, never a binary fraction.
 */
export type Exact = Fraction;

export const ZERO: Exact = new Fraction(0n);
export const ONE: Exact = new Fraction(1n);
export const HUNDRED: Exact = new Fraction(100n);

/** Long enough for any reading, short enough that arithmetic on hostile input stays quick. */
export const MAX_DECIMAL_LENGTH = 1000;

const decimalGrammar = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** True for an optional minus, digits, optionally a point and digits; no exponent, plus, bare point or blank. */
export function isDecimal(text: string): boolean {
  return text.length <= MAX_DECIMAL_LENGTH && decimalGrammar.test(text);
}

/** The number a decimal string stands for. Throws a RangeError unless `isDecimal(text)`. */
export function decimal(text: string): Exact {
  if (!isDecimal(text)) throw new RangeError(`Not a decimal: ${JSON.stringify(text.slice(0, 40))}`);
  return new Fraction(text);
}

/** An integer such as a weight in basis points or a number of days. Throws a RangeError for anything but a safe integer. */
export function integer(value: number): Exact {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  return new Fraction(BigInt(value));
}

/** How many digits stand behind the point of a decimal string, trailing zeros included. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

export function min(a: Exact, b: Exact): Exact {
  return b.lt(a) ? b : a;
}

export function max(a: Exact, b: Exact): Exact {
  return b.gt(a) ? b : a;
}

/** `value` held inside [low, high]; `low` must not exceed `high`. */
export function clamp(value: Exact, low: Exact, high: Exact): Exact {
  return max(low, min(value, high));
}

/** The sum of `values`; 0 for none. */
export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const value of values) total = total.add(value);
  return total;
}

/** The figure people see: half-up, away from zero, to `places` decimals; a zero never carries a minus. */
export function printed(value: Exact, places: number): string {
  const scaled = 10n ** BigInt(places) * value.n;
  const digits = ((2n * scaled + value.d) / (2n * value.d)).toString().padStart(places + 1, "0");
  const sign = value.s < 0n && /[1-9]/.test(digits) ? "-" : "";
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The value itself as text: a decimal where that ends ("92.4"), otherwise a fraction in lowest terms ("320/3"). */
export function exactText(value: Exact): string {
  const places = terminatingPlaces(value.d);
  if (places === null) return value.toFraction();
  return printed(value, places);
}

/** A decimal of at most `places` digits behind the point without trailing zeros, and whether it had to be rounded for that. */
export function shortDecimal(value: Exact, places: number): { text: string; rounded: boolean } {
  const fixed = printed(value, places);
  const text = fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
  return { text, rounded: !decimal(text).equals(value) };
}

/** Decimal places needed to write a reduced denominator exactly, or null when the decimal does not end. */
function terminatingPlaces(denominator: bigint): number | null {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : null;
}
