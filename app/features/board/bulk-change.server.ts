import { labelById, labelsOfTasks } from "#db/repositories/labels";
import { type TaskRow, taskById } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import type { TaskFields } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { localisedReason } from "~/platform/form-errors.server";
import type { BulkStep } from "./bulk-forms";
import { archiveTask, restoreTask } from "./change-task.server";
import { editTask, fieldsOf } from "./edit-task.server";
import { moveTask, undoMove } from "./move-task.server";
import { openSquadInScope, requireFresh, taskInScope } from "./squad-scope.server";
import { addLabel, removeLabel } from "./task/labels.server";

export type BulkOutcome = {
  /** `undo` takes the step back; it counts for the version the task has now. Null where the task was as wanted already. */
  done: { taskId: string; undo: BulkStep | null }[];
  /** What was not done, and why in the reader's language; the rest was. */
  refused: { taskId: string; key: string; reason: string }[];
};

/**
 * Does one thing to many tasks in one transaction. Each step stands on its own rules: one that is refused is named and leaves its
 * task alone, the others are done. Tasks moved into one column keep the order they were given in.
 */
export function changeInBulk(
  ctx: Context,
  squadId: string,
  steps: readonly BulkStep[],
): Promise<BulkOutcome> {
  return ctx.change("board.bulk_changed", async (t) => {
    const squad = await openSquadInScope(ctx, t, squadId);
    const allowed = ctx.require("board.work", squad);
    const outcome: BulkOutcome = { done: [], refused: [] };
    let afterId: string | null = null;
    for (const step of steps) {
      const address = { squadId, taskId: step.taskId };
      const { task } = await taskInScope(ctx, t, address);
      const asWanted = await labelledAsWanted(t, step);
      try {
        requireFresh(task, step.version);
        await doStep(ctx, t, { step, task, afterId });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        outcome.refused.push({ taskId: task.id, key: task.key, reason: localisedReason(ctx.t, error) });
        continue;
      }
      if (step.do === "move") afterId = task.id;
      const now = await taskById(t, address);
      const undo = asWanted ? null : undoOf(step, task, now?.version ?? step.version);
      outcome.done.push({ taskId: task.id, undo });
    }
    const { done, refused } = outcome;
    const after = { done: done.length, refused: refused.length };
    return {
      allowed,
      entries: done.length > 0 ? [{ subject: { type: "squad", id: squadId }, after }] : [],
      result: outcome,
      live: done.length > 0 ? [{ topic: `squad:${squadId}`, subject: { type: "squad", id: squadId } }] : [],
    };
  });
}

type Doing = { step: BulkStep; task: TaskRow; afterId: string | null };

/** Runs the use case of the one step; inside the transaction it is a savepoint, so that a refused one leaves nothing. */
async function doStep(ctx: Context, t: Tx, { step, task, afterId }: Doing): Promise<void> {
  const address = { squadId: task.squadId, taskId: task.id };
  const { version } = step;
  switch (step.do) {
    case "move":
      await moveTask(ctx, address, { version, columnId: step.columnId, afterId });
      return;
    case "undo_move":
      await undoMove(ctx, address, { version });
      return;
    case "assign":
      return edit(ctx, task, { assigneeId: step.assigneeId });
    case "prioritise":
      return edit(ctx, task, { priority: step.priority });
    case "due":
      return edit(ctx, task, { dueOn: step.dueOn });
    case "label":
    case "unlabel": {
      const label = await labelById(t, { squadId: task.squadId, labelId: step.labelId });
      if (!label) throw new AppError("invalid", { reason: "label_gone" });
      return step.do === "label" ? addLabel(ctx, address, label.name) : removeLabel(ctx, address, label.id);
    }
    case "archive":
      return archiveTask(ctx, address, { version });
    case "restore":
      return restoreTask(ctx, address, { version });
  }
}

async function edit(ctx: Context, task: TaskRow, change: Partial<TaskFields>): Promise<void> {
  const address = { squadId: task.squadId, taskId: task.id };
  const base = fieldsOf(task);
  await editTask(ctx, address, { version: task.version, base, mine: { ...base, ...change } });
}

/** True where a step about a label finds it on or off the task as it would leave it: taking that back must not change it. */
async function labelledAsWanted(t: Tx, step: BulkStep): Promise<boolean> {
  if (step.do !== "label" && step.do !== "unlabel") return false;
  const carried = await labelsOfTasks(t, [step.taskId]);
  return carried.some(({ id }) => id === step.labelId) === (step.do === "label");
}

/** The step that takes `step` back from a task that was `before`. */
function undoOf(step: BulkStep, before: TaskRow, version: number): BulkStep {
  const address = { taskId: before.id, version };
  switch (step.do) {
    case "move":
      return before.columnId === step.columnId
        ? { ...address, do: "move", columnId: before.columnId }
        : { ...address, do: "undo_move" };
    case "undo_move":
      return { ...address, do: "move", columnId: before.columnId };
    case "assign":
      return { ...address, do: "assign", assigneeId: before.assigneeId };
    case "prioritise":
      return { ...address, do: "prioritise", priority: before.priority };
    case "due":
      return { ...address, do: "due", dueOn: before.dueOn };
    case "label":
      return { ...address, do: "unlabel", labelId: step.labelId };
    case "unlabel":
      return { ...address, do: "label", labelId: step.labelId };
    case "archive":
      return { ...address, do: "restore" };
    case "restore":
      return { ...address, do: "archive" };
  }
}
