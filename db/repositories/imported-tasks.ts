import { and, eq, inArray, or, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import {
  attachments,
  checklistItems,
  importedTasks,
  labels,
  people,
  squads,
  taskComments,
  taskLabels,
  taskPeople,
  tasks,
} from "../schema";
import { byteOrder } from "../sql";
import type { Reader, Tx } from "../store";

const rowsAtOnce = 500;

type From = { squadId: string; source: string };
const from = ({ squadId, source }: From) =>
  and(eq(importedTasks.squadId, squadId), eq(importedTasks.source, source));

/** What earlier imports from this source made in the squad: the task as it is now and what was brought the last time. */
export function importedTasksOf(r: Reader, scope: From) {
  return r
    .select({
      externalId: importedTasks.externalId,
      brought: importedTasks.fields,
      task: tasks,
      handoffPending:
        sql<number>`case when exists (select 1 from handoffs h where h.task_id = ${tasks.id} and h.status = 'pending') then 1 else 0 end`.mapWith(
          Number,
        ),
    })
    .from(importedTasks)
    .innerJoin(tasks, eq(tasks.id, importedTasks.taskId))
    .where(from(scope));
}

/** Labels of the tasks that earlier imports made. */
export function labelsOfImported(r: Reader, scope: From) {
  return r
    .select({ taskId: taskLabels.taskId, name: labels.name })
    .from(importedTasks)
    .innerJoin(taskLabels, eq(taskLabels.taskId, importedTasks.taskId))
    .innerJoin(labels, eq(labels.id, taskLabels.labelId))
    .where(from(scope));
}

/** Checklists of the tasks that earlier imports made, each in its order. */
export function checklistsOfImported(r: Reader, scope: From) {
  return r
    .select({
      id: checklistItems.id,
      taskId: checklistItems.taskId,
      text: checklistItems.text,
      doneAt: checklistItems.doneAt,
      position: checklistItems.position,
      version: checklistItems.version,
    })
    .from(importedTasks)
    .innerJoin(checklistItems, eq(checklistItems.taskId, importedTasks.taskId))
    .where(from(scope))
    .orderBy(byteOrder(checklistItems.position), byteOrder(checklistItems.id));
}

/** Active people with one of these e-mail addresses (in lower case) or exactly one of these names. */
export async function peopleCalled(
  r: Reader,
  { emails, names }: { emails: readonly string[]; names: readonly string[] },
) {
  const found = new Map<string, { id: string; name: string; nameEn: string; email: string }>();
  for (const some of chunks([...new Set([...emails, ...names])], rowsAtOnce / 2)) {
    const rows = await r
      .select({ id: people.id, name: people.name, nameEn: people.nameEn, email: people.email })
      .from(people)
      .where(
        and(
          eq(people.active, true),
          or(
            inArray(sql`lower(${people.email})`, some),
            inArray(people.name, some),
            inArray(people.nameEn, some),
          ),
        ),
      );
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()];
}

/** E-mail addresses of these people, by id. */
export async function emailsOf(r: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await r
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.email]));
}

/** Key and squad of these tasks, by id. */
export async function keysOfTasks(
  r: Reader,
  ids: readonly string[],
): Promise<Map<string, { key: string; squadId: string }>> {
  const found = new Map<string, { key: string; squadId: string }>();
  for (const some of chunks(ids, rowsAtOnce)) {
    const rows = await r
      .select({ id: tasks.id, key: tasks.key, squadId: tasks.squadId })
      .from(tasks)
      .where(inArray(tasks.id, some));
    for (const { id, ...task } of rows) found.set(id, task);
  }
  return found;
}

/** Takes `count` numbers of the squad's task keys at once and returns the first. */
export async function takeTaskNumbers(
  t: Tx,
  { squadId, count }: { squadId: string; count: number },
): Promise<number> {
  const [row] = await t
    .update(squads)
    .set({ nextTaskNumber: sql`${squads.nextTaskNumber} + ${count}` })
    .where(eq(squads.id, squadId))
    .returning({ next: squads.nextTaskNumber });
  if (!row) throw new Error(`No squad ${squadId}`);
  return row.next - count;
}

/** The last position in each column of the squad that holds a task. */
export async function lastPositions(r: Reader, squadId: string): Promise<Map<string, string>> {
  const rows = await r
    .select({ columnId: tasks.columnId, last: sql<string>`max(${byteOrder(tasks.position)})` })
    .from(tasks)
    .where(eq(tasks.squadId, squadId))
    .groupBy(tasks.columnId);
  return new Map(rows.map((row) => [row.columnId, row.last]));
}

/** Adds tasks; parents must stand before their parts. */
export async function insertTasks(t: Tx, rows: readonly (typeof tasks.$inferInsert)[]): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(tasks).values(some);
}

/** The squad's labels by the form of their name that `#label` finds. */
export async function labelsBySlugOf(
  r: Reader,
  squadId: string,
): Promise<Map<string, { id: string; archived: boolean }>> {
  const rows = await r
    .select({ id: labels.id, slug: labels.slug, archivedAt: labels.archivedAt })
    .from(labels)
    .where(eq(labels.squadId, squadId));
  return new Map(rows.map(({ id, slug, archivedAt }) => [slug, { id, archived: archivedAt !== null }]));
}

export async function insertLabels(t: Tx, rows: readonly (typeof labels.$inferInsert)[]): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(labels).values(some);
}

/** Puts labels back into use that were archived. */
export async function reviveLabels(t: Tx, ids: readonly string[]): Promise<void> {
  for (const some of chunks(ids, rowsAtOnce))
    await t.update(labels).set({ archivedAt: null }).where(inArray(labels.id, some));
}

export async function insertTaskLabels(
  t: Tx,
  rows: readonly (typeof taskLabels.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(taskLabels).values(some).onConflictDoNothing();
}

export async function deleteTaskLabels(t: Tx, taskId: string): Promise<void> {
  await t.delete(taskLabels).where(eq(taskLabels.taskId, taskId));
}

export async function insertTaskPeople(
  t: Tx,
  rows: readonly (typeof taskPeople.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(taskPeople).values(some).onConflictDoNothing();
}

export async function insertChecklistItems(
  t: Tx,
  rows: readonly (typeof checklistItems.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(checklistItems).values(some);
}

/** Ticks an item, or takes its tick away with `doneAt` null. */
export async function tickChecklistItem(
  t: Tx,
  { id, version, doneAt }: { id: string; version: number; doneAt: Date | null },
): Promise<void> {
  await t
    .update(checklistItems)
    .set({ doneAt, doneBy: null, version: version + 1 })
    .where(and(eq(checklistItems.id, id), eq(checklistItems.version, version)));
}

export async function insertTaskComments(
  t: Tx,
  rows: readonly (typeof taskComments.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(taskComments).values(some);
}

export async function insertTaskAttachments(
  t: Tx,
  rows: readonly (typeof attachments.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce)) await t.insert(attachments).values(some);
}

/** Remembers what was brought of each card, over what was remembered before. */
export async function rememberImported(
  t: Tx,
  rows: readonly (typeof importedTasks.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, rowsAtOnce))
    await t
      .insert(importedTasks)
      .values(some)
      .onConflictDoUpdate({
        target: [importedTasks.squadId, importedTasks.source, importedTasks.externalId],
        set: { fields: sql`excluded.fields`, importedAt: sql`excluded.imported_at` },
      });
}
