import type { JsonObject, Reader } from "../exact/reader";
import { FULL_WEIGHT, missingPolicies, type PoolItem } from "./bundle";
import type { Curve, MilestoneActual } from "./curve";
import { readCurve } from "./curve-reader";

/** A pool's items; notes a problem when the weights of a pool that has items don't sum to 10 000. */
export function readPool(reader: Reader, value: unknown, path: string): PoolItem[] | undefined {
  const ids = new Map<string, string>();
  let weights: number | undefined = 0;
  const items = reader.each(value, path, (element, at) => {
    const object = reader.object(element, at);
    if (object === undefined) {
      weights = undefined;
      return undefined;
    }
    const weight = reader.integer(object.weight, `${at}.weight`, { min: 0 });
    weights = weight === undefined || weights === undefined ? undefined : weights + weight;
    const id = reader.text(object.id, `${at}.id`);
    reader.unique(id, `${at}.id`, ids);
    return readItem(reader, { object, id, weight }, at);
  });
  const empty = Array.isArray(value) && value.length === 0;
  if (Array.isArray(value) && !empty && weights !== undefined && weights !== FULL_WEIGHT) {
    return reader.add(path, "weights_sum", { sum: weights });
  }
  return items;
}

function readItem(
  reader: Reader,
  { object, id, weight }: { object: JsonObject; id: string | undefined; weight: number | undefined },
  path: string,
): PoolItem | undefined {
  const before = reader.problems.length;
  const curve = absent(object.curve) ? undefined : readCurve(reader, object.curve, `${path}.curve`);
  const actual = curve && readActual(reader, { curve, value: object.actual }, `${path}.actual`);
  const score =
    object.score === null ? null : optional(object.score, (value) => reader.decimal(value, `${path}.score`));
  const calibratedScore = optional(object.calibratedScore, (value) =>
    reader.decimal(value, `${path}.calibratedScore`),
  );
  const missing = optional(object.missing, (value) =>
    reader.oneOf(value, `${path}.missing`, missingPolicies),
  );
  const metric = optional(object.metric, (value) => reader.text(value, `${path}.metric`));
  if (absent(object.curve) && object.score === undefined && calibratedScore === undefined) {
    reader.add(path, "no_score");
  }
  if (reader.problems.length > before || id === undefined || weight === undefined) return undefined;
  return { id, weight, curve, actual, score, calibratedScore, missing, metric };
}

function readActual(
  reader: Reader,
  { curve, value }: { curve: Curve; value: unknown },
  path: string,
): string | MilestoneActual | undefined {
  if (absent(value)) return undefined;
  if (curve.kind !== "milestones") return reader.decimal(value, path);
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const known = new Set(curve.milestones.map((milestone) => milestone.id));
  const daysLate: [string, number][] = [];
  for (const id of Object.keys(object)) {
    const at = reader.key(path, id);
    const days = reader.integer(object[id], at);
    if (!known.has(id)) reader.add(at, "unknown_milestone");
    else if (days !== undefined) daysLate.push([id, days]);
  }
  return Object.fromEntries(daysLate);
}

/** Optional keys may be left out or null, as serialisers write them. */
export function absent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Reads a value that may be absent. */
export function optional<T>(value: unknown, read: (value: unknown) => T | undefined): T | undefined {
  return absent(value) ? undefined : read(value);
}
