import fc from "fast-check";
import { expect, test } from "vitest";
import { validateCurve } from "~/domain/assessment";
import {
  actualOf,
  basisPointsOf,
  capacityOf,
  contractPhase,
  effectiveDateRange,
  needsEffectiveDate,
  percentText,
  plainNumber,
  requireEffectiveDate,
  signatories,
  suggestedCurve,
  wantsOf,
} from "~/domain/contract";

const leads = { tech: "t", data: "d", product: "p" };

test.each([
  ["the head of the primary unit signs", ["h", "above"], "h"],
  ["without a head, the next above", [null, "above"], "above"],
  ["a head who is also a lead does not sign twice", ["t", "above"], "above"],
  ["two leads heading, then the third above", ["t", "p", "top"], "top"],
  ["nobody is left", [null, "d"], null],
  ["no unit at all", [], null],
] as const)("%s", (_, heads, expected) => {
  expect(signatories({ leads, heads })["unit-head"]).toBe(expected);
});

test("everybody has at most one capacity", () => {
  const person = fc.constantFrom("a", "b", "c", "d", "e");
  const distinct = fc.uniqueArray(person, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(distinct, fc.array(fc.option(person), { maxLength: 4 }), ([tech, data, product], heads) => {
      const signing = signatories({ leads: { tech: tech!, data: data!, product: product! }, heads });
      const people = Object.values(signing).filter((id) => id !== null);
      expect(new Set(people).size).toBe(people.length);
      for (const id of people) expect(signing[capacityOf(signing, id)!]).toBe(id);
    }),
  );
});

test.each([
  ["35", 3500],
  ["12.5", 1250],
  ["0.01", 1],
  ["１２．５％", 1250],
  [" 40 % ", 4000],
  ["100", 10_000],
  [".5", 50],
  ["0", 0],
  ["100.01", null],
  ["12.345", null],
  ["-1", null],
  ["", null],
  ["abc", null],
  ["1e2", null],
] as const)("a weight typed as %j is %s basis points", (text, expected) => {
  expect(basisPointsOf(text)).toBe(expected);
});

test("basis points survive being written as a percentage", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (points) => {
      expect(basisPointsOf(percentText(points))).toBe(points);
    }),
  );
});

test.each([
  ["1,234.5", "1234.5"],
  ["+5", "5"],
  [".5", "0.5"],
  ["-.5", "-0.5"],
  ["１２", "12"],
  ["12a", "12a"],
] as const)("a number typed as %j is read as %j", (text, expected) => {
  expect(plainNumber(text)).toBe(expected);
});

test.each([
  ["draft", "agreeing"],
  ["target-setting", "agreeing"],
  ["active", "amending"],
  ["data-freeze", "closed"],
  ["locked", "closed"],
  ["published", "closed"],
] as const)("in a cycle that is %s, contracts are %s", (state, phase) => {
  expect(contractPhase(state)).toBe(phase);
});

const cycle = { start: "2026-07-01", end: "2026-12-31" };
const amending = { phase: "amending" as const, today: "2026-11-24", cycle, inForce: { effectiveFrom: null } };

test("only a change after the cycle began needs a date", () => {
  expect(needsEffectiveDate(amending)).toBe(true);
  expect(needsEffectiveDate({ ...amending, inForce: null })).toBe(false);
  expect(needsEffectiveDate({ ...amending, phase: "agreeing" })).toBe(false);
});

test("an amendment holds from today at the earliest, after the one before, inside of the cycle", () => {
  expect(effectiveDateRange(amending)).toEqual({ first: "2026-11-24", last: "2026-12-31" });
  expect(effectiveDateRange({ ...amending, inForce: { effectiveFrom: "2026-12-01" } }).first).toBe(
    "2026-12-02",
  );
  expect(effectiveDateRange({ ...amending, today: "2026-06-01" }).first).toBe("2026-07-02");
});

test.each([
  [null, "contract_effective_date_missing"],
  ["2026-11-23", "contract_effective_date_range"],
  ["2027-01-01", "contract_effective_date_range"],
] as const)("the date %j is refused", (day, reason) => {
  expect(() => requireEffectiveDate(day, amending)).toThrow(
    expect.objectContaining({ reason, field: "effectiveFrom" }),
  );
});

test("a possible date passes", () => {
  expect(requireEffectiveDate("2026-12-01", amending)).toBeUndefined();
});

const milestones = {
  metricId: "m",
  segment: "",
  curve: {
    kind: "milestones" as const,
    milestones: [
      { id: "design", points: "40" },
      { id: "launch", points: "60" },
    ],
  },
};

test("a milestones line reads one segment a milestone: its days late, a part of a day counting as one", () => {
  expect(wantsOf(milestones)).toEqual([
    { metricId: "m", segment: "design" },
    { metricId: "m", segment: "launch" },
  ]);
  const readings: Record<string, string> = { design: "2.25" };
  expect(actualOf(milestones, ({ segment }) => readings[segment])).toEqual({ design: 3 });
  expect(actualOf(milestones, () => null)).toBeNull();
});

test("proposed curves can score wherever there is history", () => {
  const value = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
  const direction = fc.constantFrom("increase", "decrease");
  fc.assert(
    fc.property(value, direction, (known, way) => {
      const curve = suggestedCurve("threshold", { value: known, direction: way, decimals: 4 });
      expect(validateCurve(curve)).toEqual([]);
    }),
  );
  expect(suggestedCurve("threshold", { value: "220", direction: "increase", decimals: 0 })).toEqual({
    kind: "threshold",
    threshold: "220",
    target: "242",
    stretch: "264",
  });
  expect(suggestedCurve("ratio", { value: null, direction: "increase", decimals: 2 })).toEqual({
    kind: "ratio",
    target: "",
  });
});
