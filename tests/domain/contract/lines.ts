import fc from "fast-check";
import type { Curve, ThresholdCurve } from "~/domain/assessment";
import type { ContractLine } from "~/domain/contract";

export const threshold = (target: string): ThresholdCurve => ({
  kind: "threshold",
  threshold: "10",
  target,
  stretch: "1000",
});

export const line = (lineKey: string, change: Partial<ContractLine> = {}): ContractLine => ({
  lineKey,
  metricId: `metric-${lineKey}`,
  segment: "",
  weight: 5000,
  curve: threshold("100"),
  ...change,
});

const arbitraryCurve: fc.Arbitrary<Curve> = fc.oneof(
  fc.integer({ min: 11, max: 999 }).map((target) => threshold(String(target))),
  fc.integer({ min: 1, max: 999 }).map((target) => ({ kind: "ratio" as const, target: String(target) })),
  fc.integer({ min: 3, max: 9 }).map((low) => ({
    kind: "band" as const,
    outerLow: "1",
    low: String(low),
    high: "10",
    outerHigh: "20",
  })),
);

/** Lines with different keys, in some order, with any weights. */
export const arbitraryLines: fc.Arbitrary<ContractLine[]> = fc.uniqueArray(
  fc.record({
    lineKey: fc.constantFrom("a", "b", "c", "d", "e"),
    metricId: fc.constant("metric"),
    segment: fc.constantFrom("", "north"),
    weight: fc.integer({ min: 0, max: 10_000 }),
    curve: arbitraryCurve,
  }),
  { selector: (item) => item.lineKey },
);
