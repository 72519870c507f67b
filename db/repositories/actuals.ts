import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Aggregation, foldedValue } from "~/domain/metrics/aggregate";
import { metrics, readings } from "../schema";
import { decMax, decMin, decSum, jsonRows } from "../sql";
import type { Reader } from "../store";

/** A metric, whole (`segment` "") or for one segment. */
export type Want = { metricId: string; segment: string };

/** A metric's number for a period and the reading it rests on. */
export type Actual = {
  /** Aggregated over the period by the metric's own rule, a decimal string; null where the period has no reading. */
  value: string | null;
  /** Latest day (ISO) with a reading in the period, with that reading's source, time of receipt and id. */
  lastDay: string | null;
  source: string | null;
  receivedAt: Date | null;
  readingId: string | null;
  /** Days with a reading in the period. */
  readings: number;
};

/** The key of a want in the map of `actualsOf`. */
export const actualKey = ({ metricId, segment }: Want): string => `${metricId}|${segment}`;

export type ActualsQuery = {
  wants: readonly Want[];
  /** First and last day (ISO) that count, both included. */
  from: string;
  to: string;
  /** Only revisions received by this instant: the figure as it was known then. */
  asOf?: Date;
};

/**
 * Each want's number for the period over current revisions (the highest of a day), keyed by `actualKey`; an entry for every want
 * of an existing metric. At most two statements, however many wants. docs/metrics.md, Aggregation.
 */
export async function actualsOf(r: Reader, query: ActualsQuery): Promise<Map<string, Actual>> {
  const wants = [...new Map(query.wants.map((want) => [actualKey(want), want])).values()];
  if (wants.length === 0) return new Map();
  const latest = await latestReadings(r, { ...query, wants });
  const toFold = latest.filter((row) => row.aggregation !== "last" && row.readings > 0);
  const folded = toFold.length === 0 ? [] : await foldedReadings(r, { ...query, wants: toFold });
  const foldedBy = new Map(folded.map((row) => [actualKey(row), row]));
  return new Map(
    latest.map(({ metricId, segment, aggregation, value, readings: count, ...last }) => {
      const fold = foldedBy.get(actualKey({ metricId, segment }));
      const number = fold && aggregation !== "last" ? foldedValue(aggregation, { ...fold, count }) : value;
      return [actualKey({ metricId, segment }), { value: number, readings: count, ...last }];
    }),
  );
}

type PeriodQuery = Omit<ActualsQuery, "wants"> & { wants: readonly Want[] };

const wantColumns = { metricId: sql<string>`w.metric_id`, segment: sql<string>`w.segment` };
const wantRows = (wants: readonly Want[]) =>
  jsonRows(
    "w",
    ["metric_id", "segment"],
    wants.map(({ metricId, segment }) => [metricId, segment]),
  );

/** Leaves out what was received after `asOf`. */
function receivedBy(alias: string, asOf: Date | undefined): SQL {
  return asOf
    ? sql` and ${sql.identifier(alias)}.received_at <= ${sql.param(asOf, readings.receivedAt)}`
    : sql``;
}

/** Restricts the rows of `alias` (a readings table) to a want, the period and what had been received. */
function inPeriod(alias: string, { from, to, asOf }: Omit<ActualsQuery, "wants">): SQL {
  const a = sql.identifier(alias);
  return sql`${a}.metric_id = w.metric_id and ${a}.segment = w.segment and ${a}.day >= ${from} and ${a}.day <= ${to}${receivedBy(alias, asOf)}`;
}

function latestReadings(r: Reader, { wants, ...period }: PeriodQuery) {
  const newest = sql`(select x.id from readings x where ${inPeriod("x", period)} order by x.day desc, x.revision desc limit 1)`;
  const days = sql`(select count(*) from readings y where ${inPeriod("y", period)} and y.revision = 1)`;
  return r
    .select({
      ...wantColumns,
      aggregation: metrics.aggregation,
      readings: days.mapWith(Number),
      value: readings.value,
      lastDay: readings.day,
      source: readings.source,
      receivedAt: readings.receivedAt,
      readingId: readings.id,
    })
    .from(wantRows(wants))
    .innerJoin(metrics, eq(metrics.id, wantColumns.metricId))
    .leftJoin(readings, eq(readings.id, newest));
}

function foldedReadings(r: Reader, { wants, ...period }: PeriodQuery) {
  const of = (...rules: Aggregation[]) =>
    sql`case when ${inArray(metrics.aggregation, rules)} then ${readings.value} end`;
  // A lookup for each reading: as an anti-join PostgreSQL, without statistics, walks the whole period for every one.
  const latest = sql`(select max(n.revision) from readings n where n.metric_id = readings.metric_id and n.segment = readings.segment
    and n.day = readings.day${receivedBy("n", period.asOf)})`;
  return r
    .select({
      ...wantColumns,
      total: decSum(of("sum", "mean")),
      highest: decMax(of("max")),
      lowest: decMin(of("min")),
    })
    .from(wantRows(wants))
    .innerJoin(metrics, eq(metrics.id, wantColumns.metricId))
    .innerJoin(readings, and(inPeriod("readings", period), eq(readings.revision, latest)))
    .groupBy(wantColumns.metricId, wantColumns.segment);
}
