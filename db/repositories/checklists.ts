import { and, eq } from "drizzle-orm";
import { checklistItems } from "../schema";
import { byteOrder } from "../sql";
import type { Reader, Tx } from "../store";

export type ChecklistItem = typeof checklistItems.$inferSelect;

/** The task's checklist in its order. */
export function checklistOf(r: Reader, taskId: string): Promise<ChecklistItem[]> {
  return r
    .select()
    .from(checklistItems)
    .where(eq(checklistItems.taskId, taskId))
    .orderBy(byteOrder(checklistItems.position), byteOrder(checklistItems.id));
}

/** The item of the task; undefined for one of another task. */
export async function checklistItem(
  r: Reader,
  { taskId, itemId }: { taskId: string; itemId: string },
): Promise<ChecklistItem | undefined> {
  const [row] = await r
    .select()
    .from(checklistItems)
    .where(and(eq(checklistItems.id, itemId), eq(checklistItems.taskId, taskId)));
  return row;
}

/** Adds items to the task's list. */
export async function insertChecklistItems(
  t: Tx,
  rows: readonly (typeof checklistItems.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await t.insert(checklistItems).values([...rows]);
}

/** False when `version` is stale: somebody saved in between. */
export async function saveChecklistItem(
  t: Tx,
  { id, version, ...values }: Pick<ChecklistItem, "id" | "version"> & Partial<ChecklistItem>,
): Promise<boolean> {
  const saved = await t
    .update(checklistItems)
    .set({ ...values, version: version + 1 })
    .where(and(eq(checklistItems.id, id), eq(checklistItems.version, version)))
    .returning({ id: checklistItems.id });
  return saved.length === 1;
}

/** Takes an item off its list. */
export async function deleteChecklistItem(t: Tx, id: string): Promise<void> {
  await t.delete(checklistItems).where(eq(checklistItems.id, id));
}
