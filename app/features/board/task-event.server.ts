import { newId } from "#db/id";
import type { TaskEventRow } from "#db/repositories/tasks";
import type { TaskEvent } from "~/domain/board";

/** The row of the task's history for an event. */
export function eventRow(
  { taskId, squadId, at, actorId }: Pick<TaskEventRow, "taskId" | "squadId" | "at" | "actorId">,
  event: TaskEvent,
): TaskEventRow {
  return { id: newId(), taskId, squadId, at, actorId, kind: event.kind, data: event.data };
}
