import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, sql } from "drizzle-orm";
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
  tasks,
  units,
} from "../schema";
import { byteOrder, countAll, nullsLast } from "../sql";
import type { Reader } from "../store";

/** Pending hand-offs whose named receiver is this person, the longest waiting first. */
export function handoffsWaitingFor(r: Reader, { personId, limit }: { personId: string; limit: number }) {
  return r
    .select({
      id: handoffs.id,
      version: handoffs.version,
      taskId: handoffs.taskId,
      squadId: handoffs.squadId,
      from: handoffs.fromDiscipline,
      to: handoffs.toDiscipline,
      offeredAt: handoffs.offeredAt,
      title: tasks.title,
      key: tasks.key,
      sender: { name: people.name, nameEn: people.nameEn },
    })
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .innerJoin(people, eq(people.id, handoffs.offeredBy))
    .where(and(eq(handoffs.toPersonId, personId), eq(handoffs.status, "pending")))
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

const mine = (personId: string) =>
  and(eq(tasks.assigneeId, personId), isNull(tasks.finishedAt), isNull(tasks.archivedAt));

/** One page of a person's unfinished tasks over all squads, what is due first on top, and how many there are in all. */
export async function tasksOf(
  r: Reader,
  { personId, offset, limit }: { personId: string; offset: number; limit: number },
) {
  const [rows, [total]] = await Promise.all([
    r
      .select({
        id: tasks.id,
        key: tasks.key,
        title: tasks.title,
        squadId: tasks.squadId,
        discipline: tasks.discipline,
        dueOn: tasks.dueOn,
        blocked: tasks.blockedReason,
        squad: { name: squads.name, nameEn: squads.nameEn },
        column: { name: boardColumns.name, nameEn: boardColumns.nameEn },
        offeredTo: handoffs.toDiscipline,
      })
      .from(tasks)
      .innerJoin(squads, eq(squads.id, tasks.squadId))
      .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
      .leftJoin(handoffs, and(eq(handoffs.taskId, tasks.id), eq(handoffs.status, "pending")))
      .where(mine(personId))
      .orderBy(nullsLast(tasks.dueOn), desc(tasks.updatedAt), byteOrder(tasks.id))
      .limit(limit)
      .offset(offset),
    r.select({ n: countAll() }).from(tasks).where(mine(personId)),
  ]);
  return { rows, total: total?.n ?? 0 };
}

/** How many of a person's unfinished tasks were due before `day` (ISO), and the earliest of those days. */
export async function overdueTasks(r: Reader, { personId, day }: { personId: string; day: string }) {
  const [row] = await r
    .select({ count: countAll(), since: sql<string | null>`min(${tasks.dueOn})` })
    .from(tasks)
    .where(and(mine(personId), lt(tasks.dueOn, day)));
  return { count: row?.count ?? 0, since: row?.since ?? null };
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

type WaitingQuery = { personId: string; ledSquadIds: readonly string[]; day: string; since: Date };

/**
 * What Home counts beside signatures, in one statement: hand-offs to accept, drafts of led squads that lack weight, results to
 * read, and one more when any task is overdue.
 */
export async function countWaiting(
  r: Reader,
  { personId, ledSquadIds, day, since }: WaitingQuery,
): Promise<number> {
  const pending = r
    .select({ n: countAll() })
    .from(handoffs)
    .where(and(eq(handoffs.toPersonId, personId), eq(handoffs.status, "pending")));
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
    .where(and(mine(personId), lt(tasks.dueOn, day)));
  const [row] = await r.rows<{ n: number | string }>(
    sql`select (${pending}) + (${results}) + (${drafts}) + (${overdue}) as n`,
  );
  return Number(row?.n ?? 0);
}
