import { describe, expect, test } from "vitest";
import { alignSquads, printAlignment } from "~/domain/alignment";
import {
  type Curve,
  curvePoints,
  type MilestoneActual,
  parseBundle,
  scoreFigures,
  validateCurve,
} from "~/domain/assessment";
import { printed } from "~/domain/exact";
import { parseKeyResults } from "~/domain/okr/key-result-reader";
import { printProgress } from "~/domain/okr/progress";
import vectors from "../../vectors.json";

function parsed(input: unknown) {
  const result = parseBundle(input);
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return result.bundle;
}

describe("curves", () => {
  const cases = vectors.curves.flatMap(({ name, curve, cases }) =>
    cases.map(({ actual, points }) => ({ name, curve, actual, points })),
  );
  test.each(cases)("$name at $actual gives $points", ({ curve, actual, points }) => {
    expect(validateCurve(curve)).toEqual([]);
    expect(printed(curvePoints(curve as Curve, actual as string | MilestoneActual), 4)).toBe(points);
  });
});

test.each(vectors.bundles)("bundle: $name", ({ input, expected }) => {
  const { squads, people } = scoreFigures(parsed(input));
  expect({ squads, people }).toEqual(expected);
});

test.each(vectors.alignment)("alignment: $name", ({ input, expected }) => {
  expect({ squads: alignSquads(parsed(input)).map(printAlignment) }).toEqual(expected);
});

test.each(vectors.keyResults)("key result: $input", ({ input, expected }) => {
  const result = parseKeyResults([input]);
  expect(result.ok && result.keyResults.map(printProgress)).toEqual([expected]);
});

test.each(vectors.invalid)("refused: $name at $path", ({ input, path }) => {
  const result = parseBundle(input);
  expect(result.ok ? [] : result.problems.map((problem) => problem.path)).toEqual([path]);
});
