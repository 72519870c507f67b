import fc from "fast-check";
import { expect, test } from "vitest";
import { attainmentBand, sharedColumns, worstFirst } from "~/domain/review/attainment";

test.each([
  [null, "blocked"],
  ["0.00", "off"],
  ["79.99", "off"],
  ["80.00", "watch"],
  ["89.99", "watch"],
  ["90.00", "on-course"],
  ["99.99", "on-course"],
  ["100.00", "ahead"],
  ["120.00", "ahead"],
] as const)("%s points read as %s", (points, band) => {
  expect(attainmentBand(points)).toBe(band);
});

test("blocked squads stand before the worst, and figures are compared as numbers", () => {
  const squads = [
    { name: "c", points: "102.90" },
    { name: "a", points: null },
    { name: "b", points: "58.40" },
    { name: "d", points: "9.00" },
  ];
  expect(squads.sort(worstFirst).map((s) => s.name)).toEqual(["a", "d", "b", "c"]);
});

const standing = fc.record({
  name: fc.string(),
  points: fc.option(fc.integer({ min: 0, max: 12000 }).map((n) => (n / 100).toFixed(2))),
});

test("the order does not depend on where the list began", () => {
  fc.assert(
    fc.property(fc.uniqueArray(standing, { selector: (s) => s.name }), (squads) => {
      const once = [...squads].sort(worstFirst);
      const again = [...squads].reverse().sort(worstFirst);
      expect(again).toEqual(once);
    }),
  );
});

test("columns are the metrics most squads share", () => {
  const lines = (...ids: string[]) => ({ lines: ids.map((metricId) => ({ metricId })) });
  expect(sharedColumns([lines("a", "b"), lines("b", "b", "c"), lines("c", "b")], 2)).toEqual(["b", "c"]);
});
