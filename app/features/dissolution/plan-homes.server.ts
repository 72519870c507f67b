import { lockSquad } from "#db/repositories/board-columns";
import { deletePlans, openTaskIds, savePlans, successorSquads } from "#db/repositories/dissolution";
import { squadScope } from "~/domain/access";
import { AppError } from "~/domain/errors";
import type { TaskHome } from "~/domain/org/dissolution";
import type { Context } from "~/platform/context.server";
import { dissolutionScope, requireDissolving } from "./scope.server";

type Plan = {
  squadId: string;
  /** Null means every open task for which nothing is decided. */
  taskIds: readonly string[] | null;
  /** `squad.<id>`, `done`, `archive` or `none`. */
  home: string;
  reason: string;
};

/**
 * Decides what becomes of open tasks when the squad closes, over what was decided before; nothing happens to them until then. Throws `invalid`
 * without a reason where a task is to end unfinished work, for a squad that is no choice, or when none of the tasks is open.
 */
export function planHomes(
  ctx: Context,
  { squadId, taskIds, home, reason }: Plan,
): Promise<{ count: number }> {
  return ctx.change("squad.dissolution_planned", async (t) => {
    const { squad, allowed } = await dissolutionScope(ctx, t, squadId);
    requireDissolving(squad);
    await lockSquad(t, squadId);
    const ids = await openTaskIds(t, { squadId, ids: taskIds });
    if (ids.length === 0) throw new AppError("invalid", { reason: "dissolution_tasks_missing" });
    const subject = { type: "squad", id: squadId };
    if (home === "none") {
      await deletePlans(t, ids);
      return {
        allowed,
        entries: [{ subject, after: { taskIds: ids, home: null } }],
        result: { count: ids.length },
      };
    }
    const [kind, toSquadId = null] = home.split(".") as [TaskHome, string?];
    if (kind !== "squad" && reason === "")
      throw new AppError("invalid", { reason: "dissolution_reason_missing", field: "reason" });
    if (toSquadId !== null) await requireSuccessor(ctx, { squadId, toSquadId });
    const decided = {
      squadId,
      home: kind,
      toSquadId,
      reason,
      decidedBy: ctx.actor.personId,
      decidedAt: ctx.now,
    };
    await savePlans(
      t,
      ids.map((taskId) => ({ taskId, ...decided })),
    );
    const after = { taskIds: ids, home: kind, toSquadId, reason };
    return {
      allowed,
      entries: [{ subject, after }],
      result: { count: ids.length },
      live: [{ topic: `squad:${squadId}`, subject: { type: "dissolution", id: squadId } }],
    };
  });
}

async function requireSuccessor(
  ctx: Context,
  { squadId, toSquadId }: { squadId: string; toSquadId: string },
): Promise<void> {
  const offered = await successorSquads(ctx.store.read, {
    squadId,
    scope: squadScope(ctx.actor, "board.read"),
  });
  if (!offered.some(({ id }) => id === toSquadId))
    throw new AppError("invalid", { reason: "dissolution_squad_unknown", field: "home" });
}
