import { actualKey, actualsOf } from "#db/repositories/actuals";
import { contractUses, countUses, unitPathsOf } from "#db/repositories/metric-uses";
import { metricWithOwner } from "#db/repositories/metrics";
import { latestReading, readingsPage, segmentsOf, seriesOf } from "#db/repositories/readings";
import { AppError } from "~/domain/errors";
import { freshnessOf } from "~/domain/metrics";
import { addDays } from "~/domain/org/day";
import type { Context } from "~/platform/context.server";
import type { Period } from "./choices";
import type { MetricSearch } from "./queries";
import { targetsOf } from "./targets";

const pageSize = 25;
const drawnPoints = 800;
const shownUses = 100;
const periodDays: Record<Exclude<Period, "custom">, number> = {
  quarter: 90,
  half: 182,
  year: 365,
  "two-years": 731,
};

/** Everything on a metric's page for the period and segment asked for. */
export async function readMetric(ctx: Context, { id, query }: { id: string; query: MetricSearch }) {
  ctx.require("metric.read");
  const r = ctx.store.read;
  const found = await metricWithOwner(r, id);
  if (!found) throw new AppError("not_found");
  const { metric, owner } = found;
  const segments = await segmentsOf(r, id);
  const segment = query.segment ?? segments[0] ?? "";
  const { from, to } = spanOf(query, ctx.today);
  const span = { metricId: id, segment, from, to };
  const [series, readings, actuals, latest, uses] = await Promise.all([
    seriesOf(r, { ...span, limit: drawnPoints }),
    readingsPage(r, { ...span, page: query.page, pageSize }),
    actualsOf(r, { wants: [{ metricId: id, segment }], from, to }),
    latestReading(r, { metricId: id, segment, day: ctx.today }),
    readUses(ctx, id),
  ]);
  const total = readings.total;
  const today = ctx.today;
  return {
    metric: {
      ...metric,
      archivedAt: metric.archivedAt?.getTime() ?? null,
      createdAt: metric.createdAt.getTime(),
    },
    owner,
    today,
    query: { period: query.period, from, to, segment },
    segments: segments.includes(segment) ? segments : [segment, ...segments],
    latest: latest && { day: latest.day, value: latest.value, source: latest.source },
    freshness: freshnessOf({ lastDay: latest?.day ?? null, freshDays: metric.freshDays, today }),
    periodValue: actuals.get(actualKey({ metricId: id, segment }))?.value ?? null,
    series: series.map(({ day, value, previous }) => ({
      day,
      value,
      ...(previous === null ? {} : { correctedFrom: previous }),
    })),
    truncated: total > drawnPoints ? drawnPoints : null,
    targets: targetsOf(uses.contracts, { segment, from, to }),
    readings: daysOf(readings.rows),
    page: { page: query.page, pageSize, total },
    uses: { contracts: uses.current, hidden: uses.hidden, individual: uses.individual },
    mayEdit: ctx.can("metric.edit", metric),
    mayRecord: metric.archivedAt === null && ctx.can("reading.record", metric),
  };
}

function spanOf({ period, from, to }: MetricSearch, today: string): { from: string; to: string } {
  if (period === "custom" && from && to) return from <= to ? { from, to } : { from: to, to: from };
  const days = periodDays[period === "custom" ? "year" : period];
  return { from: addDays(today, 1 - days), to: today };
}

/** Contracts of squads the reader may open, by name, those of cycles under way apart; the others and individual lines only as numbers. */
async function readUses(ctx: Context, metricId: string) {
  const [rows, counts] = await Promise.all([
    contractUses(ctx.store.read, { metricId, limit: shownUses }),
    countUses(ctx.store.read, [metricId]),
  ]);
  const paths = await unitPathsOf(ctx.store.read, [...new Set(rows.map((row) => row.squad.id))]);
  const contracts = rows.filter(({ squad }) =>
    ctx.can("contract.read", { squadId: squad.id, unitPaths: paths.get(squad.id) ?? [] }),
  );
  const { inForce = 0, drafts = 0, individual = 0 } = counts.get(metricId) ?? {};
  const current = contracts.filter(({ cycle }) => cycle.state !== "published");
  const shown = new Set(current.map((row) => `${row.squad.id} ${row.cycle.id} ${row.status === "in-force"}`))
    .size;
  return { contracts, current, hidden: Math.max(0, inForce + drafts - shown), individual };
}

type PageRows = Awaited<ReturnType<typeof readingsPage>>["rows"];

/** The rows of a page by day: the current reading with the earlier revisions it superseded, latest first. */
function daysOf(rows: PageRows) {
  const days = new Map<string, ReturnType<typeof shown>[]>();
  for (const row of rows) days.set(row.reading.day, [...(days.get(row.reading.day) ?? []), shown(row)]);
  return [...days].map(([day, [current, ...earlier]]) => ({ day, current: current!, earlier }));
}

function shown({ reading, enteredBy }: PageRows[number]) {
  const { id, value, revision, source, note, receivedAt } = reading;
  return { id, value, revision, source, note, receivedAt: receivedAt.getTime(), enteredBy };
}
