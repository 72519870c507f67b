import type { metrics } from "../../schema";
import { instant } from "../calendar";
import { idOf } from "../random";
import type { Anchor } from "./anchor";
import { customerMetrics } from "./catalogue/customer";
import { efficiencyMetrics } from "./catalogue/efficiency";
import { growthMetrics } from "./catalogue/growth";
import type { Frequency, MetricPlan } from "./catalogue/metric-plan";
import { riskMetrics } from "./catalogue/risk";
import { sources } from "./catalogue/sources";
import { personId } from "./people";

export const metricPlans: readonly MetricPlan[] = [
  ...growthMetrics,
  ...customerMetrics,
  ...efficiencyMetrics,
  ...riskMetrics,
];

export const metricId = (code: string): string => idOf(`metric:${code}`);

const freshDays: Record<Frequency, number> = { daily: 3, weekly: 10, monthly: 40 };

/** The catalogue. */
export function buildMetrics({ firstDay }: Anchor): (typeof metrics.$inferInsert)[] {
  return metricPlans.map(({ owner, source, frequency, ...plan }) => ({
    ...plan,
    id: metricId(plan.code),
    ownerId: personId(owner),
    source: source ? sources[source].name : "",
    sourceEn: source ? sources[source].nameEn : "",
    freshDays: freshDays[frequency],
    createdAt: instant(firstDay, "09:00"),
  }));
}
