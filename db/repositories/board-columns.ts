import { and, count, eq, gte, max, sql } from "drizzle-orm";
import type { SquadFacts } from "~/domain/access";
import {
  assessmentCycles,
  boardColumns,
  contractLines,
  contracts,
  contractVersions,
  metrics,
  people,
  seats,
  squads,
  squadUnits,
  tasks,
  units,
} from "../schema";
import type { Discipline, SeatRole } from "../schema/values";
import { byteOrder, forUpdate } from "../sql";
import type { Reader, Tx } from "../store";

export type BoardColumn = typeof boardColumns.$inferSelect;

export type BoardSquad = SquadFacts & {
  id: string;
  key: string;
  name: string;
  nameEn: string;
  handoffLimitHours: number;
  closed: boolean;
};

/** The squad a board belongs to, with the unit paths its rights follow from; undefined when there is no such squad. */
export async function boardSquad(r: Reader, squadId: string): Promise<BoardSquad | undefined> {
  const rows = await r
    .select({
      id: squads.id,
      key: squads.key,
      name: squads.name,
      nameEn: squads.nameEn,
      handoffLimitHours: squads.handoffLimitHours,
      closedAt: squads.closedAt,
      path: units.path,
    })
    .from(squads)
    .leftJoin(squadUnits, eq(squadUnits.squadId, squads.id))
    .leftJoin(units, eq(units.id, squadUnits.unitId))
    .where(eq(squads.id, squadId));
  const [first] = rows;
  if (!first) return undefined;
  const { path: _, closedAt, ...squad } = first;
  return {
    ...squad,
    closed: closedAt !== null,
    squadId: squad.id,
    unitPaths: rows.flatMap((row) => (row.path === null ? [] : [row.path])),
  };
}

/** The squad's columns from left to right. */
export function columnsOf(r: Reader, squadId: string): Promise<BoardColumn[]> {
  return r
    .select()
    .from(boardColumns)
    .where(eq(boardColumns.squadId, squadId))
    .orderBy(byteOrder(boardColumns.position), byteOrder(boardColumns.id));
}

/** Ids of the columns typed as queue, of whatever squad: a task's history may lead through several. */
export async function queueColumnIds(r: Reader): Promise<string[]> {
  const rows = await r.select({ id: boardColumns.id }).from(boardColumns).where(eq(boardColumns.queue, true));
  return rows.map(({ id }) => id);
}

/** Locks a column of the squad until the transaction ends, so that places in it are given one after the other. */
export async function lockColumn(
  t: Tx,
  { squadId, columnId }: { squadId: string; columnId: string },
): Promise<BoardColumn | undefined> {
  await t.rows(sql`select id from board_columns where id = ${columnId} ${forUpdate}`);
  const [column] = await t
    .select()
    .from(boardColumns)
    .where(and(eq(boardColumns.id, columnId), eq(boardColumns.squadId, squadId)));
  return column;
}

/** Locks the squad's row, so that its set of columns changes one at a time. */
export async function lockSquad(t: Tx, squadId: string): Promise<void> {
  await t.rows(sql`select id from squads where id = ${squadId} ${forUpdate}`);
}

export async function insertColumns(
  t: Tx,
  rows: readonly (typeof boardColumns.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await t.insert(boardColumns).values([...rows]);
}

/** False when `version` is stale: somebody saved in between. */
export async function saveColumn(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<BoardColumn, "id" | "version"> &
    Partial<Pick<BoardColumn, "name" | "nameEn" | "wipLimit" | "wipMode" | "queue" | "position">>,
): Promise<boolean> {
  const saved = await t
    .update(boardColumns)
    .set({ ...values, version: version + 1 })
    .where(and(eq(boardColumns.id, id), eq(boardColumns.version, version)))
    .returning({ id: boardColumns.id });
  return saved.length === 1;
}

/** Removes a column; the database refuses while a task, archived ones included, still stands in it. */
export async function deleteColumn(t: Tx, id: string): Promise<void> {
  await t.delete(boardColumns).where(eq(boardColumns.id, id));
}

/** How many tasks stand in a column, archived ones included. */
export async function tasksInColumn(r: Reader, columnId: string): Promise<number> {
  const [row] = await r.select({ n: count() }).from(tasks).where(eq(tasks.columnId, columnId));
  return Number(row?.n ?? 0);
}

export type BoardPerson = {
  id: string;
  name: string;
  nameEn: string;
  email: string;
  discipline: Discipline;
  /** Null for somebody who no longer holds a seat of this discipline in the squad. */
  role: SeatRole | null;
};

/**
 * Everybody who holds or ever held a seat in the squad, once per discipline, leads first: also who left may still stand on
 * an old card. `day` (ISO) decides who holds a seat now.
 */
export async function boardPeople(
  r: Reader,
  { squadId, day }: { squadId: string; day: string },
): Promise<BoardPerson[]> {
  const current = sql`${seats.from} <= ${day} and (${seats.to} is null or ${seats.to} >= ${day})`;
  const role = max(
    sql<string | null>`case when ${current} then case ${seats.role} when 'lead' then '2' else '1' end end`,
  );
  const rows = await r
    .select({
      id: people.id,
      name: people.name,
      nameEn: people.nameEn,
      email: people.email,
      discipline: seats.discipline,
      role,
    })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(eq(seats.squadId, squadId))
    .groupBy(people.id, people.name, people.nameEn, people.email, seats.discipline)
    .orderBy(sql`${role} desc nulls last`, people.name, people.id);
  return rows.map((row) => ({
    ...row,
    role: row.role === "2" ? "lead" : row.role === "1" ? "member" : null,
  }));
}

export type BoardKpi = { metricId: string; code: string; name: string; nameEn: string };

/** The metrics of the squad's contracts in force in cycles that have not ended by `day` (ISO), in the contract's order. */
export function boardKpis(
  r: Reader,
  { squadId, day }: { squadId: string; day: string },
): Promise<BoardKpi[]> {
  return r
    .select({ metricId: metrics.id, code: metrics.code, name: metrics.name, nameEn: metrics.nameEn })
    .from(contracts)
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, contracts.cycleId))
    .innerJoin(contractVersions, eq(contractVersions.contractId, contracts.id))
    .innerJoin(contractLines, eq(contractLines.versionId, contractVersions.id))
    .innerJoin(metrics, eq(metrics.id, contractLines.metricId))
    .where(
      and(
        eq(contracts.squadId, squadId),
        eq(contractVersions.status, "in-force"),
        gte(assessmentCycles.end, day),
      ),
    )
    .groupBy(metrics.id, metrics.code, metrics.name, metrics.nameEn)
    .orderBy(sql`min(${contractLines.position})`, metrics.code);
}
