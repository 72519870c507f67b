import { decimal, type Exact, integer, ZERO } from "../exact/exact";
import type { MissingPolicy, PoolItem, Scheme } from "./bundle";
import { curvePoints } from "./curve";

/** Where an item's points come from. */
export type PointsSource = "calibrated" | "score" | "curve" | "missing";

export type ScoredItem = {
  item: PoolItem;
  source: PointsSource;
  /** The rule applied to a missing score; null where a score is there. */
  policy: MissingPolicy | null;
  /** Exact points; null for a missing score that blocks or is waived. */
  points: Exact | null;
};

/** Why a pool has no score. */
export type PoolBlock = "empty" | "missing" | "waived-too-much" | "nothing-left";

export type PoolScore = {
  /** Exact and unrounded; null when the pool is blocked. */
  score: Exact | null;
  blocked: PoolBlock | null;
  items: ScoredItem[];
  /** Basis points of the items that stayed. */
  countedWeight: number;
  waivedWeight: number;
};

/**
 * Weighted mean of the items that stayed, exact; a blocked pool has none. Weights are basis points that need not sum to
 * 10 000 here: `parseBundle` sees to that. docs/scoring.md, A pool of items.
 */
export function scorePool(pool: readonly PoolItem[], missing: Scheme["missing"]): PoolScore {
  const items = pool.map((item) => scoreItem(item, missing.policy));
  const counted = items.filter((entry) => entry.points !== null);
  const countedWeight = totalWeight(counted);
  const waivedWeight = totalWeight(items.filter((entry) => entry.policy === "waive"));
  const blocked = blockOf({ items, countedWeight, waivedWeight, maxWaivedWeight: missing.maxWaivedWeight });
  const score = blocked === null ? weightedMean(counted, countedWeight) : null;
  return { score, blocked, items, countedWeight, waivedWeight };
}

function scoreItem(item: PoolItem, defaultPolicy: MissingPolicy): ScoredItem {
  const { calibratedScore, score, curve, actual } = item;
  if (calibratedScore !== undefined) {
    return { item, source: "calibrated", policy: null, points: decimal(calibratedScore) };
  }
  if (score !== undefined && score !== null)
    return { item, source: "score", policy: null, points: decimal(score) };
  if (curve !== undefined && actual !== undefined && actual !== null) {
    return { item, source: "curve", policy: null, points: curvePoints(curve, actual) };
  }
  const policy = item.missing ?? defaultPolicy;
  return { item, source: "missing", policy, points: policy === "zero" ? ZERO : null };
}

function blockOf({
  items,
  countedWeight,
  waivedWeight,
  maxWaivedWeight,
}: Pick<PoolScore, "items" | "countedWeight" | "waivedWeight"> & {
  maxWaivedWeight: number;
}): PoolBlock | null {
  if (items.length === 0) return "empty";
  if (items.some((entry) => entry.policy === "block")) return "missing";
  if (waivedWeight > maxWaivedWeight) return "waived-too-much";
  return countedWeight === 0 ? "nothing-left" : null;
}

function totalWeight(items: ScoredItem[]): number {
  return items.reduce((total, { item }) => total + item.weight, 0);
}

function weightedMean(items: ScoredItem[], weight: number): Exact {
  let total = ZERO;
  for (const { item, points } of items)
    if (points !== null) total = total.add(points.mul(integer(item.weight)));
  return total.div(integer(weight));
}
