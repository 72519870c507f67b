import { insertTaskEvents, saveTask } from "#db/repositories/tasks";
import { type FieldConflict, mergeTask, requireDates, type TaskFields, taskChanges } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { requireChoices } from "./create-task.server";
import type { EditTaskForm } from "./forms";
import { staleTask, type TaskAddress, taskInScope } from "./squad-scope.server";
import { tellOfEdit } from "./task/mentions.server";
import { boardChange } from "./task/tell.server";
import { eventRow } from "./task-event.server";

/** Both sides of an edit that met another one: what to go on with, what is stored now, and where the two differ. */
export type EditConflict = {
  version: number;
  merged: TaskFields;
  theirs: TaskFields;
  conflicts: FieldConflict[];
};

export type EditOutcome = { saved: true } | { saved: false; conflict: EditConflict };

/** What a task is to become, and what it was, with its version, when the reader began. */
export type TaskEdit = { version: number; base: TaskFields; mine: TaskFields };

/**
 * Saves what was typed. When somebody saved in between, fields only one of the two changed are merged silently; where both
 * changed the same field nothing is saved and the conflict comes back for the person to decide.
 */
export function editTask(
  ctx: Context,
  address: TaskAddress,
  { version, base, mine }: TaskEdit,
): Promise<EditOutcome> {
  return ctx.change<EditOutcome>("task.edited", async (t) => {
    const { squad, task } = await taskInScope(ctx, t, address);
    const allowed = ctx.require("board.work", squad);
    if (task.archivedAt) throw new AppError("invalid", { reason: "task_archived" });
    const theirs = fieldsOf(task);
    const { merged, conflicts } = mergeTask({
      base: task.version === version ? theirs : base,
      mine,
      theirs,
    });
    if (conflicts.length > 0) {
      return {
        allowed,
        entries: [],
        result: { saved: false, conflict: { version: task.version, merged, theirs, conflicts } },
      };
    }
    const changes = taskChanges(theirs, merged);
    if (Object.keys(changes).length === 0) return { allowed, entries: [], result: { saved: true } };
    if (changes.startOn || changes.dueOn) requireDates(merged);
    await requireChoices(ctx, t, address.squadId, {
      discipline: task.discipline,
      assigneeId: changes.assigneeId ? merged.assigneeId : null,
      metricId: changes.metricId ? merged.metricId : null,
    });
    const values = { id: task.id, version: task.version, updatedAt: ctx.now, ...merged };
    if (!(await saveTask(t, values))) throw staleTask(task);
    const who = { taskId: task.id, squadId: task.squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(t, [eventRow(who, { kind: "edited", data: { changes } })]);
    const changed = Object.keys(changes) as (keyof TaskFields)[];
    const only = (fields: TaskFields) => Object.fromEntries(changed.map((field) => [field, fields[field]]));
    const entry = { subject: { type: "task", id: task.id }, before: only(theirs), after: only(merged) };
    const told = await tellOfEdit(t, ctx, { squad, task, before: theirs, after: merged });
    return {
      allowed,
      entries: [entry],
      result: { saved: true },
      live: [boardChange(task, task.version + 1), ...told],
    };
  });
}

/** The fields of a task that are edited together. */
export const fieldsOf = (task: TaskFields): TaskFields => ({
  title: task.title,
  description: task.description,
  assigneeId: task.assigneeId,
  priority: task.priority,
  startOn: task.startOn,
  dueOn: task.dueOn,
  estimateHours: task.estimateHours,
  metricId: task.metricId,
});

/** The edit that a form asks for. */
export function editOf(input: EditTaskForm): TaskEdit {
  return {
    version: input.version,
    mine: fieldsOf(input),
    base: {
      title: input.baseTitle,
      description: input.baseDescription,
      assigneeId: input.baseAssigneeId,
      priority: input.basePriority,
      startOn: input.baseStartOn,
      dueOn: input.baseDueOn,
      estimateHours: input.baseEstimateHours,
      metricId: input.baseMetricId,
    },
  };
}
