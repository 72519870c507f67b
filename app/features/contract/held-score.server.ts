import { cycleById } from "#db/repositories/cycles";
import { jointStandings } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import type { ContractAddress } from "./scope.server";

/** Joint points to date under the version in force, to set a draft against; null without one or without readings. */
export async function heldScore(ctx: Context, { squadId, cycleId }: ContractAddress): Promise<string | null> {
  const cycle = await cycleById(ctx.store.read, cycleId);
  if (!cycle) return null;
  const standings = await jointStandings(ctx, { squadIds: [squadId], asOf: ctx.today, cycle });
  return standings.get(squadId)?.score?.printed ?? null;
}
