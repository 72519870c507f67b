import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SchemeRules } from "~/domain/assessment";
import {
  alignmentRows,
  readSchemeFields,
  schemeDifferences,
  schemeFields,
  schemeRefusal,
  schemeSteps,
  startingRules,
} from "~/domain/scheme";

const fields = (changes: Partial<ReturnType<typeof schemeFields>> = {}) => ({
  ...schemeFields(startingRules),
  ...changes,
});
const faults = (changes: Partial<ReturnType<typeof schemeFields>>) => {
  const read = readSchemeFields(fields(changes));
  return read.ok ? [] : read.faults.map(({ field, reason }) => `${field}: ${reason}`);
};

test("Any split in hundredths of a percent survives the editor exactly", () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000)), ([tech, data, product]) => {
      const split = (joint: number) => ({ joint, individual: 10_000 - joint });
      const rules: SchemeRules = {
        ...startingRules,
        tradeoffs: [],
        disciplines: { tech: split(tech), data: split(data), product: split(product) },
      };
      expect(readSchemeFields(schemeFields(rules))).toEqual({ ok: true, rules });
    }),
  );
});

test.each([
  [{ jointTech: "101" }, ["jointTech: scheme_percent"]],
  [{ jointTech: "62.505" }, ["jointTech: scheme_percent"]],
  [{ jointTech: "" }, ["jointTech: scheme_percent"]],
  [{ minStintDays: "1.5" }, ["minStintDays: scheme_whole"]],
  [{ decimals: "9" }, ["decimals: scheme_whole"]],
  [{ itemsMin: "ten" }, ["itemsMin: decimal"]],
  [{ itemsMax: "-11" }, ["itemsMax: problem.below_minimum"]],
  [{ gradeName: ["S", "S"], gradeFrom: ["110", "0"] }, ["gradeName: problem.duplicate"]],
  [{ gradeName: ["S"], gradeFrom: ["110"] }, ["gradeName: problem.lowest_grade"]],
  [{ gradeName: [], gradeFrom: [] }, ["gradeName: problem.no_grade"]],
  [{ tradeoffA: ["AUM"], tradeoffB: ["AUM"], tradeoffSeverity: ["1"] }, ["tradeoffB: scheme_tradeoff_same"]],
  [
    { tradeoffA: ["AUM"], tradeoffB: ["NPS"], tradeoffSeverity: ["1.1"] },
    ["tradeoffSeverity: problem.too_large"],
  ],
  [{ curves: [] }, ["curves: scheme_no_curve"]],
  [{ missingPolicy: "ignore" }, ["missingPolicy: required"]],
])("%j is refused at its field", (changes, expected) => {
  expect(faults(changes)).toEqual(expected);
});

test("Full-width digits and a true minus sign are understood", () => {
  const read = readSchemeFields(fields({ jointTech: "６５", itemsMin: "−１０" }));
  expect(read).toMatchObject({
    ok: true,
    rules: { disciplines: { tech: { joint: 6500, individual: 3500 } }, items: { min: "-10" } },
  });
});

describe("Who may do what with a version", () => {
  const version = (status: "draft" | "submitted" | "approved" | "retired", rules = startingRules) => ({
    status,
    rules,
    createdBy: "he",
    submittedBy: status === "draft" ? null : "wu",
  });
  test.each([
    ["draft", ["edit", "submit"]],
    ["submitted", ["withdraw", "approve"]],
    ["approved", ["new-version"]],
    ["retired", ["new-version"]],
  ] as const)("a second person, %s: %j", (status, allowed) => {
    expect(schemeSteps.filter((step) => schemeRefusal(step, version(status), "lin") === null)).toEqual(
      allowed,
    );
  });
  test.each(["he", "wu"])("%s wrote or submitted it and cannot approve it", (personId) => {
    expect(schemeRefusal("approve", version("submitted"), personId)).toBe("four_eyes_scheme");
  });
  test.each([
    [{ jointTech: "49.99", jointData: "50", jointProduct: "50" }, "scheme_floor"],
    [{ jointTech: "50", jointData: "50", jointProduct: "60.01" }, "scheme_spread"],
    [{ jointTech: "50", jointData: "50", jointProduct: "60" }, null],
  ] as const)("%j: %s", (changes, refusal) => {
    const read = readSchemeFields(fields(changes));
    if (!read.ok) throw new Error("unreadable");
    expect(schemeRefusal("submit", version("draft", read.rules), "he")).toBe(refusal);
    expect(schemeRefusal("approve", version("submitted", read.rules), "lin")).toBe(refusal);
  });
});

test("A difference names what changed, with both values, and nothing else", () => {
  const { grades, ...rest } = startingRules;
  const after: SchemeRules = {
    ...rest,
    disciplines: { ...rest.disciplines, product: { joint: 7000, individual: 3000 } },
    grades: grades
      .map((grade) => (grade.grade === "B" ? { ...grade, from: "80" } : grade))
      .filter(({ grade }) => grade !== "S"),
    tradeoffs: [{ a: "COST", b: "NPS", severity: "0.5" }],
  };
  expect(schemeDifferences(startingRules, after)).toEqual([
    { what: "split", about: "product", before: "60 / 40", after: "70 / 30" },
    { what: "grade", about: "S", before: "110", after: null },
    { what: "grade", about: "B", before: "85", after: "80" },
    { what: "tradeoff", about: "COST – NPS", before: null, after: "0.5" },
  ]);
  expect(schemeDifferences(startingRules, startingRules)).toEqual([]);
});

describe("Alignment of squads under a scheme", () => {
  const curve = { kind: "ratio", target: "100" } as const;
  const lead = (squad: string, discipline: "tech" | "data" | "product", changes: object = {}) => ({
    id: `${squad}-${discipline}`,
    seats: [{ squad, discipline, from: "2026-01-01", to: null, allocation: 10_000 }],
    individual: [],
    ...changes,
  });
  const three = (squad: string, changes: Record<string, object> = {}) =>
    (["tech", "data", "product"] as const).map((discipline) => lead(squad, discipline, changes[discipline]));
  const squad = (id: string) => ({ id, kpis: [{ id: "kpi", weight: 10_000, curve, metric: `KPI-${id}` }] });
  const source = {
    format: "trivet/assessment-bundle@1" as const,
    cycle: { start: "2026-01-01", end: "2026-06-30" },
    asOf: "2026-03-01",
    squads: ["fine", "vacant", "half", "two-curves", "torn"].map(squad),
    people: [
      ...three("fine"),
      ...three("vacant").slice(1),
      ...three("half", {
        data: {
          seats: [
            { squad: "half", discipline: "data", from: "2026-01-01", to: null, allocation: 5000 },
            {
              squad: "fine",
              discipline: "data",
              role: "member",
              from: "2026-01-01",
              to: null,
              allocation: 5000,
            },
          ],
        },
      }),
      ...three("two-curves", {
        tech: {
          individual: [
            { id: "own", weight: 10_000, metric: "KPI-two-curves", curve: { kind: "ratio", target: "90" } },
          ],
        },
      }),
      ...three("torn", {
        tech: { individual: [{ id: "c", weight: 10_000, metric: "COST", curve }] },
        product: { individual: [{ id: "n", weight: 10_000, metric: "NPS", curve }] },
      }),
    ],
  };
  const rules: SchemeRules = { ...startingRules, tradeoffs: [{ a: "COST", b: "NPS", severity: "1" }] };

  test("failing squads come first, each with its cause", () => {
    const rows = alignmentRows(source, rules);
    expect(rows.map(({ id, verdict, cause }) => [id, verdict.passes, cause.cause])).toEqual([
      ["vacant", false, "vacant"],
      ["half", false, "part-time"],
      ["two-curves", false, "two-curves"],
      ["torn", false, "tradeoff"],
      ["fine", true, "joint-only"],
    ]);
    expect(rows.find(({ id }) => id === "half")).toMatchObject({
      swo: "30.00",
      cause: { discipline: "data", share: 5000 },
    });
    expect(rows.find(({ id }) => id === "torn")).toMatchObject({
      conflictExposure: "40.00",
      cause: { a: "COST", b: "NPS" },
    });
  });

  test("a larger joint share lifts the overlap", () => {
    const split = { joint: 7000, individual: 3000 };
    const rows = alignmentRows(source, {
      ...rules,
      disciplines: { tech: split, data: split, product: split },
    });
    expect(rows.find(({ id }) => id === "fine")?.swo).toBe("70.00");
  });
});
