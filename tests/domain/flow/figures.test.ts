import fc from "fast-check";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import {
  agesAtLeaving,
  clip,
  countBetween,
  covered,
  defaultBoundary,
  defaultThresholds,
  efficiency,
  type FlowStep,
  forecast,
  forecastRuns,
  isBoundary,
  littlesLaw,
  nearestRank,
  type PairFlow,
  pairState,
  percentilesOf,
  readTimeline,
  returnRate,
  trendOf,
} from "~/domain/flow";

const hour = 3_600_000;
const day = 24 * hour;

test.each([
  [[], 50, null],
  [[7], 95, 7],
  [[4, 1, 3, 2], 50, 2],
  [[4, 1, 3, 2], 51, 3],
  [[4, 1, 3, 2], 85, 4],
  [Array.from({ length: 20 }, (_, i) => i + 1), 95, 19],
  [Array.from({ length: 20 }, (_, i) => i + 1), 85, 17],
] as const)("nearest rank of %j at %i %% is %s", (values, percent, expected) => {
  expect(nearestRank(values, percent)).toBe(expected);
});

test("nearest rank is a value that enough of the values do not exceed, and the smallest such", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { minLength: 1 }),
      fc.integer({ min: 1, max: 100 }),
      (values, percent) => {
        const found = nearestRank(values, percent)!;
        const atMost = (limit: number) => values.filter((value) => value <= limit).length;
        expect(values).toContain(found);
        expect(atMost(found) * 100).toBeGreaterThanOrEqual(percent * values.length);
        expect(atMost(found - 1) * 100).toBeLessThan(percent * values.length);
      },
    ),
  );
  expect(percentilesOf([])).toBeNull();
  expect(percentilesOf([2, 1])).toEqual({ p50: 1, p85: 2, p95: 2 });
});

test("time that several spans cover counts once", () => {
  const span = fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, (spans, window) => {
      const inside = clip(spans, window);
      const minutes = Array.from({ length: 41 }, (_, m) => m).filter(
        (m) => m >= window.from && m < window.to && spans.some(({ from, to }) => m >= from && m < to),
      );
      expect(covered(inside)).toBe(minutes.length);
    }),
  );
  expect(clip([{ from: 3, to: null }], { from: 0, to: 10 })).toEqual([{ from: 3, to: 10 }]);
});

test("efficiency is the active share, and nothing for a cycle without length", () => {
  expect(efficiency({ active: 3, blocked: 1, handoff: 2, queue: 6 })).toBe(0.25);
  expect(efficiency({ active: 0, blocked: 0, handoff: 0, queue: 0 })).toBeNull();
});

test.each([
  ["to-do", "review", true],
  ["doing", "review", true],
  ["review", "review", false],
  ["review", "done", true],
] as const)("a clock from %s to %s makes sense: %s", (started, finished, sense) => {
  expect(isBoundary({ started, finished })).toBe(sense);
});

const pair: PairFlow = { offers: 20, returned: 0, medianHours: 10, p85Hours: 20 };

test.each([
  ["no offers", { offers: 0, medianHours: null, p85Hours: null }, "none"],
  ["four offers, all late", { offers: 4, p85Hours: 500 }, "too-few"],
  ["five offers, late", { offers: 5, p85Hours: 48.1 }, "breakpoint"],
  ["a wait at the threshold", { p85Hours: 48 }, "watch"],
  ["a wait near the threshold", { p85Hours: 28.9 }, "watch"],
  ["a wait at the watch line", { p85Hours: 28.8 }, "flowing"],
  ["exactly 20 % returned", { returned: 4 }, "watch"],
  ["more than 20 % returned", { returned: 5 }, "breakpoint"],
  ["12 % returned", { offers: 25, returned: 3 }, "flowing"],
  ["13 % returned", { offers: 23, returned: 3 }, "watch"],
  ["nothing accepted yet", { medianHours: null, p85Hours: null }, "flowing"],
] as const)("%s: %o is %s", (_case, change, state) => {
  expect(pairState({ ...pair, ...change }, defaultThresholds)).toBe(state);
});

test("a squad's own thresholds count, and the return rate is in basis points", () => {
  expect(pairState(pair, { wait: 19, returnRate: 2_000 })).toBe("breakpoint");
  expect(pairState({ ...pair, returned: 1 }, { wait: 48, returnRate: 499 })).toBe("breakpoint");
  expect(returnRate({ offers: 3, returned: 1 })).toBe(3_333);
  expect(returnRate({ offers: 0, returned: 0 })).toBe(0);
});

test.each([
  [10, 10, "same"],
  [11, 10, "same"],
  [11.1, 10, "slower"],
  [9, 10, "same"],
  [8.9, 10, "faster"],
] as const)("a median of %d h after %d h is %s", (now, before, trend) => {
  expect(trendOf({ ...pair, medianHours: now }, { ...pair, medianHours: before })).toBe(trend);
});

test("no trend where either period says too little", () => {
  expect(trendOf(pair, { ...pair, offers: 4 })).toBe("unknown");
  expect(trendOf({ ...pair, offers: 4 }, pair)).toBe("unknown");
  expect(trendOf({ ...pair, medianHours: null }, pair)).toBe("unknown");
  expect(trendOf(pair, { ...pair, medianHours: null })).toBe("unknown");
});

test("finishes are counted into their week: the border belongs to the later one", () => {
  expect(countBetween([0, 6, 7, 13, 14, -1, 21], [0, 7, 14, 21])).toEqual([2, 2, 1]);
  expect(countBetween([1], [0])).toEqual([]);
  expect(countBetween([1], [])).toEqual([]);
});

test("Little's law holds exactly for a belt that always carries the same", () => {
  const window = { from: 0, to: 10 * day };
  const law = littlesLaw({
    inProgress: Array.from({ length: 10 }, () => 2 * day),
    cycles: Array.from({ length: 10 }, () => 2 * day),
    window,
  })!;
  expect(law).toMatchObject({ meanWip: 2, throughput: 1, meanCycle: 2 * day, expectedCycle: 2 * day });
  expect(law.deviation).toBeCloseTo(0, 12);
  expect(littlesLaw({ inProgress: [day], cycles: [], window })).toBeNull();
  expect(littlesLaw({ inProgress: [], cycles: [0], window })).toBeNull();
  expect(littlesLaw({ inProgress: [day], cycles: [day], window: { from: 0, to: 0 } })).toBeNull();
});

test("ages at leaving a column are counted from the start to the last time it was left", () => {
  const step = (at: number, category: "doing" | "review" | "done" | "to-do"): FlowStep => ({
    kind: "moved",
    at: at * day,
    squadId: "A",
    columnId: category,
    category,
  });
  const created: FlowStep = {
    kind: "created",
    at: 0,
    squadId: "A",
    columnId: "to-do",
    category: "to-do",
    discipline: "tech",
  };
  const steps = [
    created,
    step(1, "doing"),
    step(3, "review"),
    step(4, "doing"),
    step(6, "review"),
    step(9, "done"),
  ];
  const ages = agesAtLeaving(
    [readTimeline(steps, 20 * day)!, readTimeline([created], 20 * day)!],
    defaultBoundary,
  );
  expect(ages.get("doing")).toEqual({ p50: 5 * day, p85: 5 * day, p95: 5 * day });
  expect(ages.get("review")!.p50).toBe(8 * day);
  expect(ages.has("to-do")).toBe(false);
});

const seeded = (seed: number) => {
  const generator = xoroshiro128plus(seed);
  return (below: number) => uniformInt(generator, 0, below - 1);
};

test("a steady pace has one outcome", () => {
  const result = forecast({ remaining: 11, weeks: [5, 5, 5, 5], draw: seeded(1) });
  expect(result).toEqual({
    refused: null,
    p50: 3,
    p85: 3,
    p95: 3,
    outcomes: [{ weeks: 3, runs: forecastRuns }],
  });
});

test("one task against weeks of nothing and one follows the geometric distribution", () => {
  const result = forecast({ remaining: 1, weeks: [0, 1, 0, 1], draw: seeded(7) });
  if (result.refused) throw new Error(result.refused);
  // P(done within n weeks) = 1 − 2⁻ⁿ: half after one week, 87.5 % after three, 96.9 % after five.
  expect([result.p50, result.p85, result.p95]).toEqual([expect.toSatisfy((p) => p <= 2), 3, 5]);
  const first = result.outcomes[0]!.runs / forecastRuns;
  expect(Math.abs(first - 0.5)).toBeLessThan(0.02);
  expect(result.outcomes.reduce((sum, { runs }) => sum + runs, 0)).toBe(forecastRuns);
});

test("the same seed gives the same forecast; more work never comes sooner", () => {
  const weeks = [3, 0, 7, 2, 5, 1];
  const run = (remaining: number, seed: number) => forecast({ remaining, weeks, draw: seeded(seed) });
  expect(run(30, 5)).toEqual(run(30, 5));
  const p85 = [5, 20, 40, 80].map((remaining) => {
    const result = run(remaining, 3);
    if (result.refused) throw new Error(result.refused);
    expect(result.p50).toBeLessThanOrEqual(result.p85);
    expect(result.p85).toBeLessThanOrEqual(result.p95);
    return result.p85;
  });
  expect(p85).toEqual([...p85].sort((a, b) => a - b));
});

test.each([
  ["too-few-weeks", { remaining: 5, weeks: [9, 9, 9] }],
  ["nothing-finished", { remaining: 5, weeks: [0, 0, 0, 0, 0] }],
  ["nothing-remaining", { remaining: 0, weeks: [1, 1, 1, 1] }],
  ["beyond-horizon", { remaining: 5_000, weeks: [1, 1, 1, 1] }],
] as const)("refuses: %s", (refused, input) => {
  expect(forecast({ ...input, draw: seeded(1) })).toEqual({ refused });
});
