import { expect, test } from "vitest";
import { definitionLock, freshnessOf, isMetricCode, lockedChanges } from "~/domain/metrics";

test.each([
  ["nobody uses it", 0, 0, null],
  ["a contract in force uses it", 1, 0, "in-force"],
  ["a cycle was published with it", 0, 1, "published"],
  ["both", 2, 1, "published"],
])("a definition that %s", (_, inForceContracts, publishedCycles, lock) => {
  expect(definitionLock({ inForceContracts, publishedCycles })).toBe(lock);
});

test("direction and aggregation are what can be locked", () => {
  const before = { direction: "increase", aggregation: "sum" };
  expect(lockedChanges(before, { ...before })).toEqual([]);
  expect(lockedChanges(before, { direction: "decrease", aggregation: "sum" })).toEqual(["direction"]);
  expect(lockedChanges(before, { direction: "decrease", aggregation: "last" })).toEqual([
    "direction",
    "aggregation",
  ]);
});

test.each([
  ["2026-11-24", "fresh", 0],
  ["2026-11-21", "fresh", 3],
  ["2026-11-20", "stale", 4],
  ["2026-12-31", "fresh", 0],
  [null, "none", null],
])("a metric last read on %s is %s", (lastDay, state, ageDays) => {
  expect(freshnessOf({ lastDay, freshDays: 3, today: "2026-11-24" })).toEqual({ state, ageDays });
});

test.each([
  ["NEW-CLIENTS", true],
  ["A1", true],
  ["1.2_X", true],
  ["A", false],
  ["new", false],
  ["-AB", false],
  ["A B", false],
  ["X".repeat(41), false],
])("%s is a code: %s", (code, valid) => {
  expect(isMetricCode(code)).toBe(valid);
});
