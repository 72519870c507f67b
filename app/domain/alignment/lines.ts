import { type AssessmentBundle, FULL_WEIGHT, type PersonInput, type PoolItem } from "../assessment/bundle";
import { type Exact, integer, sum, ZERO } from "../exact/exact";
import { curveKey } from "./curve-key";
import { dayWithin } from "./leads";

/** One KPI in a person's assessment: its part of the whole, 0 to 1, and the lines it is made of. */
export type EffectiveKpi = { weight: Exact; lines: PoolItem[] };

/** A person's KPIs by identity: lines of one metric are one KPI, a line without a metric stands alone. */
export type EffectiveKpis = ReadonlyMap<string, EffectiveKpi>;

/** The joint lines of a squad, by its id. */
export type JointLines = ReadonlyMap<string, readonly PoolItem[]>;

const FULL_SQUARED = integer(FULL_WEIGHT * FULL_WEIGHT);

/** The identity of every KPI that is measured by `metric`. */
export function metricKey(metric: string): string {
  return JSON.stringify([metric]);
}

/**
 * Every KPI with weight in a person's whole assessment as of a day: the joint lines of each squad they sit in, and their
 * individual lines, each with the share of their seats. docs/scoring.md, Alignment.
 */
export function effectiveKpis(
  person: PersonInput,
  { scheme, jointLines, asOf }: Pick<AssessmentBundle, "scheme"> & { jointLines: JointLines; asOf: string },
): EffectiveKpis {
  const seats = (person.seats ?? []).filter((seat) => dayWithin(asOf, seat));
  const allocated = sum(seats.map((seat) => integer(seat.allocation)));
  const kpis = new Map<string, EffectiveKpi>();
  let individualShare = ZERO;
  for (const { squad, discipline, allocation } of seats) {
    const split = scheme.disciplines[discipline];
    const share = integer(allocation).div(allocated).div(FULL_SQUARED);
    individualShare = individualShare.add(share.mul(integer(split.individual)));
    const lines = jointLines.get(squad) ?? [];
    addLines(kpis, { lines, owner: `squad ${squad}`, share: share.mul(integer(split.joint)) });
  }
  addLines(kpis, { lines: person.individual ?? [], owner: `person ${person.id}`, share: individualShare });
  return kpis;
}

/** True when every line of the KPIs is scored by the same curve, or none has one. */
export function oneCurve(kpis: readonly EffectiveKpi[]): boolean {
  const curves = new Set(kpis.flatMap((kpi) => kpi.lines.map((line) => line.curve)));
  return curves.size === 1 || new Set([...curves].map(curveKey)).size === 1;
}

function addLines(
  kpis: Map<string, EffectiveKpi>,
  { lines, owner, share }: { lines: readonly PoolItem[]; owner: string; share: Exact },
): void {
  for (const line of lines) {
    const weight = share.mul(integer(line.weight));
    if (weight.isZero()) continue;
    const key = line.metric === undefined ? JSON.stringify([owner, line.id]) : metricKey(line.metric);
    const known = kpis.get(key);
    if (known === undefined) kpis.set(key, { weight, lines: [line] });
    else kpis.set(key, { weight: known.weight.add(weight), lines: [...known.lines, line] });
  }
}
