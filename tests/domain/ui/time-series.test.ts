import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "~/domain/org/day";
import { lineGeometry } from "~/ui/charts/line-geometry";
import { nearest, type Reading, spread, stretches, thin } from "~/ui/charts/time-series";

const reading = (day: number, value: number): Reading => ({
  day: addDays("1970-01-01", 20_000 + day),
  value: String(value),
});
const readingsOf = (values: readonly number[]) => values.map((value, day) => reading(day, value));

test("readings farther apart than the gap are not joined", () => {
  const readings = [reading(0, 1), reading(7, 2), reading(15, 3), reading(16, 4)];
  expect(stretches(readings, 7).map((part) => part.map(({ value }) => value))).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(stretches([], 7)).toEqual([]);
});

test("thinning keeps few readings as they are", () => {
  const readings = readingsOf([1, 2, 3]);
  expect(thin(readings, 3)).toBe(readings);
});

test("thinning keeps order, ends, lowest and highest, and stays within the limit", () => {
  const many = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 20, maxLength: 300 });
  fc.assert(
    fc.property(many, fc.integer({ min: 4, max: 20 }), (values, limit) => {
      const readings = readingsOf(values);
      const kept = thin(readings, limit);
      const numbers = kept.map(({ value }) => Number(value));
      expect(kept.length).toBeLessThanOrEqual(limit);
      expect(kept.map(({ day }) => day)).toEqual([...new Set(kept.map(({ day }) => day))].sort());
      expect(kept[0]).toBe(readings[0]);
      expect(kept.at(-1)).toBe(readings.at(-1));
      expect(Math.max(...numbers)).toBe(Math.max(...values));
      expect(Math.min(...numbers)).toBe(Math.min(...values));
    }),
  );
});

test("labels are moved apart in their order and stay inside", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 10 }), (places) => {
      const moved = spread(places, { distance: 10, end: 100 });
      const order = places.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place || a.i - b.i);
      const sorted = order.map(({ i }) => moved[i]!);
      for (const [i, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(100 + 1e-9);
        if (i > 0) expect(place - sorted[i - 1]!).toBeGreaterThanOrEqual(10 - 1e-9);
      }
    }),
  );
  expect(spread([20, 80], { distance: 10, end: 100 })).toEqual([20, 80]);
});

test("the nearest day wins, the earlier one in a tie", () => {
  const days = ["2026-01-01", "2026-01-05", "2026-02-01"];
  expect(nearest(days, "2026-01-04")).toBe(1);
  expect(nearest(days, "2026-01-03")).toBe(0);
  expect(nearest(days, "2027-01-01")).toBe(2);
});

const chart = (points: readonly Reading[], more: { maxPoints?: number } = {}) =>
  lineGeometry({
    series: [{ id: "a", label: "A", points }],
    targets: [{ value: "50", label: "Target", line: "dashed" }],
    pace: null,
    from: points[0]!.day,
    to: points.at(-1)!.day,
    gapDays: 7,
    maxPoints: 400,
    ...more,
  });

test("a chart runs from border to border, draws gaps, lone readings and corrections, and has room for its target", () => {
  const points = [
    reading(0, 10),
    { ...reading(5, 20), correctedFrom: "25" },
    reading(30, 30),
    reading(60, 40),
    reading(61, 41),
  ];
  const { series, targets, thinned, at } = chart(points);
  expect(at(points[0]!).x).toBeCloseTo(0);
  expect(at(points.at(-1)!).x).toBeCloseTo(100);
  expect(series[0]!.lines).toHaveLength(2);
  expect(series[0]!.lone).toHaveLength(1);
  expect(series[0]!.corrected).toEqual([at(points[1]!)]);
  expect(targets[0]!.y).toBeGreaterThan(0);
  expect(targets[0]!.y).toBeLessThan(at(points[3]!).y);
  expect(thinned).toBe(false);
});

test("two years of daily readings are drawn by at most 400 points, and so said", () => {
  const { series, thinned } = chart(readingsOf(Array.from({ length: 730 }, (_, i) => (i * 37) % 101)));
  expect(series[0]!.readings.length).toBeLessThanOrEqual(400);
  expect(thinned).toBe(true);
});
