import { countUses } from "#db/repositories/metric-uses";
import { listMetrics, metricOwners, ownsMetric } from "#db/repositories/metrics";
import { recentReadings } from "#db/repositories/readings";
import { freshnessOf } from "~/domain/metrics";
import type { Context } from "~/platform/context.server";
import type { MetricsSearch } from "./queries";

const pageSize = 50;
/** Readings in the small trend beside a metric. */
const trendPoints = 24;

/** One page of the catalogue: each metric with its latest readings, freshness and who uses it. */
export async function readCatalogue(ctx: Context, query: MetricsSearch) {
  ctx.require("metric.read");
  const r = ctx.store.read;
  const { locale, today } = ctx;
  const [{ rows, total }, owners, ownsAny] = await Promise.all([
    listMetrics(r, { ...query, search: query.q, ownerId: query.owner, locale, today, pageSize }),
    metricOwners(r),
    ownsMetric(r, ctx.actor.personId),
  ]);
  const ids = rows.map((row) => row.metric.id);
  const [recent, uses] = await Promise.all([
    recentReadings(r, { of: rows.map(shownPart), count: trendPoints }),
    countUses(r, ids),
  ]);
  return {
    metrics: rows.map(({ metric, owner, shownSegment, lastDay }) => ({
      id: metric.id,
      code: metric.code,
      name: metric.name,
      nameEn: metric.nameEn,
      unit: metric.unit,
      unitEn: metric.unitEn,
      decimals: metric.decimals,
      perspective: metric.perspective,
      hasSource: metric.source !== "",
      archived: metric.archivedAt !== null,
      owner: owner && { id: owner.id, name: owner.name, nameEn: owner.nameEn },
      segment: shownSegment ?? "",
      lastDay,
      freshness: freshnessOf({ lastDay, freshDays: metric.freshDays, today }),
      trend: (recent.get(metric.id) ?? []).map(({ day, value }) => ({ day, value })),
      uses: uses.get(metric.id) ?? null,
    })),
    owners,
    page: { page: query.page, pageSize, total },
    filtered: query.q !== "" || query.perspective !== null || query.owner !== null || query.state !== null,
    mayCreate: ctx.can("metric.create"),
    mayImport: ctx.can("reading.record", { ownerId: ownsAny ? ctx.actor.personId : null }),
  };
}

type Row = Awaited<ReturnType<typeof listMetrics>>["rows"][number];

const shownPart = ({ metric, shownSegment }: Row) => ({ metricId: metric.id, segment: shownSegment ?? "" });
