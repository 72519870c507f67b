import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBundle, scoreFigures } from "~/domain/assessment";
import {
  assembleBundle,
  type CycleInputs,
  type InputActual,
  reducedBundle,
  wantedActuals,
  withoutActuals,
} from "~/domain/assessment-cycle";
import { startingRules } from "~/domain/scheme";

const cycle = { id: "h1", name: "上半年", nameEn: "H1", start: "2026-01-01", end: "2026-06-30" };
const scheme = { ...startingRules, name: "方案", nameEn: "Scheme", version: 1 };
const metric = (id: string) => ({
  id,
  code: id.toUpperCase(),
  name: id,
  nameEn: id,
  unit: "",
  unitEn: "",
  decimals: 0,
  aggregation: "last",
});
const person = (id: string) => ({ id, employeeNo: id, name: id, nameEn: id });
const curve = (target: string) => ({ kind: "threshold", threshold: "50", target, stretch: "150" }) as const;

const inputs = (changes: Partial<CycleInputs> = {}): CycleInputs => ({
  squads: [{ id: "s", key: "S", name: "三角", nameEn: "Triangle" }],
  versions: [{ id: "v1", squadId: "s", number: 1, effectiveFrom: null, contentHash: "x", inForce: true }],
  lines: [
    {
      versionId: "v1",
      lineKey: "aum",
      metricId: "aum",
      segment: "",
      weight: 10_000,
      curve: curve("100"),
      position: 0,
    },
  ],
  seats: [
    {
      squadId: "s",
      personId: "chen",
      discipline: "tech",
      role: "lead",
      from: "2025-01-01",
      to: null,
      allocation: 10_000,
    },
  ],
  people: [person("chen")],
  leaves: [],
  individual: [
    {
      id: "i",
      personId: "chen",
      title: "培养",
      titleEn: "Coaching",
      metricId: null,
      segment: "",
      weight: 10_000,
      curve: null,
      score: "90",
      scoreNote: "",
      scoredAt: null,
      position: 0,
    },
  ],
  items: [],
  vetoes: [],
  metrics: [metric("aum")],
  ...changes,
});
const actual = (value: string | null): InputActual => ({
  value,
  day: value && "2026-06-30",
  source: value && "platform",
  receivedAt: null,
  readings: 1,
  readingId: "r",
});
const at = (values: Record<string, string>) => (metricId: string, segment: string) =>
  actual(values[`${metricId}|${segment}`] ?? null);
const figures = (given: CycleInputs, values: Record<string, string>) => {
  const parsed = parseBundle(assembleBundle({ cycle, scheme, inputs: given, actualOf: at(values) }));
  if (!parsed.ok)
    throw new Error(parsed.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  return scoreFigures(parsed.bundle);
};

test("Joint lines of the contract in force, readings and the individual part make the score", () => {
  expect(figures(inputs(), { "aum|": "100" }).people).toMatchObject([
    { joint: "100.00", individual: "90.00", final: "96.00", grade: "B" },
  ]);
});

test("A target amended midway is blended by the days each version held; the weights last signed hold for all of it", () => {
  const amended = inputs({
    versions: [
      { id: "v1", squadId: "s", number: 1, effectiveFrom: null, contentHash: "x", inForce: false },
      { id: "v2", squadId: "s", number: 2, effectiveFrom: "2026-04-01", contentHash: "y", inForce: true },
    ],
    lines: [
      {
        versionId: "v1",
        lineKey: "aum",
        metricId: "aum",
        segment: "",
        weight: 10_000,
        curve: curve("100"),
        position: 0,
      },
      {
        versionId: "v2",
        lineKey: "aum",
        metricId: "aum",
        segment: "",
        weight: 10_000,
        curve: curve("120"),
        position: 0,
      },
    ],
  });
  const { squads } = assembleBundle({ cycle, scheme, inputs: amended });
  expect(squads[0]?.kpis[0]?.curve).toEqual({
    kind: "blend",
    parts: [
      { days: 90, curve: curve("100") },
      { days: 91, curve: curve("120") },
    ],
  });
  expect(squads[0]?.contract).toMatchObject({ version: 2 });
});

test("A milestones line reads one segment for each milestone; without any reading it is missing", () => {
  const milestones = {
    kind: "milestones",
    milestones: [
      { id: "plan", points: "40" },
      { id: "live", points: "60" },
    ],
  } as const;
  const given = inputs({
    lines: [
      {
        versionId: "v1",
        lineKey: "aum",
        metricId: "aum",
        segment: "",
        weight: 10_000,
        curve: { ...milestones, milestones: [...milestones.milestones] },
        position: 0,
      },
    ],
  });
  expect(wantedActuals(given)).toEqual([
    { metricId: "aum", segment: "plan" },
    { metricId: "aum", segment: "live" },
  ]);
  expect(figures(given, { "aum|plan": "-2" }).squads).toMatchObject([{ joint: "40.00" }]);
  expect(figures(given, {}).squads).toMatchObject([{ joint: null, status: "blocked" }]);
});

test("Leaves that overlap in the records are joined: no day is taken out twice", () => {
  const given = inputs({
    leaves: [
      { personId: "chen", from: "2026-03-05", to: "2026-03-20" },
      { personId: "chen", from: "2026-03-01", to: "2026-03-10" },
      { personId: "chen", from: "2026-05-01", to: "2026-05-01" },
    ],
  });
  expect(assembleBundle({ cycle, scheme, inputs: given }).people[0]?.leave).toEqual([
    { from: "2026-03-01", to: "2026-03-20" },
    { from: "2026-05-01", to: "2026-05-01" },
  ]);
});

test("The order of the records does not matter", () => {
  const base = inputs({
    squads: ["s", "q", "r"].map((id) => ({ id, key: id, name: id, nameEn: id })),
    people: ["chen", "shen", "zhou"].map(person),
    seats: ["chen", "shen", "zhou"].map((id, i) => ({
      squadId: "s",
      personId: id,
      discipline: (["tech", "data", "product"] as const)[i]!,
      role: "lead" as const,
      from: "2025-01-01",
      to: null,
      allocation: 10_000,
    })),
  });
  const text = JSON.stringify(
    assembleBundle({ cycle, scheme, inputs: base, actualOf: at({ "aum|": "80" }) }),
  );
  const shuffled = fc.record({
    squads: fc.shuffledSubarray(base.squads, { minLength: 3 }),
    people: fc.shuffledSubarray(base.people, { minLength: 3 }),
    seats: fc.shuffledSubarray(base.seats, { minLength: 3 }),
  });
  fc.assert(
    fc.property(
      shuffled,
      (mixed) =>
        JSON.stringify(
          assembleBundle({ cycle, scheme, inputs: { ...base, ...mixed }, actualOf: at({ "aum|": "80" }) }),
        ) === text,
    ),
  );
});

test("A reduced bundle holds one person and the squads they sat in, and gives them the same figures", () => {
  const both = inputs({
    people: [person("chen"), person("shen")],
    squads: [...inputs().squads, { id: "other", key: "O", name: "其他", nameEn: "Other" }],
  });
  const { squads, people, ...head } = assembleBundle({
    cycle,
    scheme,
    inputs: both,
    actualOf: at({ "aum|": "80" }),
  });
  const reduced = reducedBundle(head, { squads, person: people[0]! });
  expect(reduced.squads.map((squad) => squad.id)).toEqual(["s"]);
  expect(JSON.stringify(reduced)).not.toContain("shen");
  const score = (bundle: unknown) => {
    const parsed = parseBundle(bundle);
    return parsed.ok ? scoreFigures(parsed.bundle).people.find((one) => one.id === "chen") : null;
  };
  expect(score(reduced)).toEqual(score({ ...head, squads, people }));
});

test("Without actuals two bundles are equal exactly when people decided the same", () => {
  const decided = (values: Record<string, string>, score: string) => {
    const [line] = inputs().individual;
    const parsed = parseBundle(
      assembleBundle({
        cycle,
        scheme,
        inputs: inputs({ individual: [{ ...line!, score }] }),
        actualOf: at(values),
      }),
    );
    return parsed.ok ? JSON.stringify(withoutActuals(parsed.bundle)) : "";
  };
  expect(decided({ "aum|": "80" }, "90")).toBe(decided({ "aum|": "120" }, "90"));
  expect(decided({ "aum|": "80" }, "90")).not.toBe(decided({ "aum|": "80" }, "91"));
});
