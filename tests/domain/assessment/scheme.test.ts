import { expect, test } from "vitest";
import { defaultLimits, jointScoreToDate, type PoolItem, splitGates } from "~/domain/assessment";
import { scheme } from "./factories";

test("a joint score to date leaves out what has no reading and says how much weight has one", () => {
  const kpis: PoolItem[] = [
    { id: "a", weight: 4000, curve: { kind: "ratio", target: "100" }, actual: "90" },
    { id: "b", weight: 3500, curve: { kind: "ratio", target: "100" }, actual: null, missing: "block" },
    { id: "c", weight: 2500, curve: { kind: "ratio", target: "100" }, actual: "60", missing: "zero" },
  ];
  const { score, coverage, items } = jointScoreToDate(kpis, scheme);
  expect(score).toEqual({ printed: "78.46", exact: "1020/13" });
  expect(coverage).toBe(6500);
  expect(items.map((item) => item.contribution?.printed ?? null)).toEqual(["55.38", null, "23.08"]);
});

test("without any reading there is no joint score to date", () => {
  const kpis: PoolItem[] = [{ id: "a", weight: 10_000, score: null }];
  expect(jointScoreToDate(kpis, scheme)).toMatchObject({ score: null, coverage: 0 });
  expect(jointScoreToDate([], scheme)).toEqual({ score: null, coverage: 0, items: [] });
});

test.each([
  [6500, 6500, 7000, true, true],
  [5000, 5000, 6000, true, true],
  [4999, 5000, 5000, false, true],
  [5000, 5000, 6001, true, false],
])("joint %i, %i, %i: floor met %s, spread met %s", (tech, data, product, floorMet, spreadMet) => {
  const splitOf = (joint: number) => ({ joint, individual: 10_000 - joint });
  const disciplines = { tech: splitOf(tech), data: splitOf(data), product: splitOf(product) };
  expect(splitGates({ ...defaultLimits, disciplines })).toEqual({
    lowest: Math.min(tech, data, product),
    spread: Math.max(tech, data, product) - Math.min(tech, data, product),
    floorMet,
    spreadMet,
  });
});
