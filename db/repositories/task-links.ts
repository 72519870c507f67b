import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { TaskLink } from "~/domain/board";
import { dialect } from "../dialect";
import { taskLinks, tasks } from "../schema";
import type { Reader, Tx } from "../store";

/**
 * Lets links be added one at a time until the transaction ends: a circle can close over tasks that neither of two writers
 * touches. SQLite's write transaction is already alone.
 */
export async function lockLinks(t: Tx): Promise<void> {
  if (dialect === "postgres") await t.rows(sql`select pg_advisory_xact_lock(hashtext('task_links'))`);
}

/** Ids of everything that waits for the task by `blocks` links, directly or not; without the task itself unless it is in a circle. */
export async function waitingFor(r: Reader, taskId: string): Promise<Set<string>> {
  const rows = await r.rows<{ id: string }>(sql`
    with recursive waiting(id) as (
      select to_id from task_links where from_id = ${taskId} and kind = 'blocks'
      union
      select l.to_id from task_links l join waiting w on l.from_id = w.id where l.kind = 'blocks'
    )
    select id from waiting`);
  return new Set(rows.map((row) => row.id));
}

/** Every link of the task with the task at its other end, which the reader may not be allowed to see. */
export function linksOfTask(r: Reader, taskId: string) {
  return r
    .select({
      fromId: taskLinks.fromId,
      toId: taskLinks.toId,
      kind: taskLinks.kind,
      other: {
        id: tasks.id,
        squadId: tasks.squadId,
        key: tasks.key,
        title: tasks.title,
        discipline: tasks.discipline,
        finishedAt: tasks.finishedAt,
        archivedAt: tasks.archivedAt,
      },
    })
    .from(taskLinks)
    .innerJoin(
      tasks,
      sql`${tasks.id} = case when ${taskLinks.fromId} = ${taskId} then ${taskLinks.toId} else ${taskLinks.fromId} end`,
    )
    .where(or(eq(taskLinks.fromId, taskId), eq(taskLinks.toId, taskId)))
    .orderBy(taskLinks.addedAt, tasks.key);
}

/** False when the link was there already. */
export async function insertLink(t: Tx, row: typeof taskLinks.$inferInsert): Promise<boolean> {
  const added = await t
    .insert(taskLinks)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: taskLinks.fromId });
  return added.length === 1;
}

/** False when there was no such link. */
export async function deleteLink(t: Tx, { fromId, toId, kind }: TaskLink): Promise<boolean> {
  const removed = await t
    .delete(taskLinks)
    .where(and(eq(taskLinks.fromId, fromId), eq(taskLinks.toId, toId), eq(taskLinks.kind, kind)))
    .returning({ id: taskLinks.fromId });
  return removed.length === 1;
}

/** Unfinished tasks that wait directly for this one, and whether they wait for another open one as well. */
export function tasksWaitingFor(r: Reader, taskId: string) {
  const waitsForOthers = sql<boolean>`exists (
    select 1 from task_links o join tasks b on b.id = o.from_id
    where o.to_id = tasks.id and o.kind = 'blocks' and o.from_id <> ${taskId}
      and b.finished_at is null and b.archived_at is null)`.mapWith(Boolean);
  return r
    .select({
      id: tasks.id,
      squadId: tasks.squadId,
      key: tasks.key,
      title: tasks.title,
      assigneeId: tasks.assigneeId,
      waitsForOthers,
    })
    .from(taskLinks)
    .innerJoin(tasks, eq(tasks.id, taskLinks.toId))
    .where(
      and(
        eq(taskLinks.fromId, taskId),
        eq(taskLinks.kind, "blocks"),
        isNull(tasks.finishedAt),
        isNull(tasks.archivedAt),
      ),
    );
}
