import { AppError } from "../errors";

/** Levels of tasks below one another: a task, its sub-tasks, and theirs. */
export const maximumLevels = 3;

/**
 * Throws `invalid` unless a task may become a sub-task of another: `above` are the ids from the new parent up to its topmost
 * task, `height` the levels of the task with everything below it (1 for a task without sub-tasks).
 */
export function requireNestable({
  taskId,
  above,
  height,
}: {
  taskId: string;
  above: readonly string[];
  height: number;
}): void {
  if (above.includes(taskId)) throw new AppError("invalid", { reason: "parent_circle", field: "parent" });
  if (above.length + height > maximumLevels) {
    throw new AppError("invalid", {
      reason: "parent_too_deep",
      params: { maximum: maximumLevels },
      field: "parent",
    });
  }
}
