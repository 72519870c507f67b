import { type LineMetric, lineMetricById } from "#db/repositories/contracts";
import type { CycleRow } from "#db/repositories/cycles";
import { findMetrics } from "#db/repositories/metrics";
import { segmentsOf } from "#db/repositories/readings";
import type { Context } from "~/platform/context.server";
import { lineValues, metricFacts } from "./line-values.server";
import { type ContractAddress, contractScope } from "./scope.server";

export type MetricHit = Awaited<ReturnType<typeof findMetricsFor>>[number];

/** What the picker and the segment field are answered. */
export type MetricAnswer = { hits: MetricHit[]; metric: Awaited<ReturnType<typeof metricForLine>> };

const limit = 12;

/** Metrics to choose for a line: those whose code or name contains `search`, each with what it reached so far and before. */
export async function findMetricsFor(
  ctx: Context,
  { search, ...address }: ContractAddress & { search: string },
) {
  const { cycle } = await contractScope(ctx, address);
  const metrics = await findMetrics(ctx.store.read, { search, limit });
  return withValues(ctx, { cycle, measured: metrics.map((metric) => ({ metric, segment: "" })) });
}

/** One metric for one segment, with the segments it has readings for. */
export async function metricForLine(
  ctx: Context,
  { metricId, segment, ...address }: ContractAddress & { metricId: string; segment: string },
) {
  const { cycle } = await contractScope(ctx, address);
  const metric = await lineMetricById(ctx.store.read, metricId);
  if (!metric) return null;
  const [[hit], segments] = await Promise.all([
    withValues(ctx, { cycle, measured: [{ metric, segment }] }),
    segmentsOf(ctx.store.read, metricId),
  ]);
  return { ...hit!, segment, segments: segments.filter((name) => name !== "") };
}

async function withValues(
  ctx: Context,
  {
    cycle,
    measured,
  }: {
    cycle: CycleRow;
    measured: { metric: LineMetric; segment: string }[];
  },
) {
  const lines = measured.map(({ metric, segment }) => ({
    metricId: metric.id,
    segment,
    curve: { kind: "ratio" as const, target: "1" },
  }));
  const values = await lineValues(ctx.store.read, { lines, cycle, today: ctx.today });
  return measured.map(({ metric }, i) => ({ metric: metricFacts(metric), value: values[i]! }));
}
