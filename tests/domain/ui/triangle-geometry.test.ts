import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chordAt,
  edgeSegment,
  edgeWidth,
  levelBand,
  measures,
  seatCentres,
  type TriangleSize,
} from "~/ui/triangle/geometry";

const sizes = [24, 64, 320] as const satisfies readonly TriangleSize[];
const anySize = fc.constantFrom(...sizes);
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y);

test.each(sizes)(
  "at %i px the three seats stand at equal distances, product on top, tech left of data",
  (size) => {
    const { product, tech, data } = seatCentres(size);
    const { side } = measures[size];
    expect(distance(product, tech)).toBeCloseTo(side);
    expect(distance(product, data)).toBeCloseTo(side);
    expect(distance(tech, data)).toBeCloseTo(side);
    expect(product.y).toBeLessThan(tech.y);
    expect(tech.x).toBeLessThan(data.x);
  },
);

test.each(sizes)("at %i px every dot lies inside of the drawing", (size) => {
  const { width, height, dot } = measures[size];
  for (const { x, y } of Object.values(seatCentres(size))) {
    expect(x - dot).toBeGreaterThanOrEqual(0);
    expect(x + dot).toBeLessThanOrEqual(width);
    expect(y - dot).toBeGreaterThanOrEqual(0);
    expect(y + dot).toBeLessThanOrEqual(height);
  }
});

test.each(sizes)("at %i px the fill keeps its inset from all three edges", (size) => {
  const { tech, data, product } = seatCentres(size);
  const { inset } = measures[size];
  const base = chordAt(size, 0);
  const apex = chordAt(size, 120).from;
  const toEdge = (p: { x: number; y: number }, a: typeof tech, b: typeof tech) =>
    Math.abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / distance(a, b);
  expect(toEdge(base.from, tech, data)).toBeCloseTo(inset);
  expect(toEdge(base.from, tech, product)).toBeCloseTo(inset);
  expect(toEdge(base.to, data, product)).toBeCloseTo(inset);
  expect(toEdge(apex, tech, product)).toBeCloseTo(inset);
});

test("the fill's height is linear in the points and its width shrinks to nothing at 120", () => {
  fc.assert(
    fc.property(anySize, fc.double({ min: 0, max: 120, noNaN: true }), (size, points) => {
      const base = chordAt(size, 0).from.y;
      const apex = chordAt(size, 120);
      const chord = chordAt(size, points);
      expect(base - chord.from.y).toBeCloseTo(((base - apex.from.y) * points) / 120);
      expect(distance(apex.from, apex.to)).toBeCloseTo(0);
      expect(chord.to.x - chord.from.x).toBeCloseTo(
        (chordAt(size, 0).to.x - chordAt(size, 0).from.x) * (1 - points / 120),
      );
    }),
  );
});

test("points outside of 0–120 are held at base and apex", () => {
  expect(chordAt(320, -5)).toEqual(chordAt(320, 0));
  expect(chordAt(320, 140)).toEqual(chordAt(320, 120));
});

test("a band between two levels is a closed path of four corners", () => {
  expect(levelBand(320, { from: 0, to: 100 })).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){3}Z$/);
});

test("an edge runs from rim to rim with the gap on both ends", () => {
  for (const size of sizes) {
    const { dot, gap, side } = measures[size];
    const centres = seatCentres(size);
    const { from, to } = edgeSegment(size, ["product", "data"]);
    expect(distance(from, centres.product)).toBeCloseTo(dot + gap);
    expect(distance(to, centres.data)).toBeCloseTo(dot + gap);
    expect(distance(from, to)).toBeCloseTo(side - 2 * (dot + gap));
  }
});

test.each([
  [10, 2],
  [11, 4],
  [25, 4],
  [26, 6.5],
] as const)("%i hand-offs draw an edge %f px wide", (count, width) => {
  expect(edgeWidth(320, count)).toBe(width);
});
