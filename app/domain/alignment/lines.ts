import { decimal, type Exact, integer, sum, ZERO } from "../exact/exact";
import { type AssessmentBundle, FULL_WEIGHT, type PersonInput, type PoolItem, type SeatInput } from "../assessment/bundle";
import { curveKey } from "./curve-key";
import { dayWithin } from "./leads";

/** One KPI in a lead's assessment: its part of the whole, 0 to 1, and the curves of the lines it is made of. */
export type EffectiveKpi = { weight: Exact; metric: string | null; curves: Set<string> };

/** A lead's KPIs by identity: lines of one metric are one KPI, a line without a metric stands alone. */
export type EffectiveKpis = ReadonlyMap<string, EffectiveKpi>;

const FULL_SQUARED = integer(FULL_WEIGHT * FULL_WEIGHT);

/**
 * Every KPI with weight in a person's whole assessment as of a day: the joint lines of each squad they sit in, and their
 * individual lines, each with the share of their seats. docs/scoring.md, Alignment.
 */
export function effectiveKpis(
  person: PersonInput,
  { scheme, kpisOf, asOf }: Pick<AssessmentBundle, "scheme"> & { kpisOf: KpisOf; asOf: string },
): EffectiveKpis {
  const seats = (person.seats ?? []).filter((seat) => dayWithin(asOf, seat));
  const allocated = sum(seats.map((seat) => integer(seat.allocation)));
  const kpis = new Map<string, EffectiveKpi>();
  let individualShare = ZERO;
  for (const seat of seats) {
    const split = scheme.disciplines[seat.discipline];
    const share = integer(seat.allocation).div(allocated).div(FULL_SQUARED);
    individualShare = individualShare.add(share.mul(integer(split.individual)));
    addLines(kpis, { lines: kpisOf(seat), owner: `squad ${seat.squad}`, share: share.mul(integer(split.joint)) });
  }
  addLines(kpis, { lines: person.individual ?? [], owner: `person ${person.id}`, share: individualShare });
  return kpis;
}

/** The joint lines a seat takes part in. */
export type KpisOf = (seat: SeatInput) => readonly PoolItem[];

function addLines(
  kpis: Map<string, EffectiveKpi>,
  { lines, owner, share }: { lines: readonly PoolItem[]; owner: string; share: Exact },
): void {
  for (const line of lines) {
    const weight = share.mul(integer(line.weight));
    if (weight.equals(ZERO)) continue;
    const key = line.metric === undefined ? JSON.stringify([owner, line.id]) : JSON.stringify([line.metric]);
    const known = kpis.get(key);
    const curve = curveKey(line.curve);
    if (known === undefined) kpis.set(key, { weight, metric: line.metric ?? null, curves: new Set([curve]) });
    else {
      known.weight = known.weight.add(weight);
      known.curves.add(curve);
    }
  }
}
