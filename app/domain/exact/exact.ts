/**
 * An exact rational number, the only kind of number a score is made of (docs/scoring.md, Numbers).
 *
 * Own code rather than fraction.js, which reduces to lowest terms after every step: 6 000 people then take more than the
 * second of CPU they may. Here nothing is reduced until somebody asks for lowest terms; the formulas are shallow enough
 * for the numbers to stay short.
 */
export class Exact {
  private constructor(
    private readonly numerator: bigint,
    private readonly denominator: bigint,
  ) {}

  /** Throws a RangeError for a denominator of 0. */
  static ratio(numerator: bigint, denominator: bigint): Exact {
    if (denominator === 0n) throw new RangeError("Division by zero");
    if (denominator < 0n) return Exact.ratio(-numerator, -denominator);
    return new Exact(numerator, denominator);
  }

  add(other: Exact): Exact {
    if (this.denominator === other.denominator) {
      return new Exact(this.numerator + other.numerator, this.denominator);
    }
    return Exact.ratio(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  sub(other: Exact): Exact {
    return this.add(new Exact(-other.numerator, other.denominator));
  }

  mul(other: Exact): Exact {
    return Exact.ratio(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws a RangeError when `other` is 0. */
  div(other: Exact): Exact {
    return Exact.ratio(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Negative, zero or positive as this is less than, equal to or greater than `other`. */
  compare(other: Exact): number {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Exact): boolean {
    return this.compare(other) === 0;
  }

  lt(other: Exact): boolean {
    return this.compare(other) < 0;
  }

  lte(other: Exact): boolean {
    return this.compare(other) <= 0;
  }

  gt(other: Exact): boolean {
    return this.compare(other) > 0;
  }

  gte(other: Exact): boolean {
    return this.compare(other) >= 0;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  /** The whole number at or below. */
  floor(): bigint {
    const cut = this.numerator / this.denominator;
    return this.numerator < 0n && cut * this.denominator !== this.numerator ? cut - 1n : cut;
  }

  /** Numerator and positive denominator in lowest terms. */
  lowestTerms(): { numerator: bigint; denominator: bigint } {
    let divisor = this.denominator;
    let rest = this.numerator < 0n ? -this.numerator : this.numerator;
    while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
    return { numerator: this.numerator / divisor, denominator: this.denominator / divisor };
  }

  /** This times 10 to the power of `places`, to the nearest whole number; halves go away from zero. */
  roundedUnits(places: number): bigint {
    const size = this.numerator < 0n ? -this.numerator : this.numerator;
    const units = (2n * powerOfTen(places) * size + this.denominator) / (2n * this.denominator);
    return this.numerator < 0n ? -units : units;
  }
}

export const ZERO = integer(0);
export const ONE = integer(1);
export const HUNDRED = integer(100);

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
  const point = text.indexOf(".");
  if (point < 0) return Exact.ratio(wholeNumber(text), 1n);
  const digits = text.slice(0, point) + text.slice(point + 1);
  return Exact.ratio(wholeNumber(digits), powerOfTen(text.length - point - 1));
}

/** An integer such as a weight in basis points or a number of days. Throws a RangeError for anything but a safe integer. */
export function integer(value: number): Exact {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  return Exact.ratio(BigInt(value), 1n);
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
  const units = value.roundedUnits(places);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const sign = units < 0n ? "-" : "";
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The value itself as text: a decimal where that ends ("92.4"), otherwise a fraction in lowest terms ("320/3"). */
export function exactText(value: Exact): string {
  const { numerator, denominator } = value.lowestTerms();
  const places = terminatingPlaces(denominator);
  return places === null ? `${numerator}/${denominator}` : printed(value, places);
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

/** Up to fifteen digits make a safe integer, and a bigint is made faster from that than from text. */
function wholeNumber(digits: string): bigint {
  return BigInt(digits.length <= 15 ? Number(digits) : digits);
}

const smallPowers = Array.from({ length: 21 }, (_, exponent) => 10n ** BigInt(exponent));

function powerOfTen(exponent: number): bigint {
  return smallPowers[exponent] ?? 10n ** BigInt(exponent);
}
