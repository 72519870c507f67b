import type { AssessmentBundle, PoolItem } from "../assessment/bundle";
import { type Curve, curvePoints } from "../assessment/curve";
import { blendedNumbers, plainNumbers } from "../assessment/curve-numbers";
import { type Exact, HUNDRED, max, sum } from "../exact/exact";
import { squadLeads } from "./lead-kpis";
import type { EffectiveKpi } from "./lines";
import { sharedKpis } from "./measures";

/**
 * Shared weight among a squad's KPIs that can still change points, in percent of the live weight of the lead with the
 * most still at stake: 100 means that all three have exactly the same left to win. Null without three leads or when
 * nothing is live. `isLive` tells whether a line can still change points; a KPI is live when one of its lines is.
 */
export function liveOverlap(
  bundle: AssessmentBundle,
  squadId: string,
  isLive: (line: PoolItem) => boolean = isUndecided,
): Exact | null {
  const { kpis } = squadLeads(bundle)(squadId);
  if (kpis === null) return null;
  const live = ({ lines }: EffectiveKpi) => lines.some(isLive);
  const shared = sum(sharedKpis(kpis).flatMap((kpi) => (kpi.kpis.some(live) ? [kpi.weight] : [])));
  const stakes = [kpis.tech, kpis.data, kpis.product].map((lead) =>
    sum([...lead.values()].flatMap((kpi) => (live(kpi) ? [kpi.weight] : []))),
  );
  const most = stakes.reduce(max);
  return most.isZero() ? null : shared.mul(HUNDRED).div(most);
}

/**
 * True while the line's own data leave its points open: no rating or calibration given, and the actual, if there is one,
 * short of the most the curve gives. Whether a 0 is certain depends on the days left, which only the caller knows.
 */
export function isUndecided({ curve, actual, score, calibratedScore }: PoolItem): boolean {
  if (calibratedScore !== undefined) return false;
  if (curve === undefined) return score === undefined || score === null;
  if (score !== undefined && score !== null) return false;
  if (actual === undefined || actual === null) return true;
  if (curve.kind === "milestones") {
    return typeof actual !== "string" && curve.milestones.some(({ id }) => !Object.hasOwn(actual, id));
  }
  return curvePoints(curve, actual).lt(mostPoints(curve));
}

function mostPoints(curve: Exclude<Curve, { kind: "milestones" }>): Exact {
  if (curve.kind === "deduction") return HUNDRED;
  const numbers = curve.kind === "blend" ? blendedNumbers(curve) : plainNumbers(curve);
  switch (numbers.kind) {
    case "threshold":
      return numbers.points.stretch;
    case "band":
      return max(HUNDRED, numbers.edgePoints);
    case "ratio":
      return numbers.cap;
  }
}
