import { metricsAfter } from "#db/repositories/metrics";
import { metricsByCode, readingsAfter } from "#db/repositories/readings";
import { AppError } from "~/domain/errors";
import type { ApiContext } from "~/platform/api.server";
import { metricsQuery, readingsQuery } from "./api-forms";
import { invalidItems, parseApi } from "./parse-api.server";

type ApiPage<Row> = { data: Row[]; next: string | null };

/** Metrics in the order of their codes, a page at a time; `next` is the cursor of the following page, null at the end. */
export async function listMetricsForApi(ctx: ApiContext, search: URLSearchParams) {
  const { limit, cursor } = parseApi(ctx.t, metricsQuery, Object.fromEntries(search));
  const [code] = readCursor(ctx, cursor, 1);
  const rows = await metricsAfter(ctx.store.read, { code: code ?? "", limit: limit + 1 });
  const data = rows.slice(0, limit).map((metric) => ({
    code: metric.code,
    name: metric.name,
    nameEn: metric.nameEn,
    unit: metric.unit,
    unitEn: metric.unitEn,
    decimals: metric.decimals,
    direction: metric.direction,
    aggregation: metric.aggregation,
    perspective: metric.perspective,
    source: metric.source,
    freshDays: metric.freshDays,
    archived: metric.archivedAt !== null,
  }));
  return pageOf(data, rows.length > limit, (last) => [last.code]);
}

/** Current readings of one metric from the oldest day on, all segments, a page at a time. */
export async function listReadingsForApi(ctx: ApiContext, search: URLSearchParams) {
  const {
    metric: code,
    from,
    to,
    limit,
    cursor,
  } = parseApi(ctx.t, readingsQuery, Object.fromEntries(search));
  const metric = (await metricsByCode(ctx.store.read, [code])).get(code);
  if (!metric) throw new AppError("not_found", { reason: "reading_metric_unknown", params: { code } });
  const [day, segment] = readCursor(ctx, cursor, 2);
  const after = day === undefined || segment === undefined ? null : { day, segment };
  const rows = await readingsAfter(ctx.store.read, {
    metricId: metric.id,
    from,
    to,
    after,
    limit: limit + 1,
  });
  const data = rows.slice(0, limit).map((reading) => ({
    metric: code,
    date: reading.day,
    segment: reading.segment,
    value: reading.value,
    revision: reading.revision,
    source: reading.source,
    note: reading.note,
    receivedAt: reading.receivedAt.toISOString(),
  }));
  return pageOf(data, rows.length > limit, (last) => [last.date, last.segment]);
}

function pageOf<Row>(data: Row[], more: boolean, position: (last: Row) => string[]): ApiPage<Row> {
  const last = data.at(-1);
  const next = more && last ? Buffer.from(JSON.stringify(position(last))).toString("base64url") : null;
  return { data, next };
}

function readCursor(ctx: ApiContext, cursor: string, parts: number): string[] {
  if (cursor === "") return [];
  const refused = () => invalidItems([{ pointer: "#/cursor", detail: ctx.t("error.cursor") }]);
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw refused();
  }
  if (!Array.isArray(read) || read.length !== parts || !read.every((part) => typeof part === "string"))
    throw refused();
  return read;
}
