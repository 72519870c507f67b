import { insertSignature, lockContract, setStatus, voidSignatures } from "#db/repositories/contract-writes";
import { linesOf, type SignatureRow, signaturesOf, versionsOf } from "#db/repositories/contracts";
import { type Capacity, decideSigning, type Signature, type VoidReason } from "~/domain/contract";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import { type ContractAddress, contractScope, requireChangeable } from "./scope.server";
import { signatoriesOf } from "./signatories.server";
import { existingContract } from "./start-draft.server";
import { versionChecks } from "./version-checks.server";

export type Signed = { capacity: Capacity; inForce: boolean };

/**
 * Signs a version as the person signed in, for exactly the content they were shown. The fourth signature brings it into force and
 * supersedes the version before. See `decideSigning` for who is
 * refused and why; a proposed version that no longer passes the checks is refused too.
 */
export function signVersion(
  ctx: Context,
  address: ContractAddress,
  { number, contentHash }: { number: number; contentHash: string },
): Promise<Signed> {
  return ctx.change("contract.signed", async (t) => {
    const scope = await contractScope(ctx, address);
    const allowed = ctx.require("contract.sign", scope.facts);
    requireChangeable(scope);
    const contractId = await existingContract(t, address);
    await lockContract(t, contractId);
    const versions = await versionsOf(t, contractId);
    const version = versions.find((candidate) => candidate.number === number);
    if (!version) throw new AppError("not_found");
    const { signing } = await signatoriesOf(t, { squadId: address.squadId, day: ctx.today });
    const { personId } = ctx.actor;
    const decision = decideSigning({
      version: { ...version, signatures: (await signaturesOf(t, [version.id])).map(domainSignature) },
      signing,
      personId,
      contentHash,
    });
    if (version.status === "proposed") {
      const { checks } = await versionChecks(ctx, { scope, lines: await linesOf(t, [version.id]), signing });
      if (checks.some((check) => !check.passes))
        throw new AppError("conflict", { reason: "contract_checks_failed" });
    }
    const { capacity, comesIntoForce } = decision;
    const reason: VoidReason = "lead-changed";
    await voidSignatures(t, { ids: decision.voids, at: ctx.now, reason });
    await insertSignature(t, { versionId: version.id, personId, capacity, contentHash, signedAt: ctx.now });
    const subject = { type: "contract", id: contractId };
    const entries: AuditEntry[] = [{ subject, after: { number, capacity, contentHash } }];
    if (comesIntoForce) {
      const previous = versions.find((candidate) => candidate.status === "in-force");
      if (previous) await setStatus(t, { id: previous.id, status: "superseded" });
      await setStatus(t, { id: version.id, status: "in-force", inForceAt: ctx.now });
      entries.push({
        action: "contract.in_force",
        subject,
        after: { number, effectiveFrom: version.effectiveFrom, supersedes: previous?.number ?? null },
      });
    }
    return { allowed, entries, result: { capacity, inForce: comesIntoForce } };
  });
}

/** A stored signature as the rules see it. */
export const domainSignature = ({
  id,
  capacity,
  personId,
  contentHash,
  voidedAt,
}: SignatureRow): Signature => ({
  id,
  capacity,
  personId,
  contentHash,
  voided: voidedAt !== null,
});
