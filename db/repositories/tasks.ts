import { and, desc, eq, inArray, notInArray, type SQL, sql } from "drizzle-orm";
import { boardColumns, metrics, people, squads, taskEvents, tasks } from "../schema";
import { aliased, byteOrder } from "../sql";
import type { Reader, Tx } from "../store";

export type TaskRow = typeof tasks.$inferSelect;
export type TaskEventRow = typeof taskEvents.$inferSelect;

/** The task in its squad; undefined for one of another squad. */
export async function taskById(
  r: Reader,
  { squadId, taskId }: { squadId: string; taskId: string },
): Promise<TaskRow | undefined> {
  const [row] = await r
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, taskId), eq(tasks.squadId, squadId)));
  return row;
}

const assignees = aliased(people, "assignees");
const reporters = aliased(people, "reporters");

/** The task with the names its page shows; undefined for one of another squad. */
export async function taskDetail(r: Reader, { squadId, taskId }: { squadId: string; taskId: string }) {
  const [row] = await r
    .select({
      task: tasks,
      assignee: { id: assignees.id, name: assignees.name, nameEn: assignees.nameEn },
      reporter: { id: reporters.id, name: reporters.name, nameEn: reporters.nameEn },
      metric: { id: metrics.id, code: metrics.code, name: metrics.name, nameEn: metrics.nameEn },
      column: {
        id: boardColumns.id,
        name: boardColumns.name,
        nameEn: boardColumns.nameEn,
        category: boardColumns.category,
      },
    })
    .from(tasks)
    .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
    .innerJoin(reporters, eq(reporters.id, tasks.reporterId))
    .leftJoin(assignees, eq(assignees.id, tasks.assigneeId))
    .leftJoin(metrics, eq(metrics.id, tasks.metricId))
    .where(and(eq(tasks.id, taskId), eq(tasks.squadId, squadId)));
  return row;
}

/** Takes the next number of the squad's task keys; two creations at once get different ones. */
export async function takeTaskNumber(t: Tx, squadId: string): Promise<number> {
  const [row] = await t
    .update(squads)
    .set({ nextTaskNumber: sql`${squads.nextTaskNumber} + 1` })
    .where(eq(squads.id, squadId))
    .returning({ next: squads.nextTaskNumber });
  if (!row) throw new Error(`No squad ${squadId}`);
  return row.next - 1;
}

export async function insertTask(t: Tx, row: typeof tasks.$inferInsert): Promise<void> {
  await t.insert(tasks).values(row);
}

/** False when `version` is stale: somebody saved in between. */
export async function saveTask(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<TaskRow, "id" | "version" | "updatedAt"> & Partial<Omit<TaskRow, "squadId" | "number" | "key">>,
): Promise<boolean> {
  const saved = await t
    .update(tasks)
    .set({ ...values, version: version + 1 })
    .where(and(eq(tasks.id, id), eq(tasks.version, version)))
    .returning({ id: tasks.id });
  return saved.length === 1;
}

/**
 * The positions around the place right after `afterId` (null: the head) in a column, `movingId` left out. Where several
 * cards share a position the gap is behind the last of them. An `afterId` that no longer stands in the column means its end.
 */
export async function gapAfter(
  t: Tx,
  { columnId, afterId, movingId }: { columnId: string; afterId: string | null; movingId: string },
): Promise<{ before: string | null; after: string | null }> {
  const others = and(eq(tasks.columnId, columnId), sql`${tasks.id} <> ${movingId}`);
  const bound = async (which: "min" | "max", condition: SQL | undefined) => {
    const value =
      which === "min"
        ? sql<string | null>`min(${byteOrder(tasks.position)})`
        : sql<string | null>`max(${byteOrder(tasks.position)})`;
    const [row] = await t.select({ value }).from(tasks).where(condition);
    return row?.value ?? null;
  };
  if (afterId === null) return { before: null, after: await bound("min", others) };
  const anchor = await bound("min", and(others, eq(tasks.id, afterId)));
  const before = anchor ?? (await bound("max", others));
  if (before === null) return { before: null, after: null };
  return { before, after: await bound("min", and(others, sql`${byteOrder(tasks.position)} > ${before}`)) };
}

export async function insertTaskEvents(t: Tx, rows: readonly TaskEventRow[]): Promise<void> {
  if (rows.length > 0) await t.insert(taskEvents).values([...rows]);
}

/** The task's history but for some kinds, the latest first, with who did it. */
export function eventsOfTask(
  r: Reader,
  { taskId, without, limit }: { taskId: string; without: readonly string[]; limit: number },
) {
  return r
    .select({
      id: taskEvents.id,
      at: taskEvents.at,
      kind: taskEvents.kind,
      data: taskEvents.data,
      actor: { name: people.name, nameEn: people.nameEn },
    })
    .from(taskEvents)
    .leftJoin(people, eq(people.id, taskEvents.actorId))
    .where(and(eq(taskEvents.taskId, taskId), notInArray(taskEvents.kind, [...without])))
    .orderBy(desc(taskEvents.at), desc(byteOrder(taskEvents.id)))
    .limit(limit);
}

/** What was recorded of a task at one instant. */
export function eventsOfTaskAt(
  r: Reader,
  { taskId, at }: { taskId: string; at: Date },
): Promise<TaskEventRow[]> {
  return r
    .select()
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, taskId), eq(taskEvents.at, at)));
}

/** The latest move of a task from one column to another. */
export async function lastMoveOfTask(r: Reader, taskId: string): Promise<TaskEventRow | undefined> {
  const [row] = await r
    .select()
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, taskId), eq(taskEvents.kind, "moved")))
    .orderBy(desc(taskEvents.at), desc(byteOrder(taskEvents.id)))
    .limit(1);
  return row;
}

/** Names of people by id, for a history that mentions them. */
export function namesOfPeople(r: Reader, ids: readonly string[]) {
  return r
    .select({ id: people.id, name: people.name, nameEn: people.nameEn })
    .from(people)
    .where(inArray(people.id, [...ids]));
}

/** Names of metrics by id, for a history that mentions them. */
export function namesOfMetrics(r: Reader, ids: readonly string[]) {
  return r
    .select({ id: metrics.id, name: metrics.name, nameEn: metrics.nameEn })
    .from(metrics)
    .where(inArray(metrics.id, [...ids]));
}
