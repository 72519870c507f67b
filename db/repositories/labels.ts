import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { labels, taskLabels } from "../schema";
import type { Reader, Tx } from "../store";

export type LabelRow = typeof labels.$inferSelect;

/** The squad's labels by name, each with how many tasks carry it; archived ones only when asked for. */
export function labelsOfSquad(r: Reader, { squadId, archived }: { squadId: string; archived: boolean }) {
  return r
    .select({
      id: labels.id,
      name: labels.name,
      archivedAt: labels.archivedAt,
      version: labels.version,
      tasks: sql<number>`(select count(*) from task_labels tl where tl.label_id = labels.id)`.mapWith(Number),
    })
    .from(labels)
    .where(and(eq(labels.squadId, squadId), archived ? undefined : isNull(labels.archivedAt)))
    .orderBy(asc(labels.slug));
}

/** The labels on these tasks, archived ones included, by name. */
export function labelsOfTasks(r: Reader, taskIds: readonly string[]) {
  return r
    .select({ taskId: taskLabels.taskId, id: labels.id, name: labels.name, slug: labels.slug })
    .from(taskLabels)
    .innerJoin(labels, eq(labels.id, taskLabels.labelId))
    .where(inArray(taskLabels.taskId, [...taskIds]))
    .orderBy(asc(labels.slug));
}

/** The squad's labels with these slugs, archived ones included. */
export function labelsBySlug(
  r: Reader,
  { squadId, slugs }: { squadId: string; slugs: readonly string[] },
): Promise<LabelRow[]> {
  return r
    .select()
    .from(labels)
    .where(and(eq(labels.squadId, squadId), inArray(labels.slug, [...slugs])));
}

/** The label in its squad; undefined for one of another squad. */
export async function labelById(
  r: Reader,
  { squadId, labelId }: { squadId: string; labelId: string },
): Promise<LabelRow | undefined> {
  const [row] = await r
    .select()
    .from(labels)
    .where(and(eq(labels.id, labelId), eq(labels.squadId, squadId)));
  return row;
}

/** Adds labels; one whose slug the squad has already is left out. */
export async function insertLabels(t: Tx, rows: readonly (typeof labels.$inferInsert)[]): Promise<void> {
  if (rows.length > 0)
    await t
      .insert(labels)
      .values([...rows])
      .onConflictDoNothing();
}

/** False when `version` is stale: somebody saved in between. A slug the squad has already breaks `labels_slug`. */
export async function saveLabel(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<LabelRow, "id" | "version"> & Partial<Pick<LabelRow, "name" | "slug" | "archivedAt">>,
): Promise<boolean> {
  const saved = await t
    .update(labels)
    .set({ ...values, version: version + 1 })
    .where(and(eq(labels.id, id), eq(labels.version, version)))
    .returning({ id: labels.id });
  return saved.length === 1;
}

/** Puts labels on a task; returns the ids of those it did not carry yet. */
export async function addTaskLabels(
  t: Tx,
  { taskId, labelIds }: { taskId: string; labelIds: readonly string[] },
): Promise<string[]> {
  if (labelIds.length === 0) return [];
  const added = await t
    .insert(taskLabels)
    .values(labelIds.map((labelId) => ({ taskId, labelId })))
    .onConflictDoNothing()
    .returning({ labelId: taskLabels.labelId });
  return added.map((row) => row.labelId);
}

/** Takes labels off a task; returns the ids of those it carried. */
export async function removeTaskLabels(
  t: Tx,
  { taskId, labelIds }: { taskId: string; labelIds: readonly string[] },
): Promise<string[]> {
  const removed = await t
    .delete(taskLabels)
    .where(and(eq(taskLabels.taskId, taskId), inArray(taskLabels.labelId, [...labelIds])))
    .returning({ labelId: taskLabels.labelId });
  return removed.map((row) => row.labelId);
}
