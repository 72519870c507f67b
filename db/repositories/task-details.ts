import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { SquadScope } from "~/domain/access";
import { boardColumns, people, squads, tasks } from "../schema";
import { byteOrder, forUpdate } from "../sql";
import type { Reader, Tx } from "../store";
import { inSquadScope } from "./squad-scope";
import type { TaskRow } from "./tasks";

/** The task wherever it is now; for addresses that were written down before it moved. */
export async function taskOfAnySquad(r: Reader, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await r.select().from(tasks).where(eq(tasks.id, taskId));
  return row;
}

/** Of these tasks named by key, those in squads of the scope; the others are left out as if they did not exist. */
export function tasksByKeys(r: Reader, { keys, scope }: { keys: readonly string[]; scope: SquadScope }) {
  return r
    .select({
      id: tasks.id,
      squadId: tasks.squadId,
      key: tasks.key,
      title: tasks.title,
      finishedAt: tasks.finishedAt,
    })
    .from(tasks)
    .where(and(inArray(tasks.key, [...keys]), inSquadScope(r, tasks.squadId, scope)));
}

/** Puts a task into another squad. False when `version` is stale: somebody saved in between. */
export async function saveTaskInSquad(
  t: Tx,
  { id, version, ...values }: Pick<TaskRow, "id" | "version" | "updatedAt" | "squadId"> & Partial<TaskRow>,
): Promise<boolean> {
  const saved = await t
    .update(tasks)
    .set({ ...values, version: version + 1 })
    .where(and(eq(tasks.id, id), eq(tasks.version, version)))
    .returning({ id: tasks.id });
  return saved.length === 1;
}

/** Saves what a task is a sub-task of; everybody who has it open gets a new version. */
export async function setParent(
  t: Tx,
  { taskIds, parentId, updatedAt }: { taskIds: readonly string[]; parentId: string | null; updatedAt: Date },
): Promise<void> {
  await t
    .update(tasks)
    .set({ parentId, updatedAt, version: sql`${tasks.version} + 1` })
    .where(inArray(tasks.id, [...taskIds]));
}

/** The task's direct sub-tasks in the order they were made, archived ones left out. */
export function subTasksOf(r: Reader, taskId: string) {
  return r
    .select({
      id: tasks.id,
      key: tasks.key,
      title: tasks.title,
      discipline: tasks.discipline,
      finishedAt: tasks.finishedAt,
      assignee: { name: people.name, nameEn: people.nameEn },
      column: { name: boardColumns.name, nameEn: boardColumns.nameEn },
    })
    .from(tasks)
    .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
    .leftJoin(people, eq(people.id, tasks.assigneeId))
    .where(and(eq(tasks.parentId, taskId), isNull(tasks.archivedAt)))
    .orderBy(asc(tasks.number), asc(tasks.id));
}

/** Key and id of the task's direct sub-tasks, archived ones included. */
export function childrenOf(r: Reader, taskId: string) {
  return r.select({ id: tasks.id, key: tasks.key }).from(tasks).where(eq(tasks.parentId, taskId));
}

/** Ids from the task up to the topmost one it is a part of, itself first. */
export async function chainAbove(r: Reader, taskId: string): Promise<string[]> {
  const rows = await r.rows<{ id: string }>(sql`
    with recursive above(id, parent_id, depth) as (
      select id, parent_id, 1 from tasks where id = ${taskId}
      union all
      select t.id, t.parent_id, a.depth + 1 from tasks t join above a on t.id = a.parent_id where a.depth < 100
    )
    select id from above order by depth`);
  return rows.map((row) => row.id);
}

/** Levels of the task with everything below it: 1 without sub-tasks. */
export async function heightOf(r: Reader, taskId: string): Promise<number> {
  const [row] = await r.rows<{ height: number | string }>(sql`
    with recursive below(id, depth) as (
      select id, 1 from tasks where id = ${taskId}
      union all
      select t.id, b.depth + 1 from tasks t join below b on t.parent_id = b.id where b.depth < 100
    )
    select max(depth) as height from below`);
  return Number(row?.height ?? 1);
}

/** Of these squads, the open ones by key. */
export function openSquads(r: Reader, squadIds: readonly string[]) {
  return r
    .select({ id: squads.id, key: squads.key, name: squads.name, nameEn: squads.nameEn })
    .from(squads)
    .where(and(inArray(squads.id, [...squadIds]), isNull(squads.closedAt)))
    .orderBy(byteOrder(squads.key));
}

/** Names of squads by id, for a history that mentions them. */
export function namesOfSquads(r: Reader, ids: readonly string[]) {
  return r
    .select({ id: squads.id, name: squads.name, nameEn: squads.nameEn })
    .from(squads)
    .where(inArray(squads.id, [...ids]));
}

/** Names of columns by id, of any squad, for a history that mentions them. */
export function namesOfColumns(r: Reader, ids: readonly string[]) {
  return r
    .select({
      id: boardColumns.id,
      squadId: boardColumns.squadId,
      name: boardColumns.name,
      nameEn: boardColumns.nameEn,
    })
    .from(boardColumns)
    .where(inArray(boardColumns.id, [...ids]));
}

/** Locks the task until the transaction ends, so that what belongs to it changes one step after the other. */
export async function lockTask(t: Tx, taskId: string): Promise<void> {
  await t.rows(sql`select id from tasks where id = ${taskId} ${forUpdate}`);
}

/** The squad's task with this key. */
export async function taskByKeyInSquad(
  r: Reader,
  { squadId, key }: { squadId: string; key: string },
): Promise<TaskRow | undefined> {
  const [row] = await r
    .select()
    .from(tasks)
    .where(and(eq(tasks.key, key), eq(tasks.squadId, squadId)));
  return row;
}
