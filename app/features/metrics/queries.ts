import { z } from "zod";
import { perspectives } from "~/domain/metrics";
import { metricStates, periods } from "./choices";

/** What an address may ask of the catalogue or a metric's page; anything else in it is ignored, so that an old link still opens. */
const search = z.string().trim().max(100).default("").catch("");
const page = z.coerce.number().int().min(1).max(100_000).default(1).catch(1);
const blankless = (params: URLSearchParams) =>
  Object.fromEntries([...params].filter(([, value]) => value !== ""));

const sortable = ["code", "perspective", "owner", "last"] as const;
const byCode = { by: "code" as (typeof sortable)[number], direction: "asc" as "asc" | "desc" };

const metricsQuery = z.object({
  q: search,
  perspective: z.enum(perspectives).nullable().default(null).catch(null),
  owner: z.string().max(64).nullable().default(null).catch(null),
  state: z.enum(metricStates).nullable().default(null).catch(null),
  sort: z
    .string()
    .transform((text) => ({
      by: text.replace(/^-/, ""),
      direction: text.startsWith("-") ? ("desc" as const) : ("asc" as const),
    }))
    .pipe(z.object({ by: z.enum(sortable), direction: z.enum(["asc", "desc"]) }))
    .default(byCode)
    .catch(byCode),
  page,
});
export type MetricsSearch = z.infer<typeof metricsQuery>;
export const readMetricsQuery = (params: URLSearchParams): MetricsSearch =>
  metricsQuery.parse(blankless(params));

const day = z.iso.date().optional().catch(undefined);
const metricQuery = z.object({
  period: z.enum(periods).default("year").catch("year"),
  from: day,
  to: day,
  /** Left out: the whole where it has readings, else the first segment. */
  segment: z.string().max(60).optional().catch(undefined),
  page,
});
export type MetricSearch = z.infer<typeof metricQuery>;
export const readMetricQuery = (params: URLSearchParams): MetricSearch =>
  metricQuery.parse(blankless(params));
