import fc from "fast-check";
import { expect, test } from "vitest";
import { contractWeightGap, spreadMissingWeight } from "~/domain/contract/weights";

const lines = (...weights: number[]) => weights.map((weight, i) => ({ id: `l${i}`, weight }));
const weightsOf = (spread: { weight: number }[]) => spread.map(({ weight }) => weight);

test("the gap is what is missing, negative for too much", () => {
  expect(contractWeightGap(lines(3500, 2500, 2000, 1000, 500))).toBe(500);
  expect(contractWeightGap(lines(6000, 5000))).toBe(-1000);
  expect(contractWeightGap([])).toBe(10_000);
});

test.each([
  [
    [3500, 2500, 2000, 1000, 500],
    [3684, 2632, 2105, 1053, 526],
  ],
  [
    [0, 0, 0],
    [3334, 3333, 3333],
  ],
  [
    [1, 1, 1],
    [3334, 3333, 3333],
  ],
  [
    [6000, 6000],
    [5000, 5000],
  ],
  [[10_000], [10_000]],
  [
    [4000, 0],
    [10_000, 0],
  ],
])("%j spread is %j", (before, after) => {
  expect(weightsOf(spreadMissingWeight(lines(...before)))).toEqual(after);
});

test("no lines stay no lines, and the rest of a line stays as it is", () => {
  expect(spreadMissingWeight([])).toEqual([]);
  expect(spreadMissingWeight(lines(1), 500)).toEqual([{ id: "l0", weight: 500 }]);
});

test("a spread sums to the total, keeps the order of weights and moves none by a basis point too much", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }), (weights) => {
      const spread = weightsOf(spreadMissingWeight(lines(...weights)));
      const held = weights.reduce((a, b) => a + b, 0);
      expect(spread.reduce((a, b) => a + b, 0)).toBe(10_000);
      for (const [i, weight] of spread.entries()) {
        const ideal = held === 0 ? 10_000 / weights.length : ((weights[i] ?? 0) * 10_000) / held;
        expect(Math.abs(weight - ideal)).toBeLessThan(1);
      }
    }),
  );
});

test.each([
  [[-1, 5], 10_000],
  [[0.5], 10_000],
  [[1], -1],
  [[1], 0.5],
])("weights %j to %d are refused", (weights, total) => {
  expect(() => spreadMissingWeight(lines(...weights), total)).toThrow(RangeError);
});
