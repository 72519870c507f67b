import fc from "fast-check";
import Fraction from "fraction.js";
import { expect, test } from "vitest";
import { dayNumber } from "~/domain/exact/day";
import {
  clamp,
  decimal,
  decimalPlaces,
  Exact,
  exactText,
  integer,
  isDecimal,
  max,
  min,
  printed,
  shortDecimal,
  sum,
} from "~/domain/exact/exact";

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, places]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
    const cut = digits.length - places;
    return `${units < 0n ? "-" : ""}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ""}`;
  });

test.each([
  ["0", true],
  ["-12.50", true],
  ["007", true],
  ["1".repeat(1000), true],
  ["1".repeat(1001), false],
  ["+1", false],
  ["1.", false],
  [".1", false],
  ["-", false],
  ["1e3", false],
  ["1 000", false],
  ["1\n", false],
  ["", false],
] as const)("%j is a decimal: %s", (text, valid) => {
  expect(isDecimal(text)).toBe(valid);
  if (!valid) expect(() => decimal(text)).toThrow(RangeError);
});

test.each([
  ["84.995", 2, "85.00"],
  ["84.994999", 2, "84.99"],
  ["-84.995", 2, "-85.00"],
  ["-0.004", 2, "0.00"],
  ["-0.005", 2, "-0.01"],
  ["0.05", 1, "0.1"],
  ["0.5", 0, "1"],
  ["-0.4", 0, "0"],
  ["9.99", 1, "10.0"],
  ["123456789012345678901234567890.5", 0, "123456789012345678901234567891"],
] as const)("%s to %i places is %s", (value, places, text) => {
  expect(printed(decimal(value), places)).toBe(text);
});

test.each([
  [Exact.ratio(320n, 3n), "320/3"],
  [Exact.ratio(-320n, 6n), "-160/3"],
  [Exact.ratio(1n, 8n), "0.125"],
  [Exact.ratio(1n, 500n), "0.002"],
  [Exact.ratio(30n, 3n), "10"],
  [Exact.ratio(7n, -2n), "-3.5"],
  [Exact.ratio(0n, -7n), "0"],
] as const)("%o is written %s", (value, text) => {
  expect(exactText(value)).toBe(text);
});

test.each([
  ["1", "3", 4, "0.3333", true],
  ["1", "2", 4, "0.5", false],
  ["100", "1", 4, "100", false],
  ["100", "1", 0, "100", false],
] as const)("%s/%s in short is %s", (numerator, denominator, places, text, rounded) => {
  const value = decimal(numerator).div(decimal(denominator));
  expect(shortDecimal(value, places)).toEqual({ text, rounded });
});

test("arithmetic and comparison agree with another library", () => {
  fc.assert(
    fc.property(decimalText, decimalText, (a, b) => {
      const [x, y] = [decimal(a), decimal(b)];
      const [p, q] = [new Fraction(a), new Fraction(b)];
      const same = (ours: Exact, theirs: Fraction) => {
        const { numerator, denominator } = ours.lowestTerms();
        expect([numerator, denominator]).toEqual([theirs.s * theirs.n, theirs.d]);
      };
      same(x, p);
      same(x.add(y), p.add(q));
      same(x.sub(y), p.sub(q));
      same(x.mul(y), p.mul(q));
      if (y.isZero()) expect(() => x.div(y)).toThrow(RangeError);
      else same(x.div(y), p.div(q));
      expect(Math.sign(x.compare(y))).toBe(p.compare(q));
      expect([x.isZero(), x.sub(x).isZero()]).toEqual([p.equals(0), true]);
      expect([x.lt(y), x.lte(y), x.gt(y), x.gte(y), x.equals(y)]).toEqual([
        p.lt(q),
        p.lte(q),
        p.gt(q),
        p.gte(q),
        p.equals(q),
      ]);
      if (!y.isZero()) expect(x.div(y).floor()).toBe(p.div(q).floor().s * p.div(q).floor().n);
    }),
  );
});

test("exact text of a decimal is the decimal", () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      expect(decimal(exactText(decimal(text))).equals(decimal(text))).toBe(true);
    }),
  );
});

test("smallest, largest, clamp and sum", () => {
  const [one, two, three] = [integer(1), integer(2), integer(3)];
  expect(min(two, one)).toBe(one);
  expect(max(two, one)).toBe(two);
  expect(clamp(three, one, two)).toBe(two);
  expect(clamp(integer(0), one, two)).toBe(one);
  expect(exactText(sum([one, two, three]))).toBe("6");
  expect(exactText(sum([]))).toBe("0");
  expect(() => integer(0.5)).toThrow(RangeError);
  expect([decimalPlaces("84.990"), decimalPlaces("85")]).toEqual([3, 0]);
});

test("day numbers count calendar days", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -700_000, max: 2_900_000 }),
      fc.integer({ min: 0, max: 1000 }),
      (start, length) => {
        const text = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
        const [from, to] = [dayNumber(text(start)), dayNumber(text(start + length))];
        expect(to === null || from === null ? null : to - from).toBe(length);
      },
    ),
  );
});

test.each([
  "2026-02-29",
  "2100-02-29",
  "2026-04-31",
  "2026-00-10",
  "2026-13-01",
  "2026-01-00",
  "2026-1-1",
  "0000-01-01",
  " 2026-01-01",
  "2026-01-01 ",
])("%j is no date", (text) => {
  expect(dayNumber(text)).toBeNull();
});

test.each(["2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"])("%j is a date", (text) => {
  expect(dayNumber(text)).not.toBeNull();
});
