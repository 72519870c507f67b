import type { BoardSquad } from "#db/repositories/board-columns";
import { lockTask } from "#db/repositories/task-details";
import { insertTaskEvents, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import type { TaskEvent } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditAction, AuditEntry, Authorised, Context, LiveChange } from "~/platform/context.server";
import { type TaskAddress, taskInScope } from "../squad-scope.server";
import { eventRow } from "../task-event.server";
import { boardChange, type TaskNotice, tellReaders } from "./tell.server";

type Part = { squad: BoardSquad; task: TaskRow };

/** What a change to a part of a task does to the histories, and whom it concerns beside those who have the board open. */
type PartChange = {
  entries: readonly AuditEntry[];
  events?: readonly TaskEvent[];
  notices?: readonly TaskNotice[];
  live?: readonly LiveChange[];
};

type ChangePart = {
  action: AuditAction;
  /** The right the change stands on; throws `forbidden`. */
  allow: (part: Part, t: Tx) => Authorised | Promise<Authorised>;
  /** Null when there is nothing to change. */
  decide: (t: Tx, part: Part) => Promise<PartChange | null>;
};

/**
 * Changes what belongs to a task — its people, labels, links, checklist, files, comments — one step after the other. The
 * task's own version stays, so that nobody's open edit or move is refused for it. Throws `invalid` for an archived task.
 */
export function changePart(
  ctx: Context,
  address: TaskAddress,
  { action, allow, decide }: ChangePart,
): Promise<void> {
  return ctx.change(action, async (t) => {
    await lockTask(t, address.taskId);
    const part = await taskInScope(ctx, t, address);
    const allowed = await allow(part, t);
    const { squad, task } = part;
    if (task.archivedAt) throw new AppError("invalid", { reason: "task_archived" });
    const change = await decide(t, part);
    if (!change) return { allowed, entries: [], result: undefined };
    const who = { taskId: task.id, squadId: task.squadId, at: ctx.now, actorId: ctx.actor.personId };
    await insertTaskEvents(
      t,
      (change.events ?? []).map((event) => eventRow(who, event)),
    );
    const told = await tellReaders(t, ctx, { squad, notices: change.notices ?? [] });
    return {
      allowed,
      entries: change.entries,
      result: undefined,
      live: [boardChange(task), ...(change.live ?? []), ...told],
    };
  });
}

/** `changePart` for those who work in the squad. */
export const changeAsWorker = (
  ctx: Context,
  address: TaskAddress,
  change: Omit<ChangePart, "allow">,
): Promise<void> =>
  changePart(ctx, address, { ...change, allow: ({ squad }) => ctx.require("board.work", squad) });

/** An audit entry about the task itself. */
export const aboutTask = (taskId: string, change: Pick<AuditEntry, "before" | "after">): AuditEntry => ({
  subject: { type: "task", id: taskId },
  ...change,
});
