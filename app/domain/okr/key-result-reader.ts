import { decimal } from "../exact/exact";
import type { Problem } from "../exact/problem";
import { type JsonObject, Reader } from "../exact/reader";
import type { KeyResultState, MaintainKeyResult, MetricKeyResult, MilestonesKeyResult } from "./progress";

const kinds = ["metric", "milestones", "binary", "maintain"] as const;
const FULL_WEIGHT = 10_000;

export type ParsedKeyResults =
  | { ok: true; keyResults: KeyResultState[] }
  | { ok: false; problems: Problem[] };

/** Checks parsed JSON: a list of key results. Returns them, or all problems found with their JSON paths. */
export function parseKeyResults(json: unknown): ParsedKeyResults {
  const reader = new Reader();
  const keyResults = reader.each(json, "$", (element, path) => readKeyResult(reader, element, path));
  return keyResults !== undefined && reader.problems.length === 0
    ? { ok: true, keyResults }
    : { ok: false, problems: reader.problems };
}

function readKeyResult(reader: Reader, value: unknown, path: string): KeyResultState | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const kind = reader.oneOf(object.kind, `${path}.kind`, kinds);
  switch (kind) {
    case undefined:
      return undefined;
    case "metric":
      return readMetric(reader, object, path);
    case "milestones":
      return readMilestones(reader, object, path);
    case "binary": {
      const done = reader.boolean(object.done, `${path}.done`);
      return done === undefined ? undefined : { kind, done };
    }
    case "maintain":
      return readMaintain(reader, object, path);
  }
}

function readMetric(reader: Reader, object: JsonObject, path: string): MetricKeyResult | undefined {
  const baseline = reader.decimal(object.baseline, `${path}.baseline`);
  const target = reader.decimal(object.target, `${path}.target`);
  const actual = readActual(reader, object.actual, `${path}.actual`);
  if (baseline === undefined || target === undefined || actual === undefined) return undefined;
  if (decimal(baseline).equals(decimal(target))) return reader.add(`${path}.target`, "same_as_baseline");
  return { kind: "metric", baseline, target, actual };
}

function readMaintain(reader: Reader, object: JsonObject, path: string): MaintainKeyResult | undefined {
  const low = reader.decimal(object.low, `${path}.low`);
  const high = reader.decimal(object.high, `${path}.high`);
  const actual = readActual(reader, object.actual, `${path}.actual`);
  if (low === undefined || high === undefined || actual === undefined) return undefined;
  if (decimal(high).lt(decimal(low))) return reader.add(`${path}.high`, "below_minimum", { min: low });
  return { kind: "maintain", low, high, actual };
}

function readMilestones(reader: Reader, object: JsonObject, path: string): MilestonesKeyResult | undefined {
  const milestones = reader.each(object.milestones, `${path}.milestones`, (element, at) => {
    const milestone = reader.object(element, at);
    if (milestone === undefined) return undefined;
    const weight = reader.integer(milestone.weight, `${at}.weight`, { min: 0 });
    const reached = reader.boolean(milestone.reached, `${at}.reached`);
    return weight === undefined || reached === undefined ? undefined : { weight, reached };
  });
  if (milestones === undefined) return undefined;
  const sum = milestones.reduce((total, { weight }) => total + weight, 0);
  if (sum !== FULL_WEIGHT) return reader.add(`${path}.milestones`, "weights_sum", { sum });
  return { kind: "milestones", milestones };
}

/** Null where there is no actual yet. */
function readActual(reader: Reader, value: unknown, path: string): string | null | undefined {
  return value === undefined || value === null ? null : reader.decimal(value, path);
}
