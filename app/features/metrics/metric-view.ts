import type { readMetric } from "./read-metric.server";

/** What a metric's page shows. */
export type MetricView = Awaited<ReturnType<typeof readMetric>>;
