import { chunks } from "#db/chunks";
import { newId } from "#db/id";
import { keysOfTasks } from "#db/repositories/imported-tasks";
import { insertLink, lockLinks, waitingFor } from "#db/repositories/task-links";
import { insertTaskEvents } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import type { TaskEvent } from "~/domain/board";
import type { ImportPlan } from "~/domain/board-import";
import type { Context } from "~/platform/context.server";

const eventsAtOnce = 500;

/**
 * Links tasks that wait for one another as their cards do, in the histories of both. Returns how many; a link that is there already, or
 * that would close a circle over links made on this board, is passed over.
 */
export async function writeLinks(
  ctx: Context,
  t: Tx,
  { plan, taskIds }: { plan: ImportPlan; taskIds: ReadonlyMap<string, string> },
): Promise<number> {
  const wanted = [
    ...plan.creates.map(({ card, blocks }) => ({ from: card.externalId, to: blocks })),
    ...plan.updates.map(({ resolved, added }) => ({ from: resolved.card.externalId, to: added.links })),
  ].flatMap(({ from, to }) => to.map((id) => ({ fromId: taskIds.get(from)!, toId: taskIds.get(id)! })));
  if (wanted.length === 0) return 0;
  await lockLinks(t);
  // Among new tasks alone there are no links to close a circle over.
  const mayCircle = plan.updates.length + plan.unchanged.length > 0;
  const made: { fromId: string; toId: string }[] = [];
  for (const link of wanted) {
    if (mayCircle && (await waitingFor(t, link.toId)).has(link.fromId)) continue;
    const row = { ...link, kind: "blocks" as const, addedBy: ctx.actor.personId, addedAt: ctx.now };
    if (await insertLink(t, row)) made.push(link);
  }
  const ends = await keysOfTasks(t, [...new Set(made.flatMap(({ fromId, toId }) => [fromId, toId]))]);
  const event = (taskId: string, otherId: string, relation: "blocks" | "blocked_by") => {
    const { squadId } = ends.get(taskId)!;
    const linked: TaskEvent = {
      kind: "linked",
      data: { relation, other: { taskId: otherId, key: ends.get(otherId)!.key } },
    };
    return {
      id: newId(),
      taskId,
      squadId,
      at: ctx.now,
      actorId: ctx.actor.personId,
      kind: linked.kind,
      data: linked.data,
    };
  };
  const events = made.flatMap(({ fromId, toId }) => [
    event(fromId, toId, "blocks"),
    event(toId, fromId, "blocked_by"),
  ]);
  for (const some of chunks(events, eventsAtOnce)) await insertTaskEvents(t, some);
  return made.length;
}
