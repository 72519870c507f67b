import { clamp, decimal, type Exact, integer, ONE, printed, sum, ZERO } from "../exact/exact";

export type MetricKeyResult = { kind: "metric"; baseline: string; target: string; actual: string | null };
export type MilestonesKeyResult = { kind: "milestones"; milestones: { weight: number; reached: boolean }[] };
export type BinaryKeyResult = { kind: "binary"; done: boolean };
export type MaintainKeyResult = { kind: "maintain"; low: string; high: string; actual: string | null };

/** What progress is read from. Decimals are strings; milestone weights are basis points that sum to 10 000. */
export type KeyResultState = MetricKeyResult | MilestonesKeyResult | BinaryKeyResult | MaintainKeyResult;

const FULL_WEIGHT = integer(10_000);

/**
 * Share of the way from baseline to target, exact and unclamped, for increase and decrease alike; null without an
 * actual. Throws when baseline and target are equal, which is refused when a key result is written.
 */
export function unclampedProgress({ baseline, target, actual }: Omit<MetricKeyResult, "kind">): Exact | null {
  if (actual === null) return null;
  const start = decimal(baseline);
  return decimal(actual).sub(start).div(decimal(target).sub(start));
}

/** Progress of a key result, exact, 0 to 1. docs/scoring.md, Key results. */
export function keyResultProgress(keyResult: KeyResultState): Exact {
  switch (keyResult.kind) {
    case "metric":
      return clamp(unclampedProgress(keyResult) ?? ZERO, ZERO, ONE);
    case "milestones":
      return sum(
        keyResult.milestones.filter(({ reached }) => reached).map(({ weight }) => integer(weight)),
      ).div(FULL_WEIGHT);
    case "binary":
      return keyResult.done ? ONE : ZERO;
    case "maintain":
      return maintained(keyResult) ? ONE : ZERO;
  }
}

function maintained({ low, high, actual }: MaintainKeyResult): boolean {
  if (actual === null) return false;
  const value = decimal(actual);
  return value.gte(decimal(low)) && value.lte(decimal(high));
}

/** A key result inside its objective; `weight` is null where none is set. */
export type WeightedProgress = { progress: Exact; weight: number | null };

/**
 * Weighted mean of an objective's key results, exact, 0 to 1; equal weights when none are set. Once one is set, a key
 * result without a weight counts 0. Null without key results, or when all weights set are 0.
 */
export function objectiveProgress(keyResults: readonly WeightedProgress[]): Exact | null {
  const unweighted = keyResults.every(({ weight }) => weight === null);
  const weights = keyResults.map(({ weight }) => integer(unweighted ? 1 : (weight ?? 0)));
  const total = sum(weights);
  if (total.isZero()) return null;
  return sum(keyResults.map(({ progress }, i) => progress.mul(weights[i] ?? ZERO))).div(total);
}

/** The final grade proposed for an objective, "0.0" to "1.0": its progress with one decimal, half-up. */
export function proposedGrade(progress: Exact): string {
  return printed(clamp(progress, ZERO, ONE), 1);
}

export type ProgressBand = "red" | "yellow" | "green";

const YELLOW_FROM = decimal("0.3");
const GREEN_FROM = decimal("0.7");

/** The colour of a progress or a grade: [0, 0.3) red, [0.3, 0.7) yellow, [0.7, 1] green. */
export function progressBand(progress: Exact): ProgressBand {
  if (progress.lt(YELLOW_FROM)) return "red";
  return progress.lt(GREEN_FROM) ? "yellow" : "green";
}

export type PrintedProgress = { progress: string; unclamped?: string | null };

/** Progress with four decimals; `unclamped` only for metrics, null without an actual. */
export function printProgress(keyResult: KeyResultState): PrintedProgress {
  const progress = printed(keyResultProgress(keyResult), 4);
  if (keyResult.kind !== "metric") return { progress };
  const unclamped = unclampedProgress(keyResult);
  return { progress, unclamped: unclamped && printed(unclamped, 4) };
}
