import { and, eq, notInArray, sql } from "drizzle-orm";
import { notifications, taskEvents, taskLabels, taskPeople, tasks } from "../schema";
import type { Tx } from "../store";

/** What is recorded of a task while it is being made. */
const kindsOfMaking = ["created", "labelled", "person_joined"];

/**
 * Removes a task that nothing happened to since it was made, with its history and what people were told: as if it had never
 * been. False where it was changed since. Throws a ConstraintError where something else hangs on it by now (a comment, a file).
 */
export async function removeNewTask(t: Tx, taskId: string): Promise<boolean> {
  const [later] = await t
    .select({ id: taskEvents.id })
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, taskId), notInArray(taskEvents.kind, kindsOfMaking)))
    .limit(1);
  if (later) return false;
  await t
    .delete(notifications)
    .where(and(eq(notifications.subjectType, "task"), eq(notifications.subjectId, taskId)));
  await t.delete(taskLabels).where(eq(taskLabels.taskId, taskId));
  await t.delete(taskPeople).where(eq(taskPeople.taskId, taskId));
  await t.delete(taskEvents).where(eq(taskEvents.taskId, taskId));
  const removed = await t
    .delete(tasks)
    .where(and(eq(tasks.id, taskId), sql`${tasks.version} = 1`))
    .returning({ id: tasks.id });
  return removed.length === 1;
}
