import { type BoardSquad, boardSquad } from "#db/repositories/board-columns";
import { type TaskRow, taskById } from "#db/repositories/tasks";
import type { Reader } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/** The squad whose board the reader may open. Throws `not_found` for everybody else, as for a squad that does not exist. */
export async function squadInScope(ctx: Context, r: Reader, squadId: string): Promise<BoardSquad> {
  const squad = await boardSquad(r, squadId);
  if (!squad || !ctx.can("board.read", squad)) throw new AppError("not_found");
  return squad;
}

/** The squad, open for changes. Throws `invalid` for one that is closed. */
export async function openSquadInScope(ctx: Context, r: Reader, squadId: string): Promise<BoardSquad> {
  const squad = await squadInScope(ctx, r, squadId);
  if (squad.closed) throw new AppError("invalid", { reason: "board_closed" });
  return squad;
}

/** The task in a squad the reader may open; `not_found` otherwise. */
export async function taskInScope(
  ctx: Context,
  r: Reader,
  { squadId, taskId }: TaskAddress,
): Promise<{ squad: BoardSquad; task: TaskRow }> {
  const squad = await openSquadInScope(ctx, r, squadId);
  const task = await taskById(r, { squadId, taskId });
  if (!task) throw new AppError("not_found");
  return { squad, task };
}

export type TaskAddress = { squadId: string; taskId: string };

/** The error for a task that somebody saved since the reader saw it. */
export const staleTask = (task: TaskRow) =>
  new AppError("stale", { reason: "task_stale", params: { key: task.key } });

/** Throws `stale` when somebody saved the task since the reader saw it. */
export function requireFresh(task: TaskRow, version: number): void {
  if (task.version !== version) throw staleTask(task);
}
