/** Hand-offs from one discipline to another in a period. Those their sender withdrew are left out: nobody had to take them. */
export type PairFlow = {
  offers: number;
  /** Sent back without acceptance. */
  returned: number;
  /** 50th and 85th percentile of the wait from offer to acceptance, hours; null when none was accepted. */
  medianHours: number | null;
  p85Hours: number | null;
};

/** A squad's line between flowing and broken. */
export type Thresholds = {
  /** Hours. */
  wait: number;
  /** Basis points. */
  returnRate: number;
};

/** `watch` is a pair that comes near a threshold. */
export type PairState = "none" | "too-few" | "flowing" | "watch" | "breakpoint";

export const defaultThresholds: Thresholds = { wait: 48, returnRate: 2_000 };

/** Fewer offers than this say nothing (flow.md, breakpoint). */
export const fewestOffers = 5;

/** Above this percentage of a threshold a pair is watched: 1.2 of 2 days, as in the mock-ups. */
const near = 60;

/** Basis points of the offers that came back; 0 without offers. */
export const returnRate = ({ offers, returned }: Pick<PairFlow, "offers" | "returned">): number =>
  offers === 0 ? 0 : Math.round((returned * 10_000) / offers);

/**
 * A breakpoint is a pair whose 85th-percentile wait or return rate is above the squad's threshold with at least five offers; the
 * thresholds themselves still count as kept. flow.md, breakpoint.
 */
export function pairState(flow: PairFlow, { wait, returnRate: rate }: Thresholds): PairState {
  if (flow.offers === 0) return "none";
  if (flow.offers < fewestOffers) return "too-few";
  const above = (percent: number) =>
    (flow.p85Hours ?? 0) * 100 > wait * percent ||
    flow.returned * 10_000 * 100 > flow.offers * rate * percent;
  if (above(100)) return "breakpoint";
  return above(near) ? "watch" : "flowing";
}

export type Trend = "faster" | "slower" | "same" | "unknown";

/** A change of the median smaller than this share is noise. */
const noise = 0.1;

/** How the median wait moved against an earlier period; unknown where either period says nothing. */
export function trendOf(now: PairFlow, before: PairFlow): Trend {
  if (now.medianHours === null || before.medianHours === null) return "unknown";
  if (now.offers < fewestOffers || before.offers < fewestOffers) return "unknown";
  if (now.medianHours > before.medianHours * (1 + noise)) return "slower";
  return now.medianHours < before.medianHours * (1 - noise) ? "faster" : "same";
}
