import type { Scheme } from "../assessment/bundle";
import { FULL_WEIGHT } from "../assessment/bundle";
import { decimal, type Exact, HUNDRED, integer, max, min, ONE, sum, ZERO } from "../exact/exact";
import { type Discipline, disciplines } from "../org/discipline";
import type { LeadKpis } from "./lead-kpis";
import { type EffectiveKpi, type EffectiveKpis, metricKey, oneCurve } from "./lines";

export const leadPairs = ["tech-data", "tech-product", "data-product"] as const;
export type LeadPair = (typeof leadPairs)[number];

const pairMembers = {
  "tech-data": ["tech", "data"],
  "tech-product": ["tech", "product"],
  "data-product": ["data", "product"],
} as const satisfies Record<LeadPair, readonly [Discipline, Discipline]>;

/** How fused three leads' assessments are, all exact. docs/scoring.md, Alignment. */
export type AlignmentMeasures = {
  /** Percent of the whole assessment all three share. */
  sharedWeightOverlap: Exact;
  /** Percent shared by two. */
  pairs: Record<LeadPair, Exact>;
  /** Lowest joint weight of the scheme's disciplines and the distance to the highest, percent. */
  jointFloor: Exact;
  jointSpread: Exact;
  /** Part of the overlap that is scored by one curve, 0 to 1; null without any overlap. */
  coherence: Exact | null;
  /** Severity-weighted percent of the assessments that pull two leads apart. */
  conflictExposure: Exact;
  /** Points by which the base scores can end up apart by design. */
  divergenceBound: Exact;
};

/** The measures of one squad from its three leads' KPIs. */
export function alignmentMeasures(leads: LeadKpis, scheme: Scheme): AlignmentMeasures {
  const shared = sharedKpis(leads);
  const overlap = percent(sum(shared.map((kpi) => kpi.weight)));
  const coherent = percent(sum(shared.filter(({ kpis }) => oneCurve(kpis)).map((kpi) => kpi.weight)));
  const pairs = pairOverlaps(leads);
  const weakest = leadPairs.map((pair) => pairs[pair]).reduce(min);
  const joint = disciplines.map((name) =>
    percent(integer(scheme.disciplines[name].joint).div(integer(FULL_WEIGHT))),
  );
  const jointFloor = joint.reduce(min);
  return {
    sharedWeightOverlap: overlap,
    pairs,
    jointFloor,
    jointSpread: joint.reduce(max).sub(jointFloor),
    coherence: overlap.isZero() ? null : coherent.div(overlap),
    conflictExposure: percent(conflictExposure(leads, scheme)),
    divergenceBound: ONE.sub(weakest.div(HUNDRED)).mul(decimal(scheme.scoreRange.max)),
  };
}

export type SharedKpi = { weight: Exact; kpis: EffectiveKpi[] };

/** The KPIs with weight for all three: the weight they share, and the KPI as each of the three holds it. */
export function sharedKpis({ tech, data, product }: LeadKpis): SharedKpi[] {
  const shared: SharedKpi[] = [];
  for (const [key, first] of tech) {
    const second = data.get(key);
    const third = product.get(key);
    if (second === undefined || third === undefined) continue;
    const kpis = [first, second, third];
    shared.push({ weight: kpis.map((kpi) => kpi.weight).reduce(min), kpis });
  }
  return shared;
}

function pairOverlaps(leads: LeadKpis): Record<LeadPair, Exact> {
  const overlap = (pair: LeadPair) => {
    const [a, b] = pairMembers[pair];
    return percent(sum([...leads[a]].map(([key, kpi]) => min(kpi.weight, weightOf(leads[b], key)))));
  };
  return {
    "tech-data": overlap("tech-data"),
    "tech-product": overlap("tech-product"),
    "data-product": overlap("data-product"),
  };
}

/** Each declared pair once, by the two leads it pulls apart most; a part of the whole, 0 to 1 per pair at severity 1. */
function conflictExposure(leads: LeadKpis, { tradeoffs = [] }: Scheme): Exact {
  return sum(
    tradeoffs.map(({ a, b, severity }) => {
      const excessA = excessWeights(leads, a);
      const excessB = excessWeights(leads, b);
      let strongest = ZERO;
      for (const one of disciplines) {
        for (const other of disciplines) {
          if (one !== other) strongest = max(strongest, min(excessA[one], excessB[other]));
        }
      }
      return decimal(severity).mul(strongest);
    }),
  );
}

/** What each lead carries of a metric beyond the least of the three. */
function excessWeights(leads: LeadKpis, metric: string): Record<Discipline, Exact> {
  const key = metricKey(metric);
  const weights = {
    tech: weightOf(leads.tech, key),
    data: weightOf(leads.data, key),
    product: weightOf(leads.product, key),
  };
  const least = min(weights.tech, min(weights.data, weights.product));
  return {
    tech: weights.tech.sub(least),
    data: weights.data.sub(least),
    product: weights.product.sub(least),
  };
}

function weightOf(kpis: EffectiveKpis, key: string): Exact {
  return kpis.get(key)?.weight ?? ZERO;
}

function percent(part: Exact): Exact {
  return part.mul(HUNDRED);
}
