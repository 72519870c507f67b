import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal } from "~/domain/exact";
import { aggregate, aggregations, foldedValue, type Point } from "~/domain/metrics";

const figure = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, places]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
    const point = digits.length - places;
    return `${units < 0n ? "-" : ""}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ""}`;
  });
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const points = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 700 }), figure), {
    selector: ([day]) => day,
    minLength: 1,
    maxLength: 40,
  })
  .map((rows): Point[] => rows.map(([day, value]) => ({ day: dayOf(day), value })));
const shuffled = points.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
);

test.each([
  ["last", "3"],
  ["sum", "6.3"],
  ["mean", "2.1"],
  ["max", "3.3"],
  ["min", "0"],
] as const)("%s", (aggregation, expected) => {
  const rows = [
    { day: "2026-01-03", value: "3" },
    { day: "2026-01-01", value: "0.00" },
    { day: "2026-01-02", value: "3.30" },
  ];
  expect(aggregate(aggregation, rows)).toBe(expected);
});

test("no readings have no number", () => {
  for (const aggregation of aggregations) expect(aggregate(aggregation, [])).toBeNull();
});

test("a mean that does not end is rounded half-up at the twelfth place", () => {
  const days = (...values: string[]) => values.map((value, i) => ({ day: dayOf(i), value }));
  expect(aggregate("mean", days("1", "1", "0"))).toBe("0.666666666667");
  expect(aggregate("mean", days("-1", "-1", "0"))).toBe("-0.666666666667");
  expect(aggregate("mean", days("0.000000000001", "0"))).toBe("0.000000000001");
});

test("the order of readings makes no difference", () => {
  fc.assert(
    fc.property(shuffled, fc.constantFrom(...aggregations), ([rows, mixed], aggregation) => {
      expect(aggregate(aggregation, mixed)).toBe(aggregate(aggregation, rows));
    }),
  );
});

test("a mean lies between the lowest and the highest, and a sum is as many means as there are readings", () => {
  fc.assert(
    fc.property(points, (rows) => {
      const of = (aggregation: (typeof aggregations)[number]) => decimal(aggregate(aggregation, rows)!);
      const tolerance = decimal("0.000000000001");
      expect(of("mean").gte(of("min").sub(tolerance))).toBe(true);
      expect(of("mean").lte(of("max").add(tolerance))).toBe(true);
      const count = decimal(String(rows.length));
      const gap = of("mean").mul(count).sub(of("sum"));
      const allowed = tolerance.mul(count);
      expect(gap.lte(allowed) && gap.gte(decimal("0").sub(allowed))).toBe(true);
    }),
  );
});

test("a fold without what the rule needs has no number", () => {
  const empty = { count: 0, total: null, highest: null, lowest: null };
  for (const aggregation of ["sum", "mean", "max", "min"] as const)
    expect(foldedValue(aggregation, empty)).toBeNull();
  expect(foldedValue("mean", { ...empty, count: 4, total: "1.0" })).toBe("0.25");
  expect(foldedValue("min", { ...empty, count: 1, lowest: "-0.50" })).toBe("-0.5");
});
