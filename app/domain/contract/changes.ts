import type { CurveKind } from "../assessment/curve";
import { decimal, isDecimal } from "../exact";
import { curveFields } from "./curve-fields";
import type { ContractLine } from "./line";

/** One difference between two versions of a contract; `line` is the line's key. */
export type ContractChange =
  | { change: "added"; line: string; weight: number }
  | { change: "removed"; line: string; weight: number }
  | { change: "weight"; line: string; from: number; to: number }
  | { change: "curve-kind"; line: string; from: CurveKind; to: CurveKind }
  /** A number of the curve; null where one version does not have it (a milestone). */
  | { change: "curve-number"; line: string; field: string; from: string | null; to: string | null }
  | { change: "segment"; line: string; from: string; to: string }
  | { change: "effective-from"; from: string | null; to: string | null }
  /** Lines both versions have stand in another order. */
  | { change: "order" };

export type ComparedVersion = { effectiveFrom: string | null; lines: readonly ContractLine[] };

/**
 * What `after` changes in `before`: lines in the order of `after`, then lines gone. Numbers that are equal in value (24 and 24.0) do
 * not count. Empty exactly for versions that score the same from the same day.
 */
export function contractChanges(before: ComparedVersion, after: ComparedVersion): ContractChange[] {
  const old = new Map(before.lines.map((line) => [line.lineKey, line]));
  const kept = new Set(after.lines.map((line) => line.lineKey));
  const changes: ContractChange[] = after.lines.flatMap((line) => {
    const previous = old.get(line.lineKey);
    return previous
      ? lineChanges(previous, line)
      : [{ change: "added", line: line.lineKey, weight: line.weight } as const];
  });
  for (const line of before.lines) {
    if (!kept.has(line.lineKey)) changes.push({ change: "removed", line: line.lineKey, weight: line.weight });
  }
  const order = (lines: readonly ContractLine[], other: { has: (key: string) => boolean }) =>
    lines
      .map((line) => line.lineKey)
      .filter((key) => other.has(key))
      .join("\n");
  if (order(before.lines, kept) !== order(after.lines, old)) changes.push({ change: "order" });
  if (before.effectiveFrom !== after.effectiveFrom) {
    changes.push({ change: "effective-from", from: before.effectiveFrom, to: after.effectiveFrom });
  }
  return changes;
}

function lineChanges(before: ContractLine, after: ContractLine): ContractChange[] {
  const line = after.lineKey;
  const changes: ContractChange[] = [];
  if (before.segment !== after.segment)
    changes.push({ change: "segment", line, from: before.segment, to: after.segment });
  if (before.weight !== after.weight)
    changes.push({ change: "weight", line, from: before.weight, to: after.weight });
  if (before.curve.kind !== after.curve.kind) {
    return [...changes, { change: "curve-kind", line, from: before.curve.kind, to: after.curve.kind }];
  }
  const old = new Map(curveFields(before.curve).map(({ name, value }) => [name, value]));
  const now = new Map(curveFields(after.curve).map(({ name, value }) => [name, value]));
  for (const field of new Set([...now.keys(), ...old.keys()])) {
    const from = old.get(field) ?? null;
    const to = now.get(field) ?? null;
    if (!sameNumber(from, to)) changes.push({ change: "curve-number", line, field, from, to });
  }
  return changes;
}

function sameNumber(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && isDecimal(a) && isDecimal(b) && decimal(a).equals(decimal(b));
}
