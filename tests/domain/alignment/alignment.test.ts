import { expect, test } from "vitest";
import {
  alignmentGates,
  alignSquad,
  alignSquads,
  isUndecided,
  leadConflicts,
  liveOverlap,
  printAlignment,
  scoreDivergence,
} from "~/domain/alignment";
import {
  type AssessmentBundle,
  type Curve,
  defaultLimits,
  type PersonInput,
  type PoolItem,
} from "~/domain/assessment";
import { exactText } from "~/domain/exact";
import type { Discipline } from "~/domain/org/discipline";
import { bundle, scheme, seat } from "../assessment/factories";

const ratio: Curve = { kind: "ratio", target: "80" };
const line = (id: string, weight: number, over: Partial<PoolItem> = {}): PoolItem => ({
  id,
  weight,
  score: "100",
  ...over,
});
const lead = (discipline: Discipline, over: Partial<PersonInput> = {}): PersonInput => ({
  id: discipline,
  seats: [seat({ discipline })],
  individual: [line("own", 10_000)],
  ...over,
});
const squads = [{ id: "s1", kpis: [line("aum", 4000, { metric: "aum", curve: ratio }), line("rest", 6000)] }];
const staffed = (
  people: Partial<Record<Discipline, Partial<PersonInput>>> = {},
  over: Partial<AssessmentBundle> = {},
) =>
  bundle({
    squads,
    people: [lead("tech", people.tech), lead("data", people.data), lead("product", people.product)],
    ...over,
  });
const measured = (input: AssessmentBundle) => {
  const found = alignSquad(input, "s1");
  if (found === null) throw new Error("A bundle with squad s1");
  return printAlignment(found);
};
const overlapping = (individual: PoolItem[]) =>
  staffed({ tech: { individual }, data: { individual }, product: { individual } });

test("a lead seated half-time shares half", () => {
  const seats = [
    seat({ discipline: "data", allocation: 5000 }),
    seat({ squad: "s2", discipline: "data", allocation: 5000 }),
  ];
  const input = staffed(
    { data: { seats } },
    { squads: [...squads, { id: "s2", kpis: [line("k", 10_000)] }] },
  );
  expect(measured(input)).toMatchObject({
    swo: "30.00",
    pairs: { "tech-data": "30.00", "tech-product": "60.00", "data-product": "30.00" },
    divergenceBound: "84.00",
  });
});

test("a share counts the seats held on the day only", () => {
  const seats = [
    seat({ discipline: "data", allocation: 5000 }),
    seat({ squad: "s1", discipline: "data", role: "member", to: "2026-06-30" }),
  ];
  expect(measured(staffed({ data: { seats } }))).toMatchObject({ swo: "60.00" });
});

test("leads are those of the day asked for, the cycle's end by default", () => {
  const seats = [seat({ discipline: "data", to: "2026-06-30" })];
  const input = staffed({ data: { seats } });
  expect(measured(input).swo).toBeNull();
  expect(measured({ ...input, asOf: "2026-06-30" }).swo).toBe("60.00");
  expect(measured({ ...input, asOf: "2025-12-31" }).swo).toBeNull();
});

test("a member leads nothing", () => {
  expect(measured(staffed({ data: { seats: [seat({ discipline: "data", role: "member" })] } }))).toEqual({
    id: "s1",
    swo: null,
    pairs: null,
    jointFloor: null,
    jointSpread: null,
    coherence: null,
    conflictExposure: null,
    divergenceBound: null,
  });
});

test("an individual line on a joint metric adds to it; lines without metric are alone even under one id", () => {
  expect(measured(overlapping([line("own", 10_000)])).swo).toBe("60.00");
  expect(measured(overlapping([line("own", 10_000, { metric: "nps" })])).swo).toBe("100.00");
  expect(measured(overlapping([line("own", 10_000, { metric: "aum", curve: ratio })]))).toMatchObject({
    swo: "100.00",
    coherence: "1.0000",
  });
});

test.each<[string, Curve | undefined, string]>([
  ["the same numbers written differently", { kind: "ratio", target: "80.0", cap: "120" }, "1.0000"],
  ["another target", { kind: "ratio", target: "81" }, "0.3600"],
  ["another cap", { kind: "ratio", target: "80", cap: "110" }, "0.3600"],
  ["no curve", undefined, "0.3600"],
])("coherence with a line of %s", (_, curve, coherence) => {
  const own = line("own", 10_000, { metric: "aum", ...(curve && { curve }) });
  expect(measured(overlapping([own])).coherence).toBe(coherence);
});

test("a blend is not the curve it is blended from, but equal blends are equal", () => {
  const blendOf = (target: string): Curve => ({
    kind: "blend",
    parts: [
      { days: 10, curve: { kind: "ratio", target } },
      { days: 20, curve: { kind: "ratio", target: "90" } },
    ],
  });
  const coherence = (joint: Curve, own: Curve) => {
    const input = overlapping([line("own", 10_000, { metric: "m", curve: own })]);
    return measured({
      ...input,
      squads: [{ id: "s1", kpis: [line("k", 10_000, { metric: "m", curve: joint })] }],
    }).coherence;
  };
  expect(coherence(blendOf("80"), blendOf("80.00"))).toBe("1.0000");
  expect(coherence(blendOf("80"), blendOf("81"))).toBe("0.0000");
  expect(coherence(blendOf("80"), ratio)).toBe("0.0000");
  const staged = (ids: string[], decayPerDay?: string): Curve => ({
    kind: "milestones",
    milestones: ids.map((id) => ({ id, points: "50" })),
    ...(decayPerDay && { decayPerDay }),
  });
  expect(coherence(staged(["a", "b"]), staged(["b", "a"], "0.020"))).toBe("1.0000");
  expect(coherence(staged(["a", "b"]), staged(["a", "c"]))).toBe("0.0000");
  const band: Curve = { kind: "band", outerLow: "1", low: "2", high: "3", outerHigh: "4" };
  expect(coherence(band, { ...band, edgePoints: "60.0" })).toBe("1.0000");
  expect(coherence(band, { ...band, outerHigh: "5" })).toBe("0.0000");
  const steps: Curve = { kind: "deduction", standard: "99", unit: "1", pointsPerUnit: "1" };
  expect(coherence(steps, { ...steps, unit: "1.0" })).toBe("1.0000");
  expect(coherence(steps, { ...steps, unit: "2" })).toBe("0.0000");
  const marks: Curve = { kind: "threshold", threshold: "1", target: "2", stretch: "3" };
  expect(coherence(marks, { ...marks, points: { threshold: "60", target: "100", stretch: "120.0" } })).toBe(
    "1.0000",
  );
  expect(coherence(marks, { ...marks, points: { threshold: "50", target: "100", stretch: "120" } })).toBe(
    "0.0000",
  );
});

test("a line without effective weight does not spoil coherence", () => {
  const individual = [line("own", 10_000), line("idle", 0, { metric: "aum" })];
  expect(measured(overlapping(individual)).coherence).toBe("1.0000");
});

test("coherence is unknown without overlap", () => {
  const apart = { joint: 0, individual: 10_000 };
  const rules = { ...scheme, disciplines: { tech: apart, data: apart, product: apart } };
  expect(measured(staffed({}, { scheme: rules }))).toMatchObject({
    swo: "0.00",
    coherence: null,
    divergenceBound: "120.00",
  });
});

test("floor and spread are the scheme's, over all three disciplines", () => {
  const split = (joint: number) => ({ joint, individual: 10_000 - joint });
  const rules = { ...scheme, disciplines: { tech: split(6500), data: split(5250), product: split(7000) } };
  expect(measured(staffed({}, { scheme: rules }))).toMatchObject({
    jointFloor: "52.50",
    jointSpread: "17.50",
  });
});

test("exposure takes the two leads a trade-off pulls apart most, each listed pair once", () => {
  const input = staffed(
    {
      tech: { individual: [line("x", 10_000, { metric: "speed" })] },
      data: { individual: [line("y", 5000, { metric: "risk" }), line("z", 5000, { metric: "speed" })] },
      product: { individual: [line("v", 2500, { metric: "speed" }), line("w", 7500)] },
    },
    {
      scheme: {
        ...scheme,
        tradeoffs: [
          { a: "risk", b: "speed", severity: "0.5" },
          { a: "speed", b: "nothing", severity: "1" },
        ],
      },
    },
  );
  expect(measured(input).conflictExposure).toBe("10.00");
  const twice = {
    ...scheme,
    tradeoffs: [
      { a: "risk", b: "speed", severity: "0.5" },
      { a: "speed", b: "risk", severity: "0.25" },
    ],
  };
  expect(measured({ ...input, scheme: twice }).conflictExposure).toBe("15.00");
});

test("a second lead of a discipline is named by its seat and leaves nothing to measure", () => {
  const input = staffed();
  const doubled = {
    ...input,
    people: [...input.people, { id: "q", seats: [seat({ to: "2026-06-30" }), seat({ from: "2026-07-01" })] }],
  };
  expect(leadConflicts(doubled).map(({ path, message }) => `${path}: ${message}`)).toEqual([
    "$.people[3].seats[1]: is a second tech lead of this squad on 2026-12-31",
  ]);
  expect(measured(doubled).swo).toBeNull();
  expect(alignSquads(doubled)[0]?.leads).toEqual({ tech: null, data: "data", product: "product" });
  expect(leadConflicts({ ...doubled, asOf: "2025-12-31" })).toEqual([]);
});

test("one person with two lead seats of one discipline is one lead", () => {
  const seats = [seat({ allocation: 3000 }), seat({ allocation: 7000 })];
  const input = staffed({ tech: { seats } });
  expect(leadConflicts(input)).toEqual([]);
  expect(measured(input).swo).toBe("60.00");
});

const gateStatus = (input: AssessmentBundle, limits = defaultLimits.gates, exposureWaiver?: string) => {
  const verdict = alignmentGates(alignSquad(input, "s1")?.measures ?? null, limits, { exposureWaiver });
  return [verdict.passes, ...verdict.gates.map(({ status }) => status)];
};

test("gates of a fused, a scattered and an incomplete squad", () => {
  expect(gateStatus(staffed())).toEqual([true, "pass", "pass", "pass", "pass"]);
  const apart = { joint: 4000, individual: 6000 };
  const scattered = staffed(
    {},
    { scheme: { ...scheme, disciplines: { tech: apart, data: apart, product: apart } } },
  );
  expect(gateStatus(scattered)).toEqual([false, "pass", "fail", "pass", "pass"]);
  expect(gateStatus(bundle({ squads, people: [] }))).toEqual([
    false,
    "fail",
    "unmeasured",
    "unmeasured",
    "unmeasured",
  ]);
  const none = { joint: 0, individual: 10_000 };
  const apartWholly = staffed(
    {},
    { scheme: { ...scheme, disciplines: { tech: none, data: none, product: none } } },
  );
  const lenient = { ...defaultLimits.gates, minSharedWeightOverlap: "0" };
  expect(gateStatus(apartWholly, lenient)).toEqual([false, "pass", "pass", "unmeasured", "pass"]);
});

test("a gate reads the exact value, not the printed one", () => {
  const seats = [
    seat({ discipline: "data", allocation: 9999 }),
    seat({ squad: "s2", discipline: "data", allocation: 1 }),
  ];
  const input = staffed(
    { data: { seats } },
    { squads: [...squads, { id: "s2", kpis: [line("k", 10_000)] }] },
  );
  const exact = { ...defaultLimits.gates, minSharedWeightOverlap: "60" };
  expect(measured(input).swo).toBe("59.99");
  expect(gateStatus(input, exact)).toEqual([false, "pass", "fail", "pass", "pass"]);
  expect(gateStatus(staffed(), exact)[0]).toBe(true);
  const tiny = { ...defaultLimits.gates, minSharedWeightOverlap: "59.9940" };
  expect(gateStatus(input, tiny)[0]).toBe(true);
  expect(gateStatus(input, { ...tiny, minSharedWeightOverlap: "59.9941" })[0]).toBe(false);
});

test("exposure passes once it is waived with a reason", () => {
  const input = staffed(
    {
      tech: { individual: [line("x", 10_000, { metric: "speed" })] },
      data: { individual: [line("y", 10_000, { metric: "risk" })] },
    },
    { scheme: { ...scheme, tradeoffs: [{ a: "speed", b: "risk", severity: "1" }] } },
  );
  expect(measured(input).conflictExposure).toBe("40.00");
  expect(gateStatus(input)).toEqual([false, "pass", "pass", "pass", "fail"]);
  expect(gateStatus(input, undefined, "  ")).toEqual([false, "pass", "pass", "pass", "fail"]);
  expect(gateStatus(input, undefined, "Both lines are set by the regulator")).toEqual([
    true,
    "pass",
    "pass",
    "pass",
    "waived",
  ]);
});

test("score divergence is the distance between the best and the worst final", () => {
  const divergence = scoreDivergence(["95.96", "89.56", "92.76"]);
  expect(divergence && exactText(divergence)).toBe("6.4");
  expect(scoreDivergence(["95.96"])).toBeNull();
});

test("live overlap looks at what can still change", () => {
  const live = (input: AssessmentBundle, isLive?: (line: PoolItem) => boolean) => {
    const overlap = liveOverlap(input, "s1", isLive);
    return overlap && exactText(overlap);
  };
  expect(live(staffed(), () => true)).toBe("60");
  expect(live(staffed(), ({ id }) => id !== "own")).toBe("100");
  expect(live(staffed(), ({ id }) => id === "own")).toBe("0");
  expect(live(staffed(), ({ id }) => id !== "rest")).toBe("37.5");
  expect(live(staffed())).toBeNull();
  expect(live(bundle({ squads, people: [] }))).toBeNull();
});

test.each<[string, Partial<PoolItem>, boolean]>([
  ["rated", { score: "90", curve: ratio, actual: "10" }, false],
  ["calibrated", { calibratedScore: "90", curve: ratio, actual: "10" }, false],
  ["to be rated", { score: null }, true],
  ["without a reading", { curve: ratio, actual: null }, true],
  ["under way", { curve: ratio, actual: "80" }, true],
  ["capped", { curve: ratio, actual: "96" }, false],
  [
    "at the stretch",
    { curve: { kind: "threshold", threshold: "10", target: "5", stretch: "2" }, actual: "2" },
    false,
  ],
  [
    "short of the stretch",
    { curve: { kind: "threshold", threshold: "10", target: "5", stretch: "2" }, actual: "2.01" },
    true,
  ],
  [
    "inside the band",
    { curve: { kind: "band", outerLow: "1", low: "2", high: "3", outerHigh: "4" }, actual: "3" },
    false,
  ],
  [
    "at the band's edge",
    { curve: { kind: "band", outerLow: "1", low: "2", high: "3", outerHigh: "4" }, actual: "4" },
    true,
  ],
  [
    "without any deduction",
    { curve: { kind: "deduction", standard: "99", unit: "1", pointsPerUnit: "1" }, actual: "99" },
    false,
  ],
  [
    "with a deduction",
    { curve: { kind: "deduction", standard: "99", unit: "1", pointsPerUnit: "1" }, actual: "98" },
    true,
  ],
  [
    "with a milestone left",
    { curve: { kind: "milestones", milestones: [{ id: "a", points: "100" }] }, actual: {} },
    true,
  ],
  [
    "with every milestone reached",
    { curve: { kind: "milestones", milestones: [{ id: "a", points: "100" }] }, actual: { a: 9 } },
    false,
  ],
  [
    "blended and capped",
    {
      curve: {
        kind: "blend",
        parts: [
          { days: 1, curve: ratio as never },
          { days: 1, curve: ratio as never },
        ],
      },
      actual: "96",
    },
    false,
  ],
])("a line %s can still change points: %#", (_, item, open) => {
  expect(isUndecided({ id: "k", weight: 10_000, ...item })).toBe(open);
});
