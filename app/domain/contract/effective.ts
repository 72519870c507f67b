import { curveKey } from "../alignment/curve-key";
import type { BlendableCurve, Curve } from "../assessment/curve";
import { validateCurve } from "../assessment/curve-reader";
import { dayNumber } from "../exact/day";
import type { ContractLine } from "./line";

/** A version that is or was in force. `effectiveFrom` is null where it holds from the cycle's first day. */
export type HeldVersion<L extends ContractLine = ContractLine> = {
  number: number;
  effectiveFrom: string | null;
  lines: readonly L[];
};

type Period = { days: number; curves: ReadonlyMap<string, Curve> };

/**
 * The lines a squad is scored by over the whole cycle, from every version that was in force. Lines, weights and order are
 * those of the version signed last. A curve amended midway is blended by the days each version holds, where that is possible
 * (one kind out of threshold, band and ratio, in one direction); otherwise the curve signed last holds for the whole
 * cycle. docs/scoring.md, Curves (blend); docs/contracts.md, Amendments.
 */
export function effectiveLines<L extends ContractLine>(
  versions: readonly HeldVersion<L>[],
  cycle: { start: string; end: string },
): L[] {
  const signed = [...versions].sort((a, b) => a.number - b.number);
  const last = signed.at(-1);
  if (last === undefined) return [];
  const periods = periodsOf(signed, cycle);
  return last.lines.map((line) => ({ ...line, curve: curveOver(periods, line) }));
}

/** The days of the cycle each version holds: from its own first day until the next one's, in order of signing. */
function periodsOf(versions: readonly HeldVersion[], cycle: { start: string; end: string }): Period[] {
  const first = numberOf(cycle.start);
  const afterEnd = numberOf(cycle.end) + 1;
  const starts = versions.map(({ effectiveFrom }) =>
    effectiveFrom === null ? first : Math.min(Math.max(numberOf(effectiveFrom), first), afterEnd),
  );
  return versions.map(({ lines }, i) => ({
    days: Math.max(0, Math.min(...starts.slice(i + 1), afterEnd) - (starts[i] ?? first)),
    curves: new Map(lines.map((line) => [line.lineKey, line.curve])),
  }));
}

function curveOver(periods: readonly Period[], { lineKey, curve: lastSigned }: ContractLine): Curve {
  const parts = new Map<string, { days: number; curve: Curve }>();
  for (const { days, curves } of periods) {
    const curve = curves.get(lineKey);
    if (curve === undefined || days === 0) continue;
    const key = curveKey(curve);
    parts.set(key, { days: (parts.get(key)?.days ?? 0) + days, curve });
  }
  if (parts.size < 2) return lastSigned;
  const blend = { kind: "blend", parts: [...parts.values()] };
  return validateCurve(blend).length === 0
    ? { kind: "blend", parts: blend.parts as { days: number; curve: BlendableCurve }[] }
    : lastSigned;
}

function numberOf(day: string): number {
  const number = dayNumber(day);
  if (number === null) throw new RangeError(`Not a calendar day: ${day}`);
  return number;
}
