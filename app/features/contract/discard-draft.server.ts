import { lockContract, setStatus } from "#db/repositories/contract-writes";
import { versionsOf } from "#db/repositories/contracts";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { type ContractAddress, contractScope } from "./scope.server";
import { existingContract } from "./start-draft.server";

/** Gives a draft up; it stays in the list of versions. Throws `conflict` when it is no draft any more. */
export function discardDraft(
  ctx: Context,
  { number, ...address }: ContractAddress & { number: number },
): Promise<void> {
  return ctx.change("contract.draft_discarded", async (t) => {
    const scope = await contractScope(ctx, address);
    const allowed = ctx.require("contract.edit", scope.facts);
    const contractId = await existingContract(t, address);
    await lockContract(t, contractId);
    const version = (await versionsOf(t, contractId)).find((candidate) => candidate.number === number);
    if (!version) throw new AppError("not_found");
    if (version.status !== "draft") throw new AppError("conflict", { reason: "contract_not_a_draft" });
    await setStatus(t, { id: version.id, status: "discarded" });
    return {
      allowed,
      entries: [{ subject: { type: "contract", id: contractId }, after: { number } }],
      result: undefined,
    };
  });
}
