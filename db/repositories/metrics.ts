import {
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import {
  assessmentCycles,
  contractLines,
  contracts,
  contractVersions,
  individualLines,
  metrics,
  people,
} from "../schema";
import type { Perspective } from "../schema/values";
import { contains, countAll, daysBefore, nullsLast } from "../sql";
import type { Reader, Tx } from "../store";
import { cycleUnderWay, liveVersions } from "./metric-uses";

export type Metric = typeof metrics.$inferSelect;

export type MetricSort = "code" | "perspective" | "owner" | "last";
export type MetricState = "stale" | "no-source" | "unused" | "archived";

export type MetricList = {
  search: string;
  perspective: Perspective | null;
  ownerId: string | null;
  /** `archived` shows archived metrics alone; every other list leaves them out. */
  state: MetricState | null;
  sort: { by: MetricSort; direction: "asc" | "desc" };
  locale: "zh-CN" | "en";
  page: number;
  pageSize: number;
  today: string;
};

/** The segment a list shows: "" (the whole) where it has readings, else the first by name; null without any reading. */
const shownSegment = sql<
  string | null
>`(select min(s.segment) from readings s where s.metric_id = ${metrics.id})`;

/** The day of the latest reading of that segment. */
const lastDay = sql<
  string | null
>`(select max(d.day) from readings d where d.metric_id = ${metrics.id} and d.segment = ${shownSegment})`;

const owner = { id: people.id, name: people.name, nameEn: people.nameEn, email: people.email };

/** One page of the catalogue, with owner, the segment to show and its latest day, and how many metrics the filter finds in all. Two statements. */
export async function listMetrics(r: Reader, list: MetricList) {
  const where = filterOf(r, list);
  const [rows, [found]] = await Promise.all([
    r
      .select({ metric: metrics, owner, shownSegment, lastDay })
      .from(metrics)
      .leftJoin(people, eq(people.id, metrics.ownerId))
      .where(where)
      .orderBy(...orderOf(list), asc(metrics.code))
      .limit(list.pageSize)
      .offset((list.page - 1) * list.pageSize),
    r.select({ total: countAll() }).from(metrics).where(where),
  ]);
  return { rows, total: found?.total ?? 0 };
}

function filterOf(r: Reader, { search, perspective, ownerId, state, today }: MetricList): SQL | undefined {
  const text = [metrics.code, metrics.name, metrics.nameEn, metrics.description, metrics.descriptionEn];
  return and(
    state === "archived" ? isNotNull(metrics.archivedAt) : isNull(metrics.archivedAt),
    search ? or(...text.map((column) => contains(column, search))) : undefined,
    perspective ? eq(metrics.perspective, perspective) : undefined,
    ownerId ? eq(metrics.ownerId, ownerId) : undefined,
    state === "no-source" ? eq(metrics.source, "") : undefined,
    state === "unused" ? unused(r) : undefined,
    state === "stale" ? sql`${lastDay} < ${daysBefore(today, metrics.freshDays)}` : undefined,
  );
}

/** No contract that is in force or being drafted, and nobody's individual part, uses the metric in a cycle under way. */
function unused(r: Reader): SQL | undefined {
  const lines = r
    .select({ id: contractLines.id })
    .from(contractLines)
    .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, contracts.cycleId))
    .where(
      and(
        eq(contractLines.metricId, metrics.id),
        inArray(contractVersions.status, [...liveVersions]),
        cycleUnderWay,
      ),
    );
  const individual = r
    .select({ id: individualLines.id })
    .from(individualLines)
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, individualLines.cycleId))
    .where(and(eq(individualLines.metricId, metrics.id), cycleUnderWay));
  return and(notExists(lines), notExists(individual));
}

function orderOf({ sort: { by, direction }, locale }: MetricList): SQL[] {
  const order = direction === "asc" ? asc : desc;
  switch (by) {
    case "code":
      return [order(metrics.code)];
    case "perspective":
      return [order(metrics.perspective)];
    case "owner":
      return [nullsLast(locale === "en" ? people.nameEn : people.name, direction)];
    case "last":
      return [nullsLast(lastDay, direction)];
  }
}

/** People who own a metric that is not archived, by name; for the catalogue's filter. */
export function metricOwners(r: Reader) {
  const owned = r
    .select({ id: metrics.id })
    .from(metrics)
    .where(and(eq(metrics.ownerId, people.id), isNull(metrics.archivedAt)));
  return r.select(owner).from(people).where(exists(owned)).orderBy(people.name).limit(500);
}

/** Metrics matching `search` in code or either name, by code, archived ones left out; for choosing one. */
export function findMetrics(
  r: Reader,
  { search, limit }: { search: string; limit: number },
): Promise<Metric[]> {
  return r
    .select()
    .from(metrics)
    .where(
      and(
        isNull(metrics.archivedAt),
        or(...[metrics.code, metrics.name, metrics.nameEn].map((column) => contains(column, search))),
      ),
    )
    .orderBy(metrics.code)
    .limit(limit);
}

/** Metrics after `code` in the order of codes, archived ones included; for paging that new metrics do not disturb. */
export function metricsAfter(r: Reader, { code, limit }: { code: string; limit: number }): Promise<Metric[]> {
  return r.select().from(metrics).where(sql`${metrics.code} > ${code}`).orderBy(metrics.code).limit(limit);
}

/** The metric and its owner; undefined when there is none. */
export async function metricWithOwner(r: Reader, id: string) {
  const [row] = await r
    .select({ metric: metrics, owner })
    .from(metrics)
    .leftJoin(people, eq(people.id, metrics.ownerId))
    .where(eq(metrics.id, id));
  return row;
}

/** True when the person owns a metric that is not archived. */
export async function ownsMetric(r: Reader, personId: string): Promise<boolean> {
  const rows = await r
    .select({ id: metrics.id })
    .from(metrics)
    .where(and(eq(metrics.ownerId, personId), isNull(metrics.archivedAt)))
    .limit(1);
  return rows.length > 0;
}

export async function insertMetric(t: Tx, metric: typeof metrics.$inferInsert): Promise<void> {
  await t.insert(metrics).values(metric);
}

export type MetricEdit = Omit<Metric, "createdAt" | "archivedAt">;

/** Saves the definition as version `version` + 1; false when `version` is stale: somebody saved in between. */
export async function saveMetric(t: Tx, { id, version, ...edit }: MetricEdit): Promise<boolean> {
  const rows = await t
    .update(metrics)
    .set({ ...edit, version: version + 1 })
    .where(and(eq(metrics.id, id), eq(metrics.version, version)))
    .returning({ id: metrics.id });
  return rows.length === 1;
}

/** Archives the metric (`archivedAt` set) or takes it back (null); false when `version` is stale. */
export async function setMetricArchived(
  t: Tx,
  { id, version, archivedAt }: Pick<Metric, "id" | "version" | "archivedAt">,
): Promise<boolean> {
  const rows = await t
    .update(metrics)
    .set({ archivedAt, version: version + 1 })
    .where(and(eq(metrics.id, id), eq(metrics.version, version)))
    .returning({ id: metrics.id });
  return rows.length === 1;
}
