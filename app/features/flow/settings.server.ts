import { ConstraintError } from "#db/errors";
import { boardSquad } from "#db/repositories/board-columns";
import { flowSettingsOf, saveFlowSettings } from "#db/repositories/flow-settings";
import { AppError } from "~/domain/errors";
import { isBoundary } from "~/domain/flow";
import type { Context } from "~/platform/context.server";
import type { FlowSettingsInput } from "./forms";
import { flowFrame, flowSquad } from "./squad.server";

/** A squad's flow settings for its leads; `forbidden` for others of the squad, `invalid` for a squad that is closed. */
export async function loadFlowSettings(ctx: Context, squadId: string) {
  const { squad, facts } = await flowSquad(ctx, squadId);
  ctx.require("board.configure", facts);
  if (squad.closedAt !== null) throw closed();
  const { boundary, thresholds, version, columns } = await flowFrame(ctx, squadId);
  const { name, nameEn, handoffLimitHours } = squad;
  return {
    squad: { id: squadId, name, nameEn, handoffLimitHours },
    boundary,
    thresholds,
    version,
    queues: columns.filter(({ queue }) => queue).map(({ name, nameEn }) => ({ name, nameEn })),
  };
}

const closed = () => new AppError("invalid", { reason: "board_closed" });

/**
 * Saves how the squad reads its flow; every figure follows at once, because they are made from events. Throws `stale` when somebody saved
 * in between.
 */
export async function changeFlowSettings(
  ctx: Context,
  squadId: string,
  { version, started, finished, waitHours, returnRate }: FlowSettingsInput,
): Promise<void> {
  const stale = () => new AppError("stale", { reason: "flow_settings_stale" });
  if (!isBoundary({ started, finished })) {
    throw new AppError("invalid", { reason: "flow_boundary", field: "finished" });
  }
  try {
    await ctx.change("flow.settings_changed", async (t) => {
      const squad = await boardSquad(t, squadId);
      if (!squad || !ctx.can("board.read", squad)) throw new AppError("not_found");
      const allowed = ctx.require("board.configure", squad);
      if (squad.closed) throw closed();
      const before = await flowSettingsOf(t, squadId);
      const after = {
        squadId,
        startedCategory: started,
        finishedCategory: finished,
        breakpointHours: waitHours,
        breakpointReturnRate: returnRate,
        version,
      };
      if (!(await saveFlowSettings(t, after))) throw stale();
      const subject = { type: "squad", id: squadId };
      return {
        allowed,
        entries: [{ subject, before: before ?? null, after: { ...after, version: version + 1 } }],
        result: undefined,
        live: [{ topic: `squad:${squadId}`, subject }],
      };
    });
  } catch (error) {
    if (error instanceof ConstraintError && error.kind === "unique") throw stale();
    throw error;
  }
}
