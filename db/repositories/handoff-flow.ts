import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Discipline } from "~/domain/org/discipline";
import { handoffs, people, tasks } from "../schema";
import type { HandoffStatus } from "../schema/values";
import { aliased, byteOrder, countAll, hoursBetween } from "../sql";
import type { Reader } from "../store";
import { type FlowFilter, flowFilterCondition } from "./flow";

export type HandoffFlowRow = {
  squadId: string;
  /**
   * `tech>data` for one direction, `data-tech` (alphabetical) for both directions of an edge, `all` for the squad's hand-offs
   * together.
   */
  pair: string;
  /** Hand-offs offered. */
  offers: number;
  returned: number;
  /** Wait from offer to acceptance, hours, by nearest rank; null when none was accepted. */
  medianHours: number | null;
  p85Hours: number | null;
};

type HandoffScope = {
  squadIds: readonly string[];
  /** Offered in [from, until). */
  from: Date;
  until: Date;
  filter: FlowFilter | null;
};

/** The status a hand-off had at an instant: one that was decided later was still pending. */
const statusAt = (at: Date): SQL<HandoffStatus> =>
  sql<HandoffStatus>`case when ${handoffs.decidedAt} >= ${sql.param(at, handoffs.decidedAt)} then 'pending' else ${handoffs.status} end`;

const ofFilter = (filter: FlowFilter | null): SQL | undefined =>
  filter
    ? sql`${handoffs.taskId} in (select tasks.id from ${tasks} where ${flowFilterCondition(filter)})`
    : undefined;

/**
 * How hand-offs went, for each direction, each edge and all together, as it was known at `until`. Those withdrawn by the one who offered
 * are left out: nobody had to take them. flow.md, hand-off wait. One statement for any number of squads.
 */
export async function handoffFlows(
  r: Reader,
  { squadIds, from, until, filter }: HandoffScope,
): Promise<HandoffFlowRow[]> {
  const { fromDiscipline: giver, toDiscipline: receiver } = handoffs;
  const status = statusAt(until);
  const edge = sql`case when ${giver} < ${receiver} then ${giver} || '-' || ${receiver} else ${receiver} || '-' || ${giver} end`;
  const wait = hoursBetween(handoffs.offeredAt, handoffs.decidedAt);
  const inPeriod = and(
    inArray(handoffs.squadId, [...squadIds]),
    gte(handoffs.offeredAt, from),
    lt(handoffs.offeredAt, until),
    ofFilter(filter),
  );
  const rank = (percent: number) => sql.raw(`(accepted * ${percent} + 99) / 100`);
  const rows = await r.rows<{
    squad_id: string;
    pair: string;
    offers: number | string;
    returned: number | string;
    median: number | string | null;
    p85: number | string | null;
  }>(sql`
    with offers as (select ${handoffs.squadId} as squad_id, ${giver} || '>' || ${receiver} as direction, ${edge} as edge, ${status} as status, ${wait} as wait
        from ${handoffs} where ${inPeriod}),
    standing as (select squad_id, direction, edge, status, case when status = 'accepted' then wait end as wait
        from offers where status <> 'withdrawn'),
    counted as (select squad_id, direction as pair, status, wait from standing
      union all select squad_id, edge as pair, status, wait from standing
      union all select squad_id, 'all' as pair, status, wait from standing),
    ranked as (select squad_id, pair, status, wait,
      row_number() over (partition by squad_id, pair order by wait nulls last) as place,
      count(wait) over (partition by squad_id, pair) as accepted from counted)
    select squad_id, pair, count(*) as offers, sum(case when status = 'returned' then 1 else 0 end) as returned,
      max(case when place = ${rank(50)} then wait end) as median,
      max(case when place = ${rank(85)} then wait end) as p85
    from ranked group by squad_id, pair`);
  const figure = (value: number | string | null) => (value === null ? null : Number(value));
  return rows.map((row) => ({
    squadId: row.squad_id,
    pair: row.pair,
    offers: Number(row.offers),
    returned: Number(row.returned),
    medianHours: figure(row.median),
    p85Hours: figure(row.p85),
  }));
}

const senders = aliased(people, "senders");
const receivers = aliased(people, "receivers");

const shown = {
  id: handoffs.id,
  squadId: handoffs.squadId,
  taskId: handoffs.taskId,
  key: tasks.key,
  title: tasks.title,
  from: handoffs.fromDiscipline,
  to: handoffs.toDiscipline,
  status: handoffs.status,
  offeredAt: handoffs.offeredAt,
  decidedAt: handoffs.decidedAt,
  completedAt: handoffs.completedAt,
  dueOn: handoffs.dueOn,
  returnReason: handoffs.returnReason,
  sender: { name: senders.name, nameEn: senders.nameEn },
  receiver: { name: receivers.name, nameEn: receivers.nameEn },
};

/** Pending hand-offs of a squad, the longest waiting first. */
export function waitingHandoffs(
  r: Reader,
  { squadId, filter, limit }: { squadId: string; filter: FlowFilter | null; limit: number },
) {
  return r
    .select(shown)
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .innerJoin(senders, eq(senders.id, handoffs.offeredBy))
    .innerJoin(receivers, eq(receivers.id, handoffs.toPersonId))
    .where(and(eq(handoffs.squadId, squadId), eq(handoffs.status, "pending"), ofFilter(filter)))
    .orderBy(asc(handoffs.offeredAt), byteOrder(handoffs.id))
    .limit(limit);
}

export type WaitingHandoff = Awaited<ReturnType<typeof waitingHandoffs>>[number];

/** Of each pair of disciplines the pending hand-off of a squad that waits longest, and how many wait; at most six rows. */
export function longestWaiting(
  r: Reader,
  { squadId, filter }: { squadId: string; filter: FlowFilter | null },
) {
  const pair = sql`partition by ${handoffs.fromDiscipline}, ${handoffs.toDiscipline}`;
  const order = sql`order by ${handoffs.offeredAt}, ${byteOrder(handoffs.id)}`;
  const ranked = r
    .select({
      handoffId: sql<string>`handoffs.id`.as("handoff_id"),
      place: sql<number>`row_number() over (${pair} ${order})`.as("place"),
      waiting: sql<number>`count(*) over (${pair})`.mapWith(Number).as("waiting"),
    })
    .from(handoffs)
    .where(and(eq(handoffs.squadId, squadId), eq(handoffs.status, "pending"), ofFilter(filter)))
    .as("ranked");
  return r
    .select({ ...shown, waiting: ranked.waiting })
    .from(ranked)
    .innerJoin(handoffs, eq(handoffs.id, ranked.handoffId))
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .innerJoin(senders, eq(senders.id, handoffs.offeredBy))
    .innerJoin(receivers, eq(receivers.id, handoffs.toPersonId))
    .where(eq(ranked.place, 1));
}

export type LongestWaiting = Awaited<ReturnType<typeof longestWaiting>>[number];

export type PairStatus = "all" | "pending" | "accepted" | "returned";
export type PairSort = "offered" | "wait";

type PairWanted = {
  squadId: string;
  from: Discipline;
  to: Discipline;
  /** Offered in [since, until). */
  since: Date;
  until: Date;
  status: PairStatus;
  filter: FlowFilter | null;
  sort: { by: PairSort; descending: boolean };
  offset: number;
  limit: number;
};

/** A page of the hand-offs from one discipline to another as it was known at `until`, withdrawn ones left out, and how many there are in all. */
export async function handoffsOfPair(r: Reader, wanted: PairWanted) {
  const { squadId, since, until, status, filter, sort, offset, limit } = wanted;
  const known = statusAt(until);
  const where = and(
    eq(handoffs.squadId, squadId),
    eq(handoffs.fromDiscipline, wanted.from),
    eq(handoffs.toDiscipline, wanted.to),
    gte(handoffs.offeredAt, since),
    lt(handoffs.offeredAt, until),
    status === "all" ? sql`${known} <> 'withdrawn'` : sql`${known} = ${status}`,
    ofFilter(filter),
  );
  const end = sql`case when ${known} = 'pending' then ${sql.param(until, handoffs.decidedAt)} else ${handoffs.decidedAt} end`;
  const direction = sort.descending ? desc : asc;
  const order = sort.by === "wait" ? hoursBetween(handoffs.offeredAt, end) : handoffs.offeredAt;
  const [rows, [total]] = await Promise.all([
    r
      .select({ ...shown, status: known })
      .from(handoffs)
      .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
      .innerJoin(senders, eq(senders.id, handoffs.offeredBy))
      .innerJoin(receivers, eq(receivers.id, handoffs.toPersonId))
      .where(where)
      .orderBy(direction(order), byteOrder(handoffs.id))
      .limit(limit)
      .offset(offset),
    r.select({ n: countAll() }).from(handoffs).where(where),
  ]);
  return { rows, total: total?.n ?? 0 };
}
