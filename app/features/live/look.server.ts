import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/** Notes which task the reader has open beside the board of one of their streams. Throws `not_found` for a stream of others. */
export async function lookAtTask(
  ctx: Context,
  { stream, task }: { stream: string; task?: string },
): Promise<{ ok: true }> {
  if (!ctx.live) throw new AppError("unavailable");
  const place = { streamId: stream, personId: ctx.actor.personId, taskId: task ?? null };
  if (!(await ctx.live.look(place))) throw new AppError("not_found");
  return { ok: true };
}
