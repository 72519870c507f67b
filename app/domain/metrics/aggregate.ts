import { decimal, type Exact, exactText, integer, max, min, shortDecimal, sum } from "../exact/exact";

export const aggregations = ["last", "sum", "mean", "max", "min"] as const;

/** How a metric's readings become one number for a period (product.md, Metric). */
export type Aggregation = (typeof aggregations)[number];

/** A current reading: a calendar day (ISO) and its value as a decimal string. */
export type Point = { day: string; value: string };

/** Digits behind the point that a mean keeps, rounded half-up from its exact value. docs/metrics.md, Aggregation. */
export const MEAN_PLACES = 12;

/** What a database knows of a period's readings: how many, their exact sum, the highest and the lowest. */
export type Fold = { count: number; total: string | null; highest: string | null; lowest: string | null };

/** The number a fold stands for under `aggregation`, as a decimal string; null where the fold does not hold it. */
export function foldedValue(
  aggregation: Exclude<Aggregation, "last">,
  { count, total, highest, lowest }: Fold,
): string | null {
  if (aggregation === "max") return highest && finite(decimal(highest));
  if (aggregation === "min") return lowest && finite(decimal(lowest));
  if (total === null || count === 0) return null;
  return aggregation === "sum" ? finite(decimal(total)) : meanOf(decimal(total), count);
}

/**
 * One decimal string for the readings of a period, null when there are none. `last` is the value of the latest day; the others do
 * not depend on the order of the points. Exact but for a mean that does not end. Throws a RangeError for a value that is not
 * a decimal.
 */
export function aggregate(aggregation: Aggregation, points: readonly Point[]): string | null {
  if (points.length === 0) return null;
  if (aggregation === "last")
    return points.reduce((latest, point) => (point.day > latest.day ? point : latest)).value;
  const values = points.map((point) => decimal(point.value));
  if (aggregation === "sum") return finite(sum(values));
  if (aggregation === "mean") return meanOf(sum(values), values.length);
  return finite(values.reduce(aggregation === "max" ? max : min));
}

function meanOf(total: Exact, count: number): string {
  return shortDecimal(total.div(integer(count)), MEAN_PLACES).text;
}

/** Without trailing zeros. Sums and extremes of decimals end, so nothing is rounded. */
function finite(value: Exact): string {
  return exactText(value);
}
