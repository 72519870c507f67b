import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Discipline } from "~/domain/org/discipline";
import {
  assessmentCycles,
  assessmentRuns,
  assessmentSquads,
  handoffs,
  people,
  seats,
  squads,
  tasks,
} from "../schema";
import { countAll, hoursBetween } from "../sql";
import type { Reader } from "../store";

export type LeadSeatRow = {
  squadId: string;
  discipline: Discipline;
  person: { id: string; name: string; nameEn: string };
};

/** Who leads each discipline of the squads on `day` (ISO). */
export function leadsOn(
  r: Reader,
  { squadIds, day }: { squadIds: readonly string[]; day: string },
): Promise<LeadSeatRow[]> {
  return r
    .select({
      squadId: seats.squadId,
      discipline: seats.discipline,
      person: { id: people.id, name: people.name, nameEn: people.nameEn },
    })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(
      and(
        inArray(seats.squadId, [...squadIds]),
        eq(seats.role, "lead"),
        lte(seats.from, day),
        or(isNull(seats.to), gte(seats.to, day)),
      ),
    );
}

/** The hand-off wait each squad agreed on, in hours. */
export function handoffLimits(
  r: Reader,
  squadIds: readonly string[],
): Promise<{ squadId: string; limitHours: number }[]> {
  return r
    .select({ squadId: squads.id, limitHours: squads.handoffLimitHours })
    .from(squads)
    .where(inArray(squads.id, [...squadIds]));
}

export type HandoffFlowRow = {
  squadId: string;
  /** Two disciplines in alphabetical order, `data-tech`; `all` for the squad's hand-offs together. */
  pair: string;
  count: number;
  returned: number;
  /** Median wait from offer to acceptance, hours; null when none was accepted. */
  medianHours: number | null;
};

/**
 * Hand-offs offered in [from, until) of each squad, per pair of disciplines in either direction and over all pairs. Those
 * withdrawn by the one who offered are left out: nobody had to take them. flow.md, hand-off wait.
 */
export async function handoffFlows(
  r: Reader,
  { squadIds, from, until }: { squadIds: readonly string[]; from: Date; until: Date },
): Promise<HandoffFlowRow[]> {
  const { fromDiscipline, toDiscipline, status } = handoffs;
  const pair = sql`case when ${fromDiscipline} < ${toDiscipline} then ${fromDiscipline} || '-' || ${toDiscipline} else ${toDiscipline} || '-' || ${fromDiscipline} end`;
  const wait = sql`case when ${status} = 'accepted' then ${hoursBetween(handoffs.offeredAt, handoffs.decidedAt)} end`;
  const inPeriod = and(
    inArray(handoffs.squadId, [...squadIds]),
    gte(handoffs.offeredAt, from),
    lt(handoffs.offeredAt, until),
    sql`${status} <> 'withdrawn'`,
  );
  const rows = await r.rows<{
    squad_id: string;
    pair: string;
    offered: number | string;
    returned: number | string;
    median: number | string | null;
  }>(sql`
    with offers as (select ${handoffs.squadId} as squad_id, ${pair} as pair, ${status} as status, ${wait} as wait from ${handoffs} where ${inPeriod}),
    counted as (select squad_id, pair, status, wait from offers union all select squad_id, 'all' as pair, status, wait from offers),
    ranked as (select squad_id, pair, status, wait,
      row_number() over (partition by squad_id, pair order by wait nulls last) as place,
      count(wait) over (partition by squad_id, pair) as accepted from counted)
    select squad_id, pair, count(*) as offered, sum(case when status = 'returned' then 1 else 0 end) as returned,
      avg(case when wait is not null and place * 2 >= accepted and place * 2 <= accepted + 2 then wait end) as median
    from ranked group by squad_id, pair`);
  return rows.map((row) => ({
    squadId: row.squad_id,
    pair: row.pair,
    count: Number(row.offered),
    returned: Number(row.returned),
    medianHours: row.median === null ? null : Number(row.median),
  }));
}

/** Members with a seat on `day` (leads too, each person once) and unfinished tasks, for the tabs of the squad page. */
export async function squadCounts(
  r: Reader,
  { squadId, day }: { squadId: string; day: string },
): Promise<{ people: number; tasks: number }> {
  const [[seated], [open]] = await Promise.all([
    r
      .select({ count: sql<number>`count(distinct ${seats.personId})`.mapWith(Number) })
      .from(seats)
      .where(and(eq(seats.squadId, squadId), lte(seats.from, day), or(isNull(seats.to), gte(seats.to, day)))),
    r
      .select({ count: countAll() })
      .from(tasks)
      .where(and(eq(tasks.squadId, squadId), isNull(tasks.archivedAt), isNull(tasks.finishedAt))),
  ]);
  return { people: seated?.count ?? 0, tasks: open?.count ?? 0 };
}

/** The squad's joint result in the latest published cycle that began before `before` (ISO); undefined without one. */
export async function lastPublishedJoint(
  r: Reader,
  { squadId, before }: { squadId: string; before: string },
): Promise<{ joint: string | null; cycle: { name: string; nameEn: string } } | undefined> {
  const [row] = await r
    .select({
      joint: assessmentSquads.joint,
      cycle: { name: assessmentCycles.name, nameEn: assessmentCycles.nameEn },
    })
    .from(assessmentSquads)
    .innerJoin(assessmentRuns, eq(assessmentRuns.id, assessmentSquads.runId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, assessmentRuns.cycleId))
    .where(
      and(
        eq(assessmentSquads.squadId, squadId),
        isNotNull(assessmentRuns.publishedAt),
        isNull(assessmentRuns.discardedAt),
        lt(assessmentCycles.start, before),
      ),
    )
    .orderBy(desc(assessmentCycles.start), desc(assessmentRuns.revision))
    .limit(1);
  return row;
}

export type WaitingHandoff = {
  taskId: string;
  title: string;
  from: Discipline;
  to: Discipline;
  offeredAt: Date;
};

/** Hand-offs of the squad that wait for this person, the longest waiting first. */
export function handoffsWaitingFor(
  r: Reader,
  { squadId, personId }: { squadId: string; personId: string },
): Promise<WaitingHandoff[]> {
  return r
    .select({
      taskId: handoffs.taskId,
      title: tasks.title,
      from: handoffs.fromDiscipline,
      to: handoffs.toDiscipline,
      offeredAt: handoffs.offeredAt,
    })
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .where(
      and(eq(handoffs.squadId, squadId), eq(handoffs.toPersonId, personId), eq(handoffs.status, "pending")),
    )
    .orderBy(handoffs.offeredAt)
    .limit(20);
}
