import { expect, test } from "vitest";
import {
  type AssessmentBundle,
  type PersonFigures,
  type Scheme,
  scoreBundle,
  scoreFigures,
  type Veto,
} from "~/domain/assessment";
import { bundle, person, scheme, seat, squad } from "./factories";

const only = (input: AssessmentBundle): PersonFigures => {
  const [first] = scoreFigures(input).people;
  if (first === undefined) throw new Error("A bundle with one person");
  return first;
};
const traced = (input: AssessmentBundle) => {
  const [first] = scoreBundle(input).people;
  if (first === undefined) throw new Error("A bundle with one person");
  return first.trace;
};
const jointOnly: Scheme = {
  ...scheme,
  disciplines: {
    tech: { joint: 10_000, individual: 0 },
    data: { joint: 10_000, individual: 0 },
    product: { joint: 10_000, individual: 0 },
  },
};
const two = (over: Partial<AssessmentBundle>) =>
  bundle({ scheme: jointOnly, squads: [squad("s1", "100"), squad("s2", "50")], ...over });

test("days and allocation weigh the squads", () => {
  const seats = [
    seat({ to: "2026-03-31", allocation: 5000 }),
    seat({ squad: "s2", from: "2026-04-01", to: "2026-06-29", allocation: 10_000 }),
  ];
  expect(only(two({ people: [person({ seats })] }))).toMatchObject({
    joint: "66.67",
    base: "66.67",
    individual: null,
  });
});

test("a stint one day short of the minimum is left out, one of just the minimum counts", () => {
  const seats = (to: string) => [seat({ to: "2026-09-30" }), seat({ squad: "s2", from: "2026-10-01", to })];
  expect(only(two({ people: [person({ seats: seats("2026-10-29") })] }))).toMatchObject({ joint: "100.00" });
  expect(only(two({ people: [person({ seats: seats("2026-10-30") })] }))).toMatchObject({ joint: "95.05" });
});

test("seats of one squad but two disciplines are two stints", () => {
  const seats = [
    seat({ to: "2026-01-20" }),
    seat({ discipline: "data", from: "2026-01-21", to: "2026-02-09" }),
    seat({ squad: "s2", from: "2026-02-10" }),
  ];
  expect(only(two({ people: [person({ seats })] }))).toMatchObject({ joint: "50.00" });
});

test("a day in two squads counts once towards the minimum", () => {
  const seats = [
    seat({ to: "2026-03-30", allocation: 5000 }),
    seat({ squad: "s2", to: "2026-03-30", allocation: 5000 }),
  ];
  expect(only(two({ people: [person({ seats })] })).status).toBe("not-rated");
  const longer = seats.map((each) => ({ ...each, to: "2026-03-31" }));
  expect(only(two({ people: [person({ seats: longer })] })).status).toBe("rated");
});

test("leave inside, across and outside the seat takes out its days only", () => {
  const leave = [
    { from: "2025-12-01", to: "2026-01-10" },
    { from: "2026-02-01", to: "2026-02-10" },
    { from: "2026-12-30", to: "2027-02-01" },
  ];
  const trace = traced(two({ people: [person({ seats: [seat({ from: "2025-06-01" })], leave })] }));
  expect([trace.totalDays, trace.stints[0]?.days]).toEqual([365 - 10 - 10 - 2, 343]);
});

test("someone on leave throughout, or never seated, is not rated even where no days are demanded", () => {
  const lenient = { ...jointOnly, seat: { minStintDays: 0, minTotalDays: 0 } };
  const away = person({ leave: [{ from: "2025-01-01", to: "2027-01-01" }] });
  for (const people of [
    [away],
    [person({ seats: [] })],
    [person({ seats: [seat({ from: "2027-01-01" })] })],
  ]) {
    expect(only(bundle({ scheme: lenient, people }))).toEqual({
      id: "p",
      status: "not-rated",
      final: null,
      grade: null,
    });
  }
  expect(traced(bundle({ scheme: lenient, people: [away] })).stints[0]?.ignored).toBe("no-days");
});

test("why a stint does not count", () => {
  const seats = [seat(), seat({ squad: "s2", to: "2026-01-09" }), seat({ squad: "s2", from: "2027-01-01" })];
  const trace = traced(two({ people: [person({ seats })] }));
  expect(trace.stints.map(({ ignored, days }) => [ignored, days])).toEqual([
    [null, 365],
    ["too-short", 9],
    ["outside-cycle", 0],
  ]);
  expect(trace.stints.map(({ counted }) => counted !== null)).toEqual([true, false, false]);
});

test("too few days go before a blocked pool", () => {
  const short = person({ seats: [seat({ from: "2026-12-01" })] });
  expect(only(bundle({ squads: [squad("s1", null)], people: [short] })).status).toBe("not-rated");
});

test("a blocked squad of an ignored stint blocks nobody", () => {
  const seats = [seat(), seat({ squad: "s2", to: "2026-01-09" })];
  const squads = [squad("s1", "90"), squad("s2", null)];
  expect(only(bundle({ squads, people: [person({ seats })] })).status).toBe("rated");
});

test("the joint pool is needed even where it weighs nothing", () => {
  const individual = { joint: 0, individual: 10_000 };
  const rules = { ...scheme, disciplines: { tech: individual, data: individual, product: individual } };
  const input = bundle({ scheme: rules, squads: [squad("s1", null)] });
  expect(only(input).status).toBe("blocked");
  expect(traced(input).blockedSquads).toEqual(["s1"]);
});

test("an individual pool nobody needs may be missing", () => {
  expect(only(bundle({ scheme: jointOnly, people: [person({ individual: [] })] }))).toMatchObject({
    status: "rated",
    individual: null,
    final: "90.00",
  });
});

test("why a pool is blocked", () => {
  const blocked = (
    items: { weight: number; score: string | null; missing?: "block" | "zero" | "waive" }[],
  ) => {
    const kpis = items.map((item, i) => ({ id: `k${i}`, ...item }));
    return scoreBundle(bundle({ squads: [{ id: "s1", kpis }], people: [] })).squads[0]?.trace.blocked;
  };
  expect(blocked([])).toBe("empty");
  expect(blocked([{ weight: 10_000, score: null }])).toBe("missing");
  expect(
    blocked([
      { weight: 0, score: null },
      { weight: 10_000, score: "80" },
    ]),
  ).toBe("missing");
  expect(
    blocked([
      { weight: 2001, score: null, missing: "waive" },
      { weight: 7999, score: "80" },
    ]),
  ).toBe("waived-too-much");
  expect(
    blocked([
      { weight: 2000, score: null, missing: "waive" },
      { weight: 8000, score: "80" },
    ]),
  ).toBeNull();
  expect(
    blocked([
      { weight: 0, score: "90" },
      { weight: 2000, score: null, missing: "waive" },
      { weight: 8000, score: null, missing: "zero" },
    ]),
  ).toBeNull();
});

test("a pool whose counted items weigh nothing is blocked", () => {
  const generous = { ...scheme, missing: { policy: "waive", maxWaivedWeight: 10_000 } as const };
  const kpis = [
    { id: "a", weight: 10_000, score: null },
    { id: "b", weight: 0, score: "90" },
  ];
  const result = scoreBundle(bundle({ scheme: generous, squads: [{ id: "s1", kpis }], people: [] }));
  expect(result.squads[0]).toMatchObject({
    status: "blocked",
    joint: null,
    trace: { blocked: "nothing-left" },
  });
});

const vetoed = (vetoes: Veto[], squadVetoes: Veto[] = []) =>
  bundle({ squads: [squad("s1", "90", { vetoes: squadVetoes })], people: [person({ vetoes })] });

test.each<[string, Veto[], Veto[], string, string]>([
  ["none", [], [], "94.00", "B"],
  ["a cap above the score", [{ effect: "cap-score", value: "95" }], [], "94.00", "B"],
  [
    "two caps, the lower wins",
    [
      { effect: "cap-score", value: "80" },
      { effect: "cap-score", value: "70.5" },
    ],
    [],
    "70.50",
    "C",
  ],
  [
    "the squad's cap under one's own",
    [{ effect: "cap-score", value: "80" }],
    [{ effect: "cap-score", value: "59.99" }],
    "59.99",
    "D",
  ],
  ["zero", [{ effect: "zero" }], [{ effect: "cap-score", value: "59.99" }], "0.00", "D"],
  ["a grade cap", [{ effect: "cap-grade", value: "C" }], [], "94.00", "C"],
  ["a grade cap above the grade", [{ effect: "cap-grade", value: "A" }], [], "94.00", "B"],
  [
    "two grade caps, the lower wins",
    [{ effect: "cap-grade", value: "D" }],
    [{ effect: "cap-grade", value: "C" }],
    "94.00",
    "D",
  ],
  [
    "a grade cap on a capped score",
    [{ effect: "cap-score", value: "59.99" }],
    [{ effect: "cap-grade", value: "C" }],
    "59.99",
    "D",
  ],
])("vetoes: %s", (_, own, squads, final, grade) => {
  expect(only(vetoed(own, squads))).toMatchObject({ beforeVeto: "94.00", final, grade });
});

test("the trace says which veto decided", () => {
  const decisive = (vetoes: Veto[], squadVetoes: Veto[] = []) =>
    traced(vetoed(vetoes, squadVetoes)).rated?.vetoes.map((veto) => [
      veto.squad,
      veto.effect,
      veto.value,
      veto.decisive,
    ]);
  expect(
    decisive(
      [{ effect: "cap-score", value: "80" }],
      [
        { effect: "cap-score", value: "70" },
        { effect: "cap-grade", value: "D" },
      ],
    ),
  ).toEqual([
    [null, "cap-score", "80", false],
    ["s1", "cap-score", "70", true],
    ["s1", "cap-grade", "D", true],
  ]);
  expect(
    decisive([{ effect: "cap-score", value: "95" }, { effect: "cap-grade", value: "B" }, { effect: "zero" }]),
  ).toEqual([
    [null, "cap-score", "95", false],
    [null, "cap-grade", "B", false],
    [null, "zero", null, true],
  ]);
  expect(
    decisive([
      { effect: "cap-score", value: "94" },
      { effect: "cap-grade", value: "B" },
    ]),
  ).toEqual([
    [null, "cap-score", "94", false],
    [null, "cap-grade", "B", false],
  ]);
});

test("a squad's veto spares those whose stint there is ignored, and counts once for two stints", () => {
  const squads = [squad("s1", "90"), squad("s2", "90", { vetoes: [{ effect: "zero" }] })];
  const ignored = person({ seats: [seat(), seat({ squad: "s2", to: "2026-01-09" })] });
  expect(only(bundle({ squads, people: [ignored] }))).toMatchObject({ final: "94.00" });
  const twice = person({
    seats: [seat({ squad: "s2", to: "2026-06-30" }), seat({ squad: "s2", from: "2026-07-01" })],
  });
  expect(only(bundle({ squads, people: [twice] }))).toMatchObject({ final: "0.00" });
  expect(traced(bundle({ squads, people: [twice] })).rated?.vetoes).toHaveLength(1);
});

test("a veto that pushes the score under every grade leaves the lowest", () => {
  const rules = {
    ...scheme,
    scoreRange: { min: "20", max: "120" },
    grades: [
      { grade: "B", from: "85" },
      { grade: "C", from: "20" },
    ],
  };
  expect(only({ ...vetoed([{ effect: "zero" }]), scheme: rules })).toMatchObject({
    final: "0.00",
    grade: "C",
  });
});

test("grades are read in the order of their scores, however they are listed", () => {
  const rules = { ...scheme, grades: [...scheme.grades].reverse() };
  expect(only(bundle({ scheme: rules }))).toMatchObject({ final: "94.00", grade: "B" });
});

test("the trace gives the way to the next grade", () => {
  expect(traced(bundle()).rated?.grade).toEqual({
    earned: "B",
    cap: null,
    granted: "B",
    next: { grade: "A", from: "100", gap: "6.00" },
  });
  const top = bundle({
    squads: [squad("s1", "120")],
    people: [person({ individual: [{ id: "i", weight: 10_000, score: "118" }] })],
  });
  expect(traced(top).rated?.grade).toMatchObject({ earned: "S", next: null });
});

test("the trace of the letter: two parts, items, and each stint with its share", () => {
  const input = bundle({
    squads: [squad("s1", "90.6")],
    people: [
      person({
        individual: [{ id: "i", weight: 10_000, score: "104" }],
        items: [{ points: "7" }, { points: "-0.5" }],
      }),
    ],
  });
  const { rated, stints, individual } = traced(input);
  expect(rated).toMatchObject({
    jointPart: { printed: "54.36", exact: "54.36" },
    individualPart: { printed: "41.60" },
    base: { printed: "95.96" },
    listedItems: { printed: "6.50" },
    items: { printed: "5.00" },
    unclamped: { printed: "100.96" },
    beforeVeto: { printed: "100.96" },
    final: { printed: "100.96" },
  });
  expect(stints[0]?.counted).toEqual({
    share: { printed: "100.00", exact: "100" },
    jointWeight: 6000,
    individualWeight: 4000,
    joint: { printed: "90.60", exact: "90.6" },
    jointPart: { printed: "54.36", exact: "54.36" },
    individualPart: { printed: "41.60", exact: "41.6" },
    score: { printed: "95.96", exact: "95.96" },
  });
  expect(individual?.items).toEqual([
    {
      id: "i",
      weight: 10_000,
      source: "score",
      missing: null,
      points: { printed: "104.00", exact: "104" },
      contribution: { printed: "104.00", exact: "104" },
    },
  ]);
});

test("the trace of a pool: where points come from, what was waived, and contributions that add up", () => {
  const kpis = [
    { id: "waived", weight: 1000, score: null, missing: "waive" as const },
    { id: "zero", weight: 1000, score: null, missing: "zero" as const },
    { id: "calibrated", weight: 3000, score: "50", calibratedScore: "80" },
    { id: "curve", weight: 5000, curve: { kind: "ratio" as const, target: "3" }, actual: "2" },
  ];
  const trace = scoreBundle(bundle({ squads: [{ id: "s1", kpis }], people: [] })).squads[0]?.trace;
  expect(trace).toMatchObject({ blocked: null, countedWeight: 9000, waivedWeight: 1000 });
  expect(trace?.score).toEqual({ printed: "63.70", exact: "1720/27" });
  expect(
    trace?.items.map(({ source, missing, points, contribution }) => [
      source,
      missing,
      points?.exact,
      contribution?.printed,
    ]),
  ).toEqual([
    ["missing", "waive", undefined, undefined],
    ["missing", "zero", "0", "0.00"],
    ["calibrated", null, "80", "26.67"],
    ["curve", null, "200/3", "37.04"],
  ]);
});

test("a bundle that was not checked fails loudly rather than wrongly", () => {
  expect(() => scoreFigures(bundle({ people: [person({ seats: [seat({ squad: "s9" })] })] }))).toThrow(
    RangeError,
  );
  expect(() => scoreFigures(bundle({ cycle: { start: "2026-02-30", end: "2026-12-31" } }))).toThrow(
    RangeError,
  );
  expect(() => scoreFigures(bundle({ scheme: { ...scheme, grades: [] } }))).toThrow(RangeError);
});
