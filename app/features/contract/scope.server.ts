import { type CycleRow, cycleById } from "#db/repositories/cycles";
import { contractPhase } from "~/domain/contract";
import { AppError } from "~/domain/errors";
import { type SquadInView, squadInView } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";

export type ContractAddress = { squadId: string; cycleId: string };

export type ContractScope = SquadInView & { cycle: CycleRow };

/** The squad and cycle of a contract; `not_found` for outsiders, `forbidden` for those who see the squad but not its contract. */
export async function contractScope(
  ctx: Context,
  { squadId, cycleId }: ContractAddress,
): Promise<ContractScope> {
  const squad = await squadInView(ctx, squadId);
  ctx.require("contract.read", squad.facts);
  const cycle = await cycleById(ctx.store.read, cycleId);
  if (!cycle) throw new AppError("not_found");
  return { ...squad, cycle };
}

/** Throws `conflict` when the squad is closed or the cycle's data is frozen. */
export function requireChangeable({ squad, cycle }: ContractScope): void {
  if (squad.closedAt !== null) throw new AppError("conflict", { reason: "contract_squad_closed" });
  if (contractPhase(cycle.state) === "closed")
    throw new AppError("conflict", { reason: "contract_cycle_closed" });
}
