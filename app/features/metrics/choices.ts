/** What lists of metrics can be narrowed to, and the periods a metric's page offers; apart from the queries, so that zod stays on the server. */
export const metricStates = ["stale", "no-source", "unused", "archived"] as const;

export const periods = ["quarter", "half", "year", "two-years", "custom"] as const;
export type Period = (typeof periods)[number];
