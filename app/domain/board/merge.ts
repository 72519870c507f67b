import { AppError } from "../errors";
import type { Priority } from "./priority";

/** The part of a task that people type; what moves, hand-offs and blocks change is not among it. */
export type TaskFields = {
  title: string;
  description: string;
  assigneeId: string | null;
  priority: Priority;
  /** ISO days. */
  startOn: string | null;
  dueOn: string | null;
  /** Hours of work. */
  estimateHours: number | null;
  metricId: string | null;
};

export const taskFields = [
  "title",
  "description",
  "assigneeId",
  "priority",
  "startOn",
  "dueOn",
  "estimateHours",
  "metricId",
] as const satisfies readonly (keyof TaskFields)[];

export type FieldValue = TaskFields[keyof TaskFields];
export type FieldConflict = { field: keyof TaskFields; mine: FieldValue; theirs: FieldValue };

/**
 * Three-way merge of an edit: `base` is what the editor opened, `mine` what they send, `theirs` what is stored now. A field
 * only one side changed takes that change; one that both changed to different values is a conflict and keeps `mine` in
 * `merged`, for the editor to decide.
 */
export function mergeTask({
  base,
  mine,
  theirs,
}: {
  base: TaskFields;
  mine: TaskFields;
  theirs: TaskFields;
}): {
  merged: TaskFields;
  conflicts: FieldConflict[];
} {
  const conflicts: FieldConflict[] = [];
  const pick = <F extends keyof TaskFields>(field: F): TaskFields[F] => {
    if (mine[field] === base[field]) return theirs[field];
    if (theirs[field] !== base[field] && theirs[field] !== mine[field]) {
      conflicts.push({ field, mine: mine[field], theirs: theirs[field] });
    }
    return mine[field];
  };
  const merged: TaskFields = {
    title: pick("title"),
    description: pick("description"),
    assigneeId: pick("assigneeId"),
    priority: pick("priority"),
    startOn: pick("startOn"),
    dueOn: pick("dueOn"),
    estimateHours: pick("estimateHours"),
    metricId: pick("metricId"),
  };
  return { merged, conflicts };
}

export type TaskChanges = Partial<{ [F in keyof TaskFields]: { from: TaskFields[F]; to: TaskFields[F] } }>;

/** The fields that differ, each with both values; empty when nothing changed. */
export function taskChanges(from: TaskFields, to: TaskFields): TaskChanges {
  return Object.fromEntries(
    taskFields
      .filter((field) => from[field] !== to[field])
      .map((field) => [field, { from: from[field], to: to[field] }]),
  );
}

/** Throws `invalid` at the due date when work would start after it; one of the two days alone is fine. */
export function requireDates({ startOn, dueOn }: Pick<TaskFields, "startOn" | "dueOn">): void {
  if (startOn !== null && dueOn !== null && startOn > dueOn) {
    throw new AppError("invalid", { reason: "task_due_before_start", field: "dueOn" });
  }
}
