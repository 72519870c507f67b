import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { SquadScope } from "~/domain/access";
import {
  assessmentCycles,
  assessmentRuns,
  assessments,
  boardColumns,
  contractLines,
  contracts,
  contractVersions,
  handoffs,
  people,
  squads,
  taskEvents,
  tasks,
  units,
} from "../schema";
import { byteOrder, countAll, nullsLast } from "../sql";
import type { Reader } from "../store";
import { mostCounted, unreadCount } from "./notifications";
import { inSquadScope } from "./squad-scope";

/** Somebody and the boards they may read today: a card that still names them where they may not is none of theirs. */
type Reading = { personId: string; scope: SquadScope };

const pendingFor = (r: Reader, { personId, scope }: Reading) =>
  and(
    eq(handoffs.toPersonId, personId),
    eq(handoffs.status, "pending"),
    inSquadScope(r, handoffs.squadId, scope),
  );

const waitingHandoff = {
  id: handoffs.id,
  version: handoffs.version,
  taskId: handoffs.taskId,
  squadId: handoffs.squadId,
  from: handoffs.fromDiscipline,
  to: handoffs.toDiscipline,
  offeredAt: handoffs.offeredAt,
  dueOn: handoffs.dueOn,
  note: handoffs.note,
  title: tasks.title,
  key: tasks.key,
  other: { name: people.name, nameEn: people.nameEn },
};

/** Pending hand-offs whose named receiver is this person, the longest waiting first; `other` is who offered. */
export function handoffsWaitingFor(r: Reader, { limit, ...reading }: Reading & { limit: number }) {
  return r
    .select(waitingHandoff)
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .innerJoin(people, eq(people.id, handoffs.offeredBy))
    .where(pendingFor(r, reading))
    .orderBy(asc(handoffs.offeredAt), byteOrder(handoffs.id))
    .limit(limit);
}

/** Pending hand-offs that this person offered, the longest waiting first; `other` is who is to accept. */
export function handoffsOfferedBy(r: Reader, { personId, scope, limit }: Reading & { limit: number }) {
  return r
    .select(waitingHandoff)
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .innerJoin(people, eq(people.id, handoffs.toPersonId))
    .where(
      and(
        eq(handoffs.offeredBy, personId),
        eq(handoffs.status, "pending"),
        inSquadScope(r, handoffs.squadId, scope),
      ),
    )
    .orderBy(asc(handoffs.offeredAt), byteOrder(handoffs.id))
    .limit(limit);
}

const fullWeight = 10_000;

/** Draft contracts of these squads whose weights do not sum to the whole, with the sum in basis points. */
export function unfinishedDrafts(r: Reader, squadIds: readonly string[]) {
  const weight = sql<number>`coalesce(sum(${contractLines.weight}), 0)`;
  return r
    .select({
      squadId: contracts.squadId,
      cycleId: contracts.cycleId,
      number: contractVersions.number,
      createdAt: contractVersions.createdAt,
      squad: { name: squads.name, nameEn: squads.nameEn },
      weight: weight.mapWith(Number),
    })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .innerJoin(squads, eq(squads.id, contracts.squadId))
    .leftJoin(contractLines, eq(contractLines.versionId, contractVersions.id))
    .where(and(eq(contractVersions.status, "draft"), inArray(contracts.squadId, [...squadIds])))
    .groupBy(
      contracts.squadId,
      contracts.cycleId,
      contractVersions.id,
      contractVersions.number,
      contractVersions.createdAt,
      squads.name,
      squads.nameEn,
    )
    .having(sql`${weight} <> ${fullWeight}`)
    .orderBy(asc(contractVersions.createdAt));
}

/** Results of this person published since an instant that they have not opened yet; one a cycle. */
export function unreadResults(r: Reader, { personId, since }: { personId: string; since: Date }) {
  return r
    .select({
      cycleId: assessmentCycles.id,
      name: assessmentCycles.name,
      nameEn: assessmentCycles.nameEn,
      publishedAt: sql`max(${assessmentRuns.publishedAt})`.mapWith(assessmentRuns.publishedAt),
    })
    .from(assessments)
    .innerJoin(assessmentRuns, eq(assessmentRuns.id, assessments.runId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, assessmentRuns.cycleId))
    .where(
      and(
        eq(assessments.personId, personId),
        isNull(assessments.seenAt),
        gte(assessmentRuns.publishedAt, since),
        isNull(assessmentRuns.discardedAt),
      ),
    )
    .groupBy(assessmentCycles.id, assessmentCycles.name, assessmentCycles.nameEn);
}

/** Unfinished tasks that a person holds or works on. */
const mine = (r: Reader, { personId, scope }: Reading) =>
  and(
    inSquadScope(r, tasks.squadId, scope),
    sql`${tasks.id} in (
      select held.id from tasks held where held.assignee_id = ${personId} and held.finished_at is null
      union all
      select helped.task_id from task_people helped where helped.person_id = ${personId} and helped.role = 'assignee')`,
    isNull(tasks.finishedAt),
    isNull(tasks.archivedAt),
  );

/** One page of a person's unfinished tasks over all squads, what is due first on top. */
export function tasksOf(
  r: Reader,
  { personId, scope, offset, limit }: Reading & { offset: number; limit: number },
) {
  return r
    .select({
      id: tasks.id,
      key: tasks.key,
      title: tasks.title,
      squadId: tasks.squadId,
      discipline: tasks.discipline,
      dueOn: tasks.dueOn,
      blocked: tasks.blockedReason,
      helps: sql<number>`case when ${tasks.assigneeId} = ${personId} then 0 else 1 end`.mapWith(Boolean),
      squad: { name: squads.name, nameEn: squads.nameEn },
      column: { name: boardColumns.name, nameEn: boardColumns.nameEn },
      offeredTo: handoffs.toDiscipline,
    })
    .from(tasks)
    .innerJoin(squads, eq(squads.id, tasks.squadId))
    .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
    .leftJoin(handoffs, and(eq(handoffs.taskId, tasks.id), eq(handoffs.status, "pending")))
    .where(mine(r, { personId, scope }))
    .orderBy(nullsLast(tasks.dueOn), desc(tasks.updatedAt), byteOrder(tasks.id))
    .limit(limit)
    .offset(offset);
}

/** How many unfinished tasks a person has, how many of them were due before `day` (ISO), and the earliest of those days. */
export async function taskCounts(r: Reader, { day, ...reading }: Reading & { day: string }) {
  const isOverdue = sql`${tasks.dueOn} < ${day}`;
  const [row] = await r
    .select({
      total: countAll(),
      overdue: sql<number>`coalesce(sum(case when ${isOverdue} then 1 else 0 end), 0)`.mapWith(Number),
      since: sql<string | null>`min(case when ${isOverdue} then ${tasks.dueOn} end)`,
    })
    .from(tasks)
    .where(mine(r, reading));
  return row ?? { total: 0, overdue: 0, since: null };
}

const heldAndBlocked = (r: Reader, { personId, scope }: Reading) =>
  and(
    inSquadScope(r, tasks.squadId, scope),
    eq(tasks.assigneeId, personId),
    isNull(tasks.finishedAt),
    isNull(tasks.archivedAt),
    isNotNull(tasks.blockedAt),
  );

/** Blocked tasks that a person holds, the longest blocked first. */
export function blockedTasksOf(r: Reader, { limit, ...reading }: Reading & { limit: number }) {
  return r
    .select({
      id: tasks.id,
      key: tasks.key,
      title: tasks.title,
      squadId: tasks.squadId,
      reason: tasks.blockedReason,
      since: tasks.blockedAt,
    })
    .from(tasks)
    .where(heldAndBlocked(r, reading))
    .orderBy(asc(tasks.blockedAt), byteOrder(tasks.id))
    .limit(limit);
}

export type ChangesQuery = {
  personId: string;
  squadIds: readonly string[];
  since: Date;
  limit: number;
};

/** What others did to tasks of these squads since an instant, the latest first. */
export async function changesByOthers(r: Reader, { personId, squadIds, since, limit }: ChangesQuery) {
  if (squadIds.length === 0) return [];
  return r
    .select({
      at: taskEvents.at,
      kind: taskEvents.kind,
      data: taskEvents.data,
      squadId: taskEvents.squadId,
      taskId: tasks.id,
      key: tasks.key,
      title: tasks.title,
      mine: sql<number>`case when ${tasks.assigneeId} = ${personId} then 1 else 0 end`.mapWith(Boolean),
      actor: { name: people.name, nameEn: people.nameEn },
    })
    .from(taskEvents)
    .innerJoin(tasks, eq(tasks.id, taskEvents.taskId))
    .leftJoin(people, eq(people.id, taskEvents.actorId))
    .where(
      and(
        inArray(taskEvents.squadId, [...squadIds]),
        gt(taskEvents.at, since),
        or(isNull(taskEvents.actorId), ne(taskEvents.actorId, personId)),
        isNull(tasks.archivedAt),
      ),
    )
    .orderBy(desc(taskEvents.at), byteOrder(taskEvents.id))
    .limit(limit);
}

/**
 * By cycle under way, how many of these people still lack what their manager owes them: an individual part of full weight while
 * targets are set and the cycle runs, direct ratings while its data are frozen. Only people with a seat in the cycle count.
 */
export function reviewsDue(r: Reader, reportIds: readonly string[]) {
  const { id, name, nameEn, state, start, end } = assessmentCycles;
  const mine = sql`l.cycle_id = ${id} and l.person_id = ${people.id}`;
  const lacking = sql`case when ${state} = 'data-freeze'
    then (select count(*) from individual_lines l where ${mine} and l.curve is null and l.score is null)
    else (select ${fullWeight} - coalesce(sum(l.weight), 0) from individual_lines l where ${mine}) end`;
  const seated = sql`exists (select 1 from seats s join cycle_squads q on q.squad_id = s.squad_id and q.cycle_id = ${id}
    where s.person_id = ${people.id} and s.from_day <= ${end} and (s.to_day is null or s.to_day >= ${start}))`;
  return r
    .select({ id, name, nameEn, state, start, end, people: countAll() })
    .from(assessmentCycles)
    .innerJoin(people, inArray(people.id, [...reportIds]))
    .where(
      and(
        inArray(state, ["target-setting", "active", "data-freeze"]),
        eq(people.active, true),
        seated,
        sql`${lacking} <> 0`,
      ),
    )
    .groupBy(id, name, nameEn, state, start, end)
    .orderBy(start, id);
}

/** The units a person heads, with how many open squads are tied to each or to a unit below it. */
export function unitsHeadedBy(r: Reader, personId: string) {
  const count = sql<number>`(select count(distinct su.squad_id) from squad_units su
    join squads s on s.id = su.squad_id and s.closed_at is null
    join units below on below.id = su.unit_id and substr(below.path, 1, length(units.path)) = units.path)`;
  return r
    .select({ id: units.id, name: units.name, nameEn: units.nameEn, squads: count.mapWith(Number) })
    .from(units)
    .where(and(eq(units.headId, personId), isNull(units.archivedAt)))
    .orderBy(units.path);
}

/** Assessment cycles that are not published yet, the earliest first. */
export function openCycles(r: Reader) {
  const { id, name, nameEn, state, start, end } = assessmentCycles;
  return r
    .select({ id, name, nameEn, state, start, end })
    .from(assessmentCycles)
    .where(ne(state, "published"))
    .orderBy(start, id);
}

type WaitingQuery = Reading & { ledSquadIds: readonly string[]; day: string; since: Date };

/** Home lists this many of the kinds that could run on without end, and counts no more. */
export const mostListed = 20;

/**
 * What Home counts beside signatures, and how many notifications are unread, in one statement: hand-offs to accept, drafts of led
 * squads that lack weight, results to read, blocked tasks, mentions, and one more when any task is overdue.
 */
export async function countWaiting(
  r: Reader,
  { personId, scope, ledSquadIds, day, since }: WaitingQuery,
): Promise<{ waiting: number; unread: number }> {
  const reading = { personId, scope };
  const pending = r.select({ n: countAll() }).from(handoffs).where(pendingFor(r, reading));
  const results = r
    .select({ n: sql<number>`count(distinct ${assessmentRuns.cycleId})` })
    .from(assessments)
    .innerJoin(assessmentRuns, eq(assessmentRuns.id, assessments.runId))
    .where(
      and(
        eq(assessments.personId, personId),
        isNull(assessments.seenAt),
        gte(assessmentRuns.publishedAt, since),
        isNull(assessmentRuns.discardedAt),
      ),
    );
  const drafts = r
    .select({ n: countAll() })
    .from(contractVersions)
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .where(
      and(
        eq(contractVersions.status, "draft"),
        inArray(contracts.squadId, [...ledSquadIds]),
        sql`(select coalesce(sum(l.weight), 0) from contract_lines l where l.version_id = contract_versions.id) <> ${fullWeight}`,
      ),
    );
  const overdue = r
    .select({ n: sql<number>`case when count(*) > 0 then 1 else 0 end` })
    .from(tasks)
    .where(and(mine(r, reading), lt(tasks.dueOn, day)));
  const blocked = r.select({ id: tasks.id }).from(tasks).where(heldAndBlocked(r, reading)).limit(mostListed);
  const listed = sql`(${pending}) + (${results}) + (${drafts}) + (${overdue})
    + (select count(*) from ${blocked} as blocked)
    + ${unreadCount(r, { personId, kinds: ["task.mentioned"], most: mostListed })}`;
  const [row] = await r.rows<{ waiting: number | string; unread: number | string }>(
    sql`select ${listed} as waiting, ${unreadCount(r, { personId, most: mostCounted })} as unread`,
  );
  return { waiting: Number(row?.waiting ?? 0), unread: Number(row?.unread ?? 0) };
}
