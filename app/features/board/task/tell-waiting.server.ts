import { boardSquad } from "#db/repositories/board-columns";
import { tasksWaitingFor } from "#db/repositories/task-links";
import { personIdsOfTask } from "#db/repositories/task-people";
import type { TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import type { Context, LiveChange } from "~/platform/context.server";
import { boardChange, tellReaders } from "./tell.server";

/**
 * A task that is finished, opened again or archived changes the cards of those that wait for it, on whatever board; who follows
 * one that now waits for nothing else is told, when `task` is no longer open.
 */
export async function tellWaiting(
  t: Tx,
  ctx: Context,
  { task, open }: { task: TaskRow; open: boolean },
): Promise<LiveChange[]> {
  const waiting = await tasksWaitingFor(t, task.id);
  const live = waiting.map((other) => boardChange(other));
  for (const freed of waiting.filter(({ waitsForOthers }) => !open && !waitsForOthers)) {
    const squad = await boardSquad(t, freed.squadId);
    if (!squad) continue;
    const watchers = await personIdsOfTask(t, { taskId: freed.id, role: "watcher" });
    const notices = [{ kind: "task.unblocked", to: [freed.assigneeId, ...watchers], task: freed }] as const;
    live.push(...(await tellReaders(t, ctx, { squad, notices })));
  }
  return live;
}
