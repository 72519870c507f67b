import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, type Exact, exactText } from "~/domain/exact";
import { parseKeyResults } from "~/domain/okr/key-result-reader";
import {
  keyResultProgress,
  objectiveProgress,
  printProgress,
  progressBand,
  proposedGrade,
  unclampedProgress,
} from "~/domain/okr/progress";

const text = (value: Exact | null) => value && exactText(value);

test("progress is clamped to 0 and 1, unclamped progress is not", () => {
  const at = (actual: string) => printProgress({ kind: "metric", baseline: "10", target: "20", actual });
  expect(at("5")).toEqual({ progress: "0.0000", unclamped: "-0.5000" });
  expect(at("25")).toEqual({ progress: "1.0000", unclamped: "1.5000" });
  expect(at("10.00005")).toEqual({ progress: "0.0000", unclamped: "0.0000" });
  expect(at("10.0005")).toEqual({ progress: "0.0001", unclamped: "0.0001" });
});

test("progress of a metric is 0 at its baseline, 1 at its target, whichever way it runs", () => {
  const value = fc.integer({ min: -1000, max: 1000 }).map(String);
  fc.assert(
    fc.property(value, value, (baseline, target) => {
      fc.pre(baseline !== target);
      expect(text(unclampedProgress({ baseline, target, actual: baseline }))).toBe("0");
      expect(text(unclampedProgress({ baseline, target, actual: target }))).toBe("1");
    }),
  );
});

test.each([
  ["94.99", "0"],
  ["95", "1"],
  ["105.0", "1"],
  ["105.01", "0"],
  [null, "0"],
])("maintaining 95 to 105 at %s is %s", (actual, progress) => {
  expect(text(keyResultProgress({ kind: "maintain", low: "95", high: "105", actual }))).toBe(progress);
});

test("milestones and binary", () => {
  const milestones = [
    { weight: 2500, reached: true },
    { weight: 2500, reached: false },
    { weight: 5000, reached: true },
  ];
  expect(text(keyResultProgress({ kind: "milestones", milestones }))).toBe("0.75");
  expect(text(keyResultProgress({ kind: "binary", done: false }))).toBe("0");
});

test("an objective is the weighted mean of its key results", () => {
  const half = decimal("0.5");
  const one = decimal("1");
  expect(
    text(
      objectiveProgress([
        { progress: half, weight: null },
        { progress: one, weight: null },
      ]),
    ),
  ).toBe("0.75");
  expect(
    text(
      objectiveProgress([
        { progress: half, weight: 3000 },
        { progress: one, weight: 1000 },
      ]),
    ),
  ).toBe("0.625");
  expect(
    text(
      objectiveProgress([
        { progress: half, weight: 3000 },
        { progress: one, weight: null },
      ]),
    ),
  ).toBe("0.5");
  expect(objectiveProgress([])).toBeNull();
  expect(objectiveProgress([{ progress: half, weight: 0 }])).toBeNull();
});

test.each([
  ["0.64999", "0.6"],
  ["0.65", "0.7"],
  ["1.4", "1.0"],
  ["-0.2", "0.0"],
])("progress %s proposes grade %s", (progress, grade) => {
  expect(proposedGrade(decimal(progress))).toBe(grade);
});

test.each([
  ["0", "red"],
  ["0.29999", "red"],
  ["0.3", "yellow"],
  ["0.69999", "yellow"],
  ["0.7", "green"],
  ["1", "green"],
] as const)("progress %s is %s", (progress, band) => {
  expect(progressBand(decimal(progress))).toBe(band);
});

const metric = { kind: "metric", baseline: "0", target: "100", actual: "20" };
test.each<[string, unknown, string]>([
  ["an object instead of a list", metric, "$"],
  ["a number in the list", [metric, 5], "$[1]"],
  ["an unknown kind", [{ ...metric, kind: "ratio" }], "$[0].kind"],
  ["a baseline equal to the target", [{ ...metric, baseline: "100.0" }], "$[0].target"],
  ["no target", [{ kind: "metric", baseline: "0", actual: null }], "$[0].target"],
  ["a number for an actual", [{ ...metric, actual: 20 }], "$[0].actual"],
  [
    "milestones that don't sum",
    [{ kind: "milestones", milestones: [{ weight: 9999, reached: true }] }],
    "$[0].milestones",
  ],
  ["no milestones", [{ kind: "milestones", milestones: [] }], "$[0].milestones"],
  [
    "a negative milestone",
    [{ kind: "milestones", milestones: [{ weight: -1, reached: true }] }],
    "$[0].milestones[0].weight",
  ],
  [
    "a milestone reached by text",
    [{ kind: "milestones", milestones: [{ weight: 10_000, reached: "yes" }] }],
    "$[0].milestones[0].reached",
  ],
  ["binary without an answer", [{ kind: "binary" }], "$[0].done"],
  ["a range upside down", [{ kind: "maintain", low: "5", high: "4", actual: null }], "$[0].high"],
])("refused: %s", (_, input, path) => {
  const result = parseKeyResults(input);
  expect(result.ok ? [] : result.problems.map((problem) => problem.path)).toEqual([path]);
});

test("an actual may be absent, and an empty list is a list", () => {
  const { actual: _, ...open } = metric;
  expect(parseKeyResults([open])).toEqual({ ok: true, keyResults: [{ ...metric, actual: null }] });
  expect(parseKeyResults([{ kind: "maintain", low: "5", high: "5" }])).toMatchObject({ ok: true });
  expect(parseKeyResults([])).toEqual({ ok: true, keyResults: [] });
});
