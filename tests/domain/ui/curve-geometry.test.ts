import fc from "fast-check";
import { expect, test } from "vitest";
import type { Curve } from "~/domain/assessment";
import { type Box, curveGeometry, type LineCurve } from "~/ui/charts/curve-geometry";
import { curveMarks } from "~/ui/charts/curve-marks";

const box: Box = { left: 0, right: 100, top: 0, bottom: 120 };
const rising: LineCurve = { kind: "threshold", threshold: "20", target: "24", stretch: "28" };
const falling: LineCurve = { kind: "threshold", threshold: "10", target: "5", stretch: "2" };
const band: LineCurve = { kind: "band", outerLow: "70", low: "85", high: "95", outerHigh: "110" };
const ratio: LineCurve = { kind: "ratio", target: "450" };
const deduction: LineCurve = { kind: "deduction", standard: "100", unit: "1", pointsPerUnit: "20" };
const drawn = (curve: LineCurve, actual: string | null = null) => curveGeometry(curve, { actual, box });
const named = (curve: LineCurve) =>
  Object.fromEntries(drawn(curve).marks.map(({ mark, at }) => [mark.name, at]));

test("heights are points: 60 at the threshold, 100 at the target, 120 at the stretch", () => {
  const { threshold, target, stretch } = named(rising);
  expect(threshold!.y).toBeCloseTo(60);
  expect(target!.y).toBeCloseTo(20);
  expect(stretch!.y).toBeCloseTo(0);
  expect(drawn(rising).hundred).toBeCloseTo(20);
});

test("better is right, whichever way the metric improves", () => {
  for (const curve of [rising, falling]) {
    const { threshold, target, stretch } = named(curve);
    expect(threshold!.x).toBeLessThan(target!.x);
    expect(target!.x).toBeLessThan(stretch!.x);
  }
  expect(drawn(falling).backwards).toBe(true);
  expect(drawn(falling, "3").actual!.x).toBeGreaterThan(drawn(falling, "8").actual!.x);
});

test("the threshold is a dotted step from 0, a deduction a plain staircase", () => {
  expect(drawn(rising).steps).toEqual([
    { from: { x: expect.any(Number), y: 120 }, to: { x: expect.any(Number), y: 60 }, dotted: true },
  ]);
  expect(drawn(band).steps).toHaveLength(2);
  const stairs = drawn(deduction).steps;
  expect(stairs).toHaveLength(5);
  expect(stairs.every(({ dotted }) => !dotted)).toBe(true);
});

test("the actual stands on the curve with its points", () => {
  expect(drawn(rising, "23.24").actual).toMatchObject({
    points: "92.40",
    beyond: null,
    y: expect.closeTo(120 - 92.4),
  });
  expect(drawn(rising, "19.99").actual).toMatchObject({ points: "0.00", y: 120 });
  expect(drawn(rising).actual).toBeNull();
});

test("an actual far out is held at the border and said to lie beyond", () => {
  expect(drawn(rising, "500").actual).toMatchObject({ x: 100, beyond: "right", points: "120.00" });
  expect(drawn(rising, "-500").actual).toMatchObject({ x: 0, beyond: "left", points: "0.00" });
  expect(drawn(falling, "500").actual).toMatchObject({ x: 0, beyond: "left", points: "0.00" });
});

test("nothing is drawn outside of the box, whatever the curve and the actual", () => {
  const decimalText = fc.integer({ min: -10_000, max: 10_000 }).map((n) => String(n / 100));
  fc.assert(
    fc.property(fc.constantFrom(rising, falling, band, ratio, deduction), decimalText, (curve, actual) => {
      const { strokes, marks, actual: at } = drawn(curve, actual);
      for (const { x, y } of [...strokes.flat(), ...marks.map((mark) => mark.at), at!]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(120);
      }
    }),
  );
});

const blend: Curve = {
  kind: "blend",
  parts: [
    { days: 1, curve: { kind: "ratio", target: "100" } },
    { days: 3, curve: { kind: "ratio", target: "200" } },
  ],
};

test.each<[string, Curve, Record<string, string>]>([
  ["threshold", rising, { threshold: "20", target: "24", stretch: "28" }],
  ["band", band, { outer_low: "70", low: "85", high: "95", outer_high: "110" }],
  ["ratio", ratio, { target: "450", cap: "540" }],
  ["ratio capped at 100", { kind: "ratio", target: "450", cap: "100" }, { target: "450" }],
  ["ratio capped below 100", { kind: "ratio", target: "450", cap: "80" }, { target: "450", cap: "360" }],
  ["blend of ratios", blend, { target: "175", cap: "210" }],
  ["deduction", deduction, { zero: "95", standard: "100" }],
  [
    "deduction without points",
    { kind: "deduction", standard: "100", unit: "1", pointsPerUnit: "0" },
    { standard: "100" },
  ],
  ["milestones", { kind: "milestones", milestones: [{ id: "a", points: "100" }] }, {}],
])("the marks of a %s curve", (_kind, curve, marks) => {
  expect(Object.fromEntries(curveMarks(curve).map(({ name, x }) => [name, x]))).toEqual(marks);
});
