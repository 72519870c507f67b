import { expect, test } from "vitest";
import { parseBundle } from "~/domain/assessment";
import { bundle, person, scheme, seat, squad } from "./factories";

const kpi = (over: object) =>
  bundle({ squads: [{ id: "s1", kpis: [{ id: "k", weight: 10_000, ...over }] }] });
const curved = (curve: object, actual: unknown = null) => kpi({ curve, actual });
const withScheme = (over: object) => bundle({ scheme: { ...scheme, ...over } });
const withPerson = (over: object) => bundle({ people: [person(over)] });
const without = (value: object, key: string) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

const threshold = { kind: "threshold", threshold: "80", target: "100", stretch: "120" };
const falling = { kind: "threshold", threshold: "10", target: "5", stretch: "2" };
const band = { kind: "band", outerLow: "38", low: "40", high: "45", outerHigh: "48" };
const ratio = { kind: "ratio", target: "50" };
const deduction = { kind: "deduction", standard: "99", unit: "1", pointsPerUnit: "1" };
const half = (id: string) => ({ id, points: "50" });
const milestones = { kind: "milestones", milestones: [half("a"), half("b")] };
const part = (days: unknown, curve: object) => ({ days, curve });
const blend = (...parts: object[]) => ({ kind: "blend", parts });
const leave = (from: string, to: string) => ({ from, to });

function pathsOf(input: unknown): string[] {
  const result = parseBundle(JSON.parse(JSON.stringify(input)));
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

const CURVE = "$.squads[0].kpis[0].curve";
const ACTUAL = "$.squads[0].kpis[0].actual";
const SEAT = "$.people[0].seats[0]";

test.each<[string, unknown, string]>([
  ["a list instead of a bundle", [], "$"],
  ["null instead of a bundle", null, "$"],
  ["another format", bundle({ format: "trivet/assessment-bundle@2" as never }), "$.format"],
  ["no format", without(bundle(), "format"), "$.format"],
  ["no cycle", without(bundle(), "cycle"), "$.cycle"],
  ["no scheme", without(bundle(), "scheme"), "$.scheme"],
  ["no squads", without(bundle(), "squads"), "$.squads"],
  ["no people", without(bundle(), "people"), "$.people"],
  ["people as an object", { ...bundle(), people: {} }, "$.people"],
  [
    "a cycle that ends before it starts",
    bundle({ cycle: { start: "2026-02-01", end: "2026-01-31" } }),
    "$.cycle.end",
  ],
  [
    "29 February of a common year",
    bundle({ cycle: { start: "2026-01-01", end: "2026-02-29" } }),
    "$.cycle.end",
  ],
  ["the year 0", bundle({ cycle: { start: "0000-01-01", end: "2026-02-28" } }), "$.cycle.start"],
  ["a date with a time", bundle({ asOf: "2026-06-30T00:00:00Z" }), "$.asOf"],
  ["an asOf that does not exist", bundle({ asOf: "2026-06-31" }), "$.asOf"],

  [
    "a discipline missing from the scheme",
    withScheme({ disciplines: without(scheme.disciplines, "product") }),
    "$.scheme.disciplines.product",
  ],
  [
    "a negative joint weight",
    withScheme({ disciplines: { ...scheme.disciplines, tech: { joint: -1, individual: 10_001 } } }),
    "$.scheme.disciplines.tech.joint",
  ],
  [
    "half a basis point",
    withScheme({ disciplines: { ...scheme.disciplines, tech: { joint: 5000.5, individual: 5000 } } }),
    "$.scheme.disciplines.tech.joint",
  ],
  [
    "an unknown missing policy",
    withScheme({ missing: { policy: "ignore", maxWaivedWeight: 0 } }),
    "$.scheme.missing.policy",
  ],
  [
    "a negative waiver limit",
    withScheme({ missing: { policy: "waive", maxWaivedWeight: -1 } }),
    "$.scheme.missing.maxWaivedWeight",
  ],
  ["no minimum days", withScheme({ seat: { minStintDays: 30 } }), "$.scheme.seat.minTotalDays"],
  [
    "negative minimum days",
    withScheme({ seat: { minStintDays: -1, minTotalDays: 0 } }),
    "$.scheme.seat.minStintDays",
  ],
  ["an empty items range", withScheme({ items: { min: "5", max: "-5" } }), "$.scheme.items.max"],
  ["a number in the items range", withScheme({ items: { min: -10, max: "5" } }), "$.scheme.items.min"],
  ["an empty score range", withScheme({ scoreRange: { min: "10", max: "9" } }), "$.scheme.scoreRange.max"],
  ["rounding to a negative place", withScheme({ rounding: { decimals: -1 } }), "$.scheme.rounding.decimals"],
  [
    "rounding to a thousand places",
    withScheme({ rounding: { decimals: 1000 } }),
    "$.scheme.rounding.decimals",
  ],
  ["rounding without places", withScheme({ rounding: {} }), "$.scheme.rounding.decimals"],
  ["no grades", withScheme({ grades: [] }), "$.scheme.grades"],
  [
    "a grade twice",
    withScheme({ grades: [...scheme.grades, { grade: "A", from: "-5" }] }),
    "$.scheme.grades[5].grade",
  ],
  [
    "two grades from one score",
    withScheme({ grades: [...scheme.grades, { grade: "E", from: "0.00" }] }),
    "$.scheme.grades[5].from",
  ],
  [
    "grades that leave the bottom open",
    withScheme({ scoreRange: { min: "-1", max: "120" } }),
    "$.scheme.grades",
  ],
  [
    "a severity above 1",
    withScheme({ tradeoffs: [{ a: "x", b: "y", severity: "1.01" }] }),
    "$.scheme.tradeoffs[0].severity",
  ],
  [
    "a negative severity",
    withScheme({ tradeoffs: [{ a: "x", b: "y", severity: "-0.1" }] }),
    "$.scheme.tradeoffs[0].severity",
  ],
  [
    "a trade-off without its second metric",
    withScheme({ tradeoffs: [{ a: "x", severity: "1" }] }),
    "$.scheme.tradeoffs[0].b",
  ],

  ["two squads of one id", bundle({ squads: [squad("s1", "90"), squad("s1", "80")] }), "$.squads[1].id"],
  ["a squad without an id", bundle({ squads: [squad("s1", "1"), { kpis: [] } as never] }), "$.squads[1].id"],
  ["a number as id", bundle({ squads: [squad("s1", "1"), { id: 2, kpis: [] } as never] }), "$.squads[1].id"],
  ["a squad without KPIs listed", bundle({ squads: [{ id: "s1" } as never] }), "$.squads[0].kpis"],
  [
    "an item twice in a pool",
    bundle({
      squads: [
        {
          id: "s1",
          kpis: [
            { id: "k", weight: 5000, score: "1" },
            { id: "k", weight: 5000, score: "2" },
          ],
        },
      ],
    }),
    "$.squads[0].kpis[1].id",
  ],
  [
    "an individual item twice",
    withPerson({
      individual: [
        { id: "i", weight: 5000, score: "1" },
        { id: "i", weight: 5000, score: "2" },
      ],
    }),
    "$.people[0].individual[1].id",
  ],
  [
    "individual weights of 9 999",
    withPerson({ individual: [{ id: "i", weight: 9999, score: "1" }] }),
    "$.people[0].individual",
  ],
  ["a pool of weight 0", kpi({ weight: 0, score: "1" }), "$.squads[0].kpis"],
  ["a fractional weight", kpi({ weight: 10_000.5, score: "1" }), "$.squads[0].kpis[0].weight"],
  ["a weight as text", kpi({ weight: "10000", score: "1" }), "$.squads[0].kpis[0].weight"],
  ["a weight beyond all counting", kpi({ weight: 1e300, score: "1" }), "$.squads[0].kpis[0].weight"],
  ["neither score nor curve", kpi({}), "$.squads[0].kpis[0]"],
  ["a score that is a number", kpi({ score: 90 }), "$.squads[0].kpis[0].score"],
  [
    "a calibrated score that is a number",
    kpi({ score: "90", calibratedScore: 80 }),
    "$.squads[0].kpis[0].calibratedScore",
  ],
  ["an unknown policy for one item", kpi({ score: "90", missing: "skip" }), "$.squads[0].kpis[0].missing"],
  ["a metric that is not text", kpi({ score: "90", metric: 7 }), "$.squads[0].kpis[0].metric"],
  ...["+5", ".5", "5.", "1e2", "1,5", " 5", "5\n", "", "--5", "0x10", "٣", "NaN", "5".repeat(1001)].map(
    (actual) =>
      [`the actual ${JSON.stringify(actual.slice(0, 12))}`, curved(threshold, actual), ACTUAL] as [
        string,
        unknown,
        string,
      ],
  ),

  ["an unknown kind of curve", curved({ kind: "magic" }), `${CURVE}.kind`],
  ["a curve that is text", kpi({ curve: "threshold" }), CURVE],
  ["threshold equal to target", curved({ ...threshold, threshold: "100" }), CURVE],
  ["target equal to stretch", curved({ ...threshold, target: "120.0" }), CURVE],
  ["a threshold curve that turns back", curved({ ...threshold, stretch: "90" }), CURVE],
  ["no stretch", curved(without(threshold, "stretch")), `${CURVE}.stretch`],
  [
    "points that decrease",
    curved({ ...threshold, points: { threshold: "60", target: "50", stretch: "120" } }),
    `${CURVE}.points`,
  ],
  [
    "points that decrease at the top",
    curved({ ...threshold, points: { threshold: "60", target: "100", stretch: "99" } }),
    `${CURVE}.points`,
  ],
  [
    "negative points",
    curved({ ...threshold, points: { threshold: "-1", target: "50", stretch: "120" } }),
    `${CURVE}.points.threshold`,
  ],
  [
    "points for two marks only",
    curved({ ...threshold, points: { threshold: "60", target: "100" } }),
    `${CURVE}.points.stretch`,
  ],
  ["a band without a lower slope", curved({ ...band, low: "38" }), CURVE],
  ["a band turned inside out", curved({ ...band, low: "46" }), CURVE],
  ["a band without an upper slope", curved({ ...band, outerHigh: "45" }), CURVE],
  ["negative edge points", curved({ ...band, edgePoints: "-1" }), `${CURVE}.edgePoints`],
  ["a target of 0", curved({ ...ratio, target: "0" }), `${CURVE}.target`],
  ["a negative cap", curved({ ...ratio, cap: "-1" }), `${CURVE}.cap`],
  ["a unit of 0", curved({ ...deduction, unit: "0.0" }), `${CURVE}.unit`],
  ["a negative unit", curved({ ...deduction, unit: "-1" }), `${CURVE}.unit`],
  ["negative points per unit", curved({ ...deduction, pointsPerUnit: "-1" }), `${CURVE}.pointsPerUnit`],
  ["no standard", curved(without(deduction, "standard")), `${CURVE}.standard`],
  [
    "milestones of 99 points",
    curved({ ...milestones, milestones: [half("a"), { id: "b", points: "49" }] }),
    `${CURVE}.milestones`,
  ],
  ["no milestones", curved({ ...milestones, milestones: [] }), `${CURVE}.milestones`],
  [
    "a milestone twice",
    curved({ ...milestones, milestones: [half("a"), half("a")] }),
    `${CURVE}.milestones[1].id`,
  ],
  [
    "a milestone of negative points",
    curved({
      ...milestones,
      milestones: [
        { id: "a", points: "150" },
        { id: "b", points: "-50" },
      ],
    }),
    `${CURVE}.milestones[1].points`,
  ],
  ["a negative decay", curved({ ...milestones, decayPerDay: "-0.01" }), `${CURVE}.decayPerDay`],
  ["an unknown milestone reached", curved(milestones, { a: 0, z: 1 }), `${ACTUAL}.z`],
  ["an unknown milestone with an odd name", curved(milestones, { "z z": 1 }), `${ACTUAL}["z z"]`],
  ["days late as text", curved(milestones, { a: "3" }), `${ACTUAL}.a`],
  ["half a day late", curved(milestones, { a: 0.5 }), `${ACTUAL}.a`],
  ["a decimal for milestones", curved(milestones, "50"), ACTUAL],
  ["a map for a threshold", curved(threshold, { a: 0 }), ACTUAL],
  ["a blend of one part", curved(blend(part(10, threshold))), `${CURVE}.parts`],
  ["a blend without parts", curved({ kind: "blend" }), `${CURVE}.parts`],
  ["a blend of two kinds", curved(blend(part(10, threshold), part(10, ratio))), `${CURVE}.parts[1].curve`],
  [
    "a blend of two directions",
    curved(blend(part(10, threshold), part(10, falling))),
    `${CURVE}.parts[1].curve`,
  ],
  ["a blend over 0 days", curved(blend(part(0, threshold), part(10, threshold))), `${CURVE}.parts[0].days`],
  [
    "a blend over half a day",
    curved(blend(part(10, threshold), part(0.5, threshold))),
    `${CURVE}.parts[1].days`,
  ],
  [
    "a blend of deductions",
    curved(blend(part(1, ratio), part(1, deduction))),
    `${CURVE}.parts[1].curve.kind`,
  ],
  ["a blend of blends", curved(blend(part(1, blend()), part(1, ratio))), `${CURVE}.parts[0].curve.kind`],
  [
    "a blend with an impossible part",
    curved(blend(part(1, ratio), part(1, { ...ratio, target: "-1" }))),
    `${CURVE}.parts[1].curve.target`,
  ],

  ["two people of one id", bundle({ people: [person(), person()] }), "$.people[1].id"],
  ["a seat in an unknown squad", withPerson({ seats: [seat({ squad: "s9" })] }), `${SEAT}.squad`],
  [
    "a seat in a squad named like a property",
    withPerson({ seats: [seat({ squad: "constructor" })] }),
    `${SEAT}.squad`,
  ],
  [
    "a discipline named like a property",
    withPerson({ seats: [seat({ discipline: "toString" as never })] }),
    `${SEAT}.discipline`,
  ],
  ["no discipline", withPerson({ seats: [without(seat(), "discipline")] }), `${SEAT}.discipline`],
  ["an allocation of 0", withPerson({ seats: [seat({ allocation: 0 })] }), `${SEAT}.allocation`],
  ["an allocation of a half point", withPerson({ seats: [seat({ allocation: 0.5 })] }), `${SEAT}.allocation`],
  ["a seat without an end, not even null", withPerson({ seats: [without(seat(), "to")] }), `${SEAT}.to`],
  ["a seat without a start", withPerson({ seats: [seat({ from: null as never })] }), `${SEAT}.from`],
  ["a seat from 31 April", withPerson({ seats: [seat({ from: "2026-04-31" })] }), `${SEAT}.from`],
  ["an unknown role", withPerson({ seats: [seat({ role: "deputy" as never })] }), `${SEAT}.role`],
  ["seats that are not a list", withPerson({ seats: null }), "$.people[0].seats"],
  [
    "a leave that ends before it begins",
    withPerson({ leave: [leave("2026-03-10", "2026-03-09")] }),
    "$.people[0].leave[0].to",
  ],
  [
    "a leave without an end",
    withPerson({ leave: [{ from: "2026-03-10", to: null }] }),
    "$.people[0].leave[0].to",
  ],
  [
    "leaves that overlap, listed backwards",
    withPerson({ leave: [leave("2026-05-05", "2026-05-09"), leave("2026-05-01", "2026-05-05")] }),
    "$.people[0].leave[1]",
  ],
  [
    "a leave inside another, with one between",
    withPerson({
      leave: [
        leave("2026-01-01", "2026-12-31"),
        leave("2027-01-01", "2027-01-02"),
        leave("2026-06-01", "2026-06-02"),
      ],
    }),
    "$.people[0].leave[2]",
  ],
  ["bonus points as a number", withPerson({ items: [{ points: 4 }] }), "$.people[0].items[0].points"],
  ["an unknown effect", withPerson({ vetoes: [{ effect: "warn" }] }), "$.people[0].vetoes[0].effect"],
  [
    "a score cap without a value",
    withPerson({ vetoes: [{ effect: "cap-score" }] }),
    "$.people[0].vetoes[0].value",
  ],
  [
    "a score cap with a needless third place",
    withPerson({ vetoes: [{ effect: "cap-score", value: "84.990" }] }),
    "$.people[0].vetoes[0].value",
  ],
  [
    "a cap at an unknown grade",
    withPerson({ vetoes: [{ effect: "cap-grade", value: "E" }] }),
    "$.people[0].vetoes[0].value",
  ],
  [
    "a squad's cap at an unknown grade",
    bundle({ squads: [squad("s1", "90", { vetoes: [{ effect: "cap-grade", value: "E" }] })] }),
    "$.squads[0].vetoes[0].value",
  ],
])("refused: %s", (_, input, path) => {
  expect(pathsOf(input)).toEqual([path]);
});

test.each<[string, unknown]>([
  ["optional lists absent", bundle({ people: [{ id: "p" }] })],
  ["rounding absent", withScheme({ rounding: undefined })],
  [
    "unknown keys anywhere",
    { ...bundle(), note: { deep: [1, { a: null }] }, scheme: { ...scheme, extra: 1 } },
  ],
  ["an empty pool", bundle({ squads: [{ id: "s1", kpis: [] }] })],
  ["leading zeros and a minus zero", kpi({ score: "-0.00", calibratedScore: "007.50" })],
  [
    "leaves that touch",
    withPerson({ leave: [leave("2026-05-05", "2026-05-09"), leave("2026-05-10", "2026-05-11")] }),
  ],
  ["one day of leave", withPerson({ leave: [leave("2026-05-05", "2026-05-05")] })],
  ["a leap day", bundle({ asOf: "2028-02-29" })],
  ["a band of one value", curved({ ...band, low: "42", high: "42" })],
  ["a band without edge points", curved({ ...band, edgePoints: "0" })],
  ["a cap of 0 points", curved({ ...ratio, cap: "0" })],
  ["level points", curved({ ...threshold, points: { threshold: "100", target: "100", stretch: "100" } })],
  ["two leads of one discipline", bundle({ people: [person(), person({ id: "q" })] })],
])("accepted: %s", (_, input) => {
  expect(pathsOf(input)).toEqual([]);
});

test("all problems are named at once, in the order of the bundle", () => {
  const input = {
    ...bundle(),
    cycle: { start: "2026-13-01", end: "2026-12-31" },
    squads: [squad("s1", "9x"), squad("s2", "90")],
    people: [person({ seats: [seat({ squad: "s7" }), seat({ allocation: 20_000 })] })],
  };
  expect(pathsOf(input)).toEqual([
    "$.cycle.start",
    "$.squads[0].kpis[0].score",
    "$.people[0].seats[0].squad",
    "$.people[0].seats[1].allocation",
  ]);
});

test("a squad with a fault of its own is not unknown to its seats", () => {
  expect(pathsOf(bundle({ squads: [squad("s1", "abc")] }))).toEqual(["$.squads[0].kpis[0].score"]);
});

test.each<[unknown, string]>([
  [7, "$: must be an object"],
  [without(bundle(), "people"), "$.people: is missing"],
  [{ ...bundle(), people: {} }, "$.people: must be a list"],
  [bundle({ format: "x" as never }), "$.format: must be one of trivet/assessment-bundle@1"],
  [bundle({ asOf: "2026-06-31" }), "$.asOf: must be an existing date, YYYY-MM-DD"],
  [bundle({ asOf: ["2026-06-30"] as never }), "$.asOf: must be an existing date, YYYY-MM-DD"],
  [
    bundle({ cycle: { start: "2026-02-01", end: "2026-01-31" } }),
    "$.cycle.end: must not be before 2026-02-01",
  ],
  [bundle({ people: [person({ id: "" })] }), "$.people[0].id: must be a non-empty string"],
  [bundle({ people: [person(), person()] }), "$.people[1].id: is a duplicate of $.people[0].id"],
  [bundle({ people: [without(person(), "id") as never] }), "$.people[0].id: is missing"],
  [kpi({ weight: 9000, score: "1" }), "$.squads[0].kpis: weights sum to 9000 instead of 10000"],
  [kpi({ weight: 0.5, score: "1" }), "$.squads[0].kpis[0].weight: must be a whole number"],
  [kpi({ weight: undefined, score: "1" }), "$.squads[0].kpis[0].weight: is missing"],
  [kpi({ weight: -1, score: "1" }), "$.squads[0].kpis[0].weight: must not be negative"],
  [kpi({}), "$.squads[0].kpis[0]: needs a score or a curve"],
  [kpi({ score: "90", missing: "skip" }), "$.squads[0].kpis[0].missing: must be one of block, zero, waive"],
  [curved(threshold, ["5"]), `${ACTUAL}: must be a decimal written as a string, such as "12.5"`],
  [curved(without(threshold, "stretch")), `${CURVE}.stretch: is missing`],
  [
    curved({ ...threshold, stretch: "90" }),
    `${CURVE}: threshold, target and stretch must rise or fall strictly`,
  ],
  [curved({ ...band, low: "46" }), `${CURVE}: needs outerLow < low <= high < outerHigh`],
  [curved({ ...ratio, target: "0" }), `${CURVE}.target: must be greater than 0`],
  [
    curved({ ...milestones, milestones: [half("a")] }),
    `${CURVE}.milestones: milestone points sum to 50 instead of 100`,
  ],
  [curved(milestones, { z: 1 }), `${ACTUAL}.z: is not a milestone of the curve`],
  [curved(blend(part(1, ratio))), `${CURVE}.parts: needs at least two parts`],
  [
    curved(blend(part(1, ratio), part(1, threshold))),
    `${CURVE}.parts[1].curve: all parts must be of one kind`,
  ],
  [
    curved(blend(part(1, falling), part(1, threshold))),
    `${CURVE}.parts[1].curve: all parts must run in one direction`,
  ],
  [withPerson({ seats: [seat({ allocation: 0 })] }), `${SEAT}.allocation: must be at least 1`],
  [withPerson({ seats: [seat({ allocation: 10_001 })] }), `${SEAT}.allocation: must be at most 10000`],
  [withPerson({ seats: [seat({ squad: "s9" })] }), `${SEAT}.squad: names an unknown squad`],
  [
    withPerson({ leave: [leave("2026-05-05", "2026-05-09"), leave("2026-05-01", "2026-05-05")] }),
    "$.people[0].leave[1]: overlaps another leave",
  ],
  [
    withPerson({ vetoes: [{ effect: "cap-score", value: "1.234" }] }),
    "$.people[0].vetoes[0].value: must have at most 2 decimal places",
  ],
  [
    withPerson({ vetoes: [{ effect: "cap-grade", value: "E" }] }),
    "$.people[0].vetoes[0].value: is not a grade of the scheme",
  ],
  [withScheme({ items: { min: "5", max: "-5" } }), "$.scheme.items.max: must not be less than 5"],
  [withScheme({ grades: [] }), "$.scheme.grades: needs at least one grade"],
  [
    withScheme({ scoreRange: { min: "-1", max: "120" } }),
    "$.scheme.grades: the lowest grade starts at 0, above the score range's minimum -1",
  ],
  [
    withScheme({ tradeoffs: [{ a: "x", b: "y", severity: "2" }] }),
    "$.scheme.tradeoffs[0].severity: must be at most 1",
  ],
  [
    withScheme({ disciplines: { ...scheme.disciplines, data: { joint: 1, individual: 2 } } }),
    "$.scheme.disciplines.data: joint and individual sum to 3 instead of 10000",
  ],
])("said in words: %#", (input, line) => {
  const result = parseBundle(JSON.parse(JSON.stringify(input)));
  expect(result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([line]);
});

test("a message stays on one line whatever the input holds", () => {
  const result = parseBundle({
    ...bundle(),
    squads: [
      { id: "s1", kpis: [{ id: "k", weight: 10_000, curve: milestones, actual: { "a\n\u2028\u0085": 1 } }] },
    ],
  });
  expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([
    `${ACTUAL}["a\\n\\u2028\\u0085"]`,
  ]);
});

test("keys that touch prototypes are ordinary names", () => {
  const text = `{"__proto__": {"format": "x"}, ${JSON.stringify(
    curved(
      {
        kind: "milestones",
        milestones: [
          { id: "__proto__", points: "60" },
          { id: "constructor", points: "40" },
        ],
      },
      {},
    ),
  ).slice(1)}`;
  const reached = text.replace('"actual":{}', '"actual":{"__proto__": 0}');
  const result = parseBundle(JSON.parse(reached));
  expect(result.ok && Object.keys(result.bundle.squads[0]?.kpis[0]?.actual ?? {})).toEqual(["__proto__"]);
  expect(({} as { format?: string }).format).toBeUndefined();
});
