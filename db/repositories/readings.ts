import { and, asc, desc, eq, gt, gte, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { type CurrentReading, type NewReading, type PointAddress, pointKey } from "~/domain/metrics";
import { dialect } from "../dialect";
import { newId } from "../id";
import { metrics, people, readings } from "../schema";
import { countAll, jsonRows } from "../sql";
import type { Reader, Tx } from "../store";

export type Reading = typeof readings.$inferSelect;

export type LockedMetric = Pick<typeof metrics.$inferSelect, "id" | "code" | "ownerId" | "archivedAt">;

/**
 * The metrics with these codes, keyed by code, held until the transaction ends: two batches for one metric cannot both take the same
 * revision. Codes without a metric are left out.
 */
export async function lockMetrics(t: Tx, codes: readonly string[]): Promise<Map<string, LockedMetric>> {
  if (codes.length === 0) return new Map();
  const wanted = jsonRows(
    "w",
    ["code"],
    codes.map((code) => [code]),
  );
  const ids = await t.rows<{ id: string }>(
    // SQLite's immediate transaction is the lock; PostgreSQL takes the rows in one order, so that two batches never wait for each other.
    sql`select id from ${metrics} where code in (select w.code from ${wanted}) order by id${dialect === "postgres" ? sql` for no key update` : sql``}`,
  );
  const rows = await t
    .select({ id: metrics.id, code: metrics.code, ownerId: metrics.ownerId, archivedAt: metrics.archivedAt })
    .from(metrics)
    .where(
      inArray(
        metrics.id,
        ids.map((row) => row.id),
      ),
    );
  return new Map(rows.map((row) => [row.code, row]));
}

/** The metrics with these codes, keyed by code, without holding them. */
export async function metricsByCode(r: Reader, codes: readonly string[]): Promise<Map<string, LockedMetric>> {
  if (codes.length === 0) return new Map();
  const wanted = jsonRows(
    "w",
    ["code"],
    codes.map((code) => [code]),
  );
  const rows = await r
    .select({ id: metrics.id, code: metrics.code, ownerId: metrics.ownerId, archivedAt: metrics.archivedAt })
    .from(metrics)
    .where(sql`${metrics.code} in (select w.code from ${wanted})`);
  return new Map(rows.map((row) => [row.code, row]));
}

/** The current reading (highest revision) at each of the points, keyed by `pointKey`; unknown points are left out. One statement. */
export async function currentReadings(
  r: Reader,
  points: readonly PointAddress[],
): Promise<Map<string, CurrentReading>> {
  if (points.length === 0) return new Map();
  const wanted = jsonRows(
    "w",
    ["metric_id", "segment", "day"],
    points.map(({ metricId, segment, day }) => [metricId, segment, day]),
  );
  const newer = sql`(select max(n.revision) from readings n where n.metric_id = w.metric_id and n.segment = w.segment and n.day = w.day)`;
  const rows = await r
    .select({
      metricId: readings.metricId,
      segment: readings.segment,
      day: readings.day,
      revision: readings.revision,
      value: readings.value,
    })
    .from(wanted)
    .innerJoin(
      readings,
      sql`${readings.metricId} = w.metric_id and ${readings.segment} = w.segment and ${readings.day} = w.day and ${readings.revision} = ${newer}`,
    );
  return new Map(rows.map((row) => [pointKey(row), row]));
}

export type Receipt = { source: string; receivedAt: Date; enteredBy: string | null };

/**
 * Appends readings that came together. One statement with one parameter for the rows: 10 000 of them land in a fraction of a second,
 * which multi-row VALUES do not reach. Throws ConstraintError "unique" when a revision is taken.
 */
export async function appendReadings(
  t: Tx,
  rows: readonly (NewReading & { revision: number })[],
  { source, receivedAt, enteredBy }: Receipt,
): Promise<void> {
  if (rows.length === 0) return;
  const cells = rows.map(({ metricId, segment, day, revision, value, note }) => [
    newId(),
    metricId,
    segment,
    day,
    String(revision),
    value,
    note,
  ]);
  const from = jsonRows("w", ["id", "metric_id", "segment", "day", "revision", "value", "note"], cells);
  const value = dialect === "sqlite" ? sql`w.value` : sql`w.value::numeric`;
  const receipt = {
    source: sql.param(source, readings.source),
    receivedAt: sql.param(receivedAt, readings.receivedAt),
    enteredBy: sql.param(enteredBy, readings.enteredBy),
  };
  await t
    .insert(readings)
    .select(
      sql`select w.id, w.metric_id, w.segment, w.day, cast(w.revision as integer), ${value}, ${receipt.source}, w.note, ${receipt.receivedAt}, ${receipt.enteredBy} from ${from}`,
    );
}

export type Span = { metricId: string; segment: string; from: string; to: string };

const inSpan = ({ metricId, segment, from, to }: Span): SQL | undefined =>
  and(
    eq(readings.metricId, metricId),
    eq(readings.segment, segment),
    gte(readings.day, from),
    lte(readings.day, to),
  );

/** No later revision of the same point exists. */
const isCurrent = sql`not exists (select 1 from readings n where n.metric_id = ${readings.metricId} and n.segment = ${readings.segment} and n.day = ${readings.day} and n.revision > ${readings.revision})`;

export type SeriesPoint = { day: string; value: string; revision: number; previous: string | null };

/** Current readings of the span with the value each corrected, oldest first, at most `limit` of the latest. */
export async function seriesOf(
  r: Reader,
  { limit, ...span }: Span & { limit: number },
): Promise<SeriesPoint[]> {
  // Named in full: drizzle leaves a column's table out when a selection has no join, and the subquery would compare p with itself.
  const previous = sql<string | null>`(select p.value from readings p where p.metric_id = readings.metric_id
    and p.segment = readings.segment and p.day = readings.day and p.revision = readings.revision - 1)`;
  const rows = await r
    .select({ day: readings.day, value: readings.value, revision: readings.revision, previous })
    .from(readings)
    .where(and(inSpan(span), isCurrent))
    .orderBy(desc(readings.day))
    .limit(limit);
  return rows.reverse();
}

/** The latest reading of a metric or segment on or before `day`; undefined without one. */
export async function latestReading(
  r: Reader,
  { metricId, segment, day }: PointAddress,
): Promise<Reading | undefined> {
  const [row] = await r
    .select()
    .from(readings)
    .where(and(eq(readings.metricId, metricId), eq(readings.segment, segment), lte(readings.day, day)))
    .orderBy(desc(readings.day), desc(readings.revision))
    .limit(1);
  return row;
}

/** One page of the span's days with a reading, latest first: each day's revisions, the current one first. */
export async function readingsPage(
  r: Reader,
  { page, pageSize, ...span }: Span & { page: number; pageSize: number },
) {
  const [days, [found]] = await Promise.all([
    r
      .select({ day: readings.day })
      .from(readings)
      .where(and(inSpan(span), eq(readings.revision, 1)))
      .orderBy(desc(readings.day))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r
      .select({ total: countAll() })
      .from(readings)
      .where(and(inSpan(span), eq(readings.revision, 1))),
  ]);
  const [last, first] = [days[0]?.day, days.at(-1)?.day];
  if (!first || !last) return { rows: [], total: found?.total ?? 0 };
  const rows = await r
    .select({ reading: readings, enteredBy: { id: people.id, name: people.name, nameEn: people.nameEn } })
    .from(readings)
    .leftJoin(people, eq(people.id, readings.enteredBy))
    .where(inSpan({ ...span, from: first, to: last }))
    .orderBy(desc(readings.day), desc(readings.revision));
  return { rows, total: found?.total ?? 0 };
}

/** The current reading of a point; undefined without one. */
export async function currentReading(
  r: Reader,
  { metricId, segment, day }: PointAddress,
): Promise<Reading | undefined> {
  const [row] = await r
    .select()
    .from(readings)
    .where(and(eq(readings.metricId, metricId), eq(readings.segment, segment), eq(readings.day, day)))
    .orderBy(desc(readings.revision))
    .limit(1);
  return row;
}

/** The segments a metric has readings for, by name, "" (the whole) first. At most 500. */
export async function segmentsOf(r: Reader, metricId: string): Promise<string[]> {
  const rows = await r
    .selectDistinct({ segment: readings.segment })
    .from(readings)
    .where(eq(readings.metricId, metricId))
    .orderBy(readings.segment)
    .limit(500);
  return rows.map((row) => row.segment);
}

export type RecentPoint = { metricId: string; day: string; value: string };

/** The latest `count` current readings of each metric's segment, oldest first, by metric. One statement for any number of metrics. */
export async function recentReadings(
  r: Reader,
  { of, count }: { of: readonly { metricId: string; segment: string }[]; count: number },
): Promise<Map<string, RecentPoint[]>> {
  const byMetric = new Map<string, RecentPoint[]>();
  if (of.length === 0) return byMetric;
  const wanted = jsonRows(
    "w",
    ["metric_id", "segment"],
    of.map(({ metricId, segment }) => [metricId, segment]),
  );
  const since = sql`coalesce((select x.day from readings x where x.metric_id = w.metric_id and x.segment = w.segment and x.revision = 1 order by x.day desc limit 1 offset ${count - 1}), '')`;
  const rows: RecentPoint[] = await r
    .select({ metricId: readings.metricId, day: readings.day, value: readings.value })
    .from(wanted)
    .innerJoin(
      readings,
      and(
        sql`${readings.metricId} = w.metric_id and ${readings.segment} = w.segment and ${readings.day} >= ${since}`,
        isCurrent,
      ),
    )
    .orderBy(readings.metricId, readings.day);
  for (const row of rows) {
    const points = byMetric.get(row.metricId);
    if (points) points.push(row);
    else byMetric.set(row.metricId, [row]);
  }
  return byMetric;
}

export type ReadingCursor = { day: string; segment: string };

/** Current readings of a metric after a cursor in the order of (day, segment), for paging that new readings do not disturb. */
export function readingsAfter(
  r: Reader,
  {
    metricId,
    from,
    to,
    after,
    limit,
  }: { metricId: string; from: string; to: string; after: ReadingCursor | null; limit: number },
): Promise<Reading[]> {
  const beyond = after
    ? or(gt(readings.day, after.day), and(eq(readings.day, after.day), gt(readings.segment, after.segment)))
    : undefined;
  return r
    .select()
    .from(readings)
    .where(
      and(eq(readings.metricId, metricId), gte(readings.day, from), lte(readings.day, to), beyond, isCurrent),
    )
    .orderBy(asc(readings.day), asc(readings.segment))
    .limit(limit);
}
