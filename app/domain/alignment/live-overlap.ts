import { type Exact, HUNDRED, max, sum, ZERO } from "../exact/exact";
import { sharedKpis } from "./measures";
import type { EffectiveKpis } from "./lines";
import type { LeadKpis } from "./measures";

/**
 * Shared weight among the KPIs that can still change points, in percent of the live weight: the live weight of the lead
 * with the most still at stake, so that 100 means all three have exactly the same left to win. Null when nothing is live.
 * `isLive` gets a KPI's identity and tells whether its points are neither capped nor certain to be 0.
 */
export function liveOverlap(leads: LeadKpis, isLive: (kpi: string) => boolean): Exact | null {
  const shared = sum(sharedKpis(leads).flatMap(({ key, weight }) => (isLive(key) ? [weight] : [])));
  const live = [leads.tech, leads.data, leads.product].map((kpis) => liveWeight(kpis, isLive)).reduce(max);
  return live.equals(ZERO) ? null : shared.mul(HUNDRED).div(live);
}

function liveWeight(kpis: EffectiveKpis, isLive: (kpi: string) => boolean): Exact {
  return sum([...kpis].flatMap(([key, kpi]) => (isLive(key) ? [kpi.weight] : [])));
}
