import { taskOfAnySquad, tasksByKeys } from "#db/repositories/task-details";
import { deleteLink, insertLink, lockLinks, waitingFor } from "#db/repositories/task-links";
import { insertTaskEvents } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { squadScope } from "~/domain/access";
import { linkBetween, type Relation, requireNoCircle, type TaskRef } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import type { TaskAddress } from "../squad-scope.server";
import { eventRow } from "../task-event.server";
import { aboutTask, changeAsWorker } from "./change-part.server";
import { boardChange } from "./tell.server";

const opposite: Record<Relation, Relation> = {
  blocks: "blocked_by",
  blocked_by: "blocks",
  relates: "relates",
};

/**
 * Links the task with another of any squad whose board the person may read. Throws `invalid` for a key they may not see, for
 * a task and itself, and for a `blocks` link that would close a circle.
 */
export function linkTask(
  ctx: Context,
  address: TaskAddress,
  { relation, otherKey }: { relation: Relation; otherKey: string },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "task.linked",
    decide: async (t, { task }) => {
      await lockLinks(t);
      const scope = squadScope(ctx.actor, "board.read");
      const [other] = await tasksByKeys(t, { keys: [otherKey], scope });
      if (!other) throw new AppError("invalid", { reason: "link_unknown", field: "other" });
      const link = linkBetween({ taskId: task.id, relation, otherId: other.id });
      requireNoCircle(link, await waitingFor(t, link.toId), otherKey);
      if (!(await insertLink(t, { ...link, addedBy: ctx.actor.personId, addedAt: ctx.now }))) {
        throw new AppError("conflict", { reason: "link_exists", field: "other" });
      }
      return linkChange(ctx, t, { kind: "linked", task, other, relation });
    },
  });
}

/** Removes a link from either of its ends. Throws `conflict` when it is gone already. */
export function unlinkTask(
  ctx: Context,
  address: TaskAddress,
  { relation, otherId }: { relation: Relation; otherId: string },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "task.unlinked",
    decide: async (t, { task }) => {
      await lockLinks(t);
      const other = await taskOfAnySquad(t, otherId);
      if (!other || !(await deleteLink(t, linkBetween({ taskId: task.id, relation, otherId })))) {
        throw new AppError("conflict", { reason: "link_gone" });
      }
      return linkChange(ctx, t, { kind: "unlinked", task, other, relation });
    },
  });
}

type End = { id: string; squadId: string; key: string };

/** The step belongs to the history of both tasks, and concerns the boards of both squads. */
async function linkChange(
  ctx: Context,
  t: Tx,
  { kind, task, other, relation }: { kind: "linked" | "unlinked"; task: End; other: End; relation: Relation },
) {
  const reference = ({ id, key }: End): TaskRef => ({ taskId: id, key });
  const who = { taskId: other.id, squadId: other.squadId, at: ctx.now, actorId: ctx.actor.personId };
  const back = { relation: opposite[relation], other: reference(task) };
  await insertTaskEvents(t, [eventRow(who, { kind, data: back })]);
  const facts = { relation, otherId: other.id };
  return {
    entries: [aboutTask(task.id, kind === "linked" ? { after: facts } : { before: facts })],
    events: [{ kind, data: { relation, other: reference(other) } }],
    live: [boardChange(other)],
  };
}
