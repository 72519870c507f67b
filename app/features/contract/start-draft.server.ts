import { ConstraintError } from "#db/errors";
import {
  ensureContract,
  insertDraft,
  replaceLines,
  setStatus,
  voidSignatures,
} from "#db/repositories/contract-writes";
import {
  contractFor,
  linesOf,
  previousContract,
  signaturesOf,
  type VersionWithAuthor,
  versionsOf,
} from "#db/repositories/contracts";
import type { Tx } from "#db/store";
import type { ContractLine, VoidReason } from "~/domain/contract";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import { contentHashOf } from "./content-hash.server";
import { type ContractAddress, type ContractScope, contractScope, requireChangeable } from "./scope.server";

/** What a first draft begins with; later ones continue what was proposed or is in force. */
export type DraftBasis = "last" | "previous" | "empty";

/**
 * Opens a new version as a draft: of what is proposed (which is taken back, its signatures voided), else of what is in force, else of
 * the squad's contract in the cycle before (`previous`) or of nothing. Returns its number. Throws `conflict` when a draft is open.
 */
export function startDraft(
  ctx: Context,
  { from, ...address }: ContractAddress & { from: DraftBasis },
): Promise<number> {
  return ctx.change("contract.draft_started", async (t) => {
    const scope = await contractScope(ctx, address);
    const allowed = ctx.require("contract.edit", scope.facts);
    requireChangeable(scope);
    const contractId = await ensureContract(t, { ...address, createdAt: ctx.now });
    const versions = await versionsOf(t, contractId);
    if (versions.some((version) => version.status === "draft")) throw draftExists();
    const proposed = versions.find((version) => version.status === "proposed");
    const taken = proposed ? await takeBack(ctx, t, { contractId, proposed }) : [];
    const base = proposed ?? versions.find((version) => version.status === "in-force");
    const lines = base ? await linesOf(t, [base.id]) : await firstLines(t, { scope, from });
    const number = (versions[0]?.number ?? 0) + 1;
    await openDraft(ctx, t, { contractId, number, lines, address, base: proposed });
    return {
      allowed,
      entries: [
        ...taken,
        { subject: { type: "contract", id: contractId }, after: { number, basedOn: base?.number ?? null } },
      ],
      result: number,
    };
  });
}

const draftExists = () => new AppError("conflict", { reason: "contract_draft_exists" });

/** A proposed version that is to be changed loses its signatures: they were given for other content. */
async function takeBack(
  ctx: Context,
  t: Tx,
  { contractId, proposed }: { contractId: string; proposed: VersionWithAuthor },
): Promise<AuditEntry[]> {
  const signatures = (await signaturesOf(t, [proposed.id])).filter(
    (signature) => signature.voidedAt === null,
  );
  const reason: VoidReason = "edited";
  await setStatus(t, { id: proposed.id, status: "discarded" });
  await voidSignatures(t, { ids: signatures.map((signature) => signature.id), at: ctx.now, reason });
  return [
    {
      action: "contract.taken_back",
      subject: { type: "contract", id: contractId },
      after: {
        number: proposed.number,
        voided: signatures.map(({ personId, capacity }) => ({ personId, capacity })),
      },
    },
  ];
}

async function firstLines(
  t: Tx,
  { scope, from }: { scope: ContractScope; from: DraftBasis },
): Promise<ContractLine[]> {
  if (from !== "previous") return [];
  const previous = await previousContract(t, { squadId: scope.squad.id, before: scope.cycle.start });
  return previous ? linesOf(t, [previous.versionId]) : [];
}

async function openDraft(
  ctx: Context,
  t: Tx,
  {
    contractId,
    number,
    lines,
    address,
    base,
  }: {
    contractId: string;
    number: number;
    lines: readonly ContractLine[];
    address: ContractAddress;
    base: VersionWithAuthor | undefined;
  },
): Promise<void> {
  const effectiveFrom = base?.effectiveFrom ?? null;
  try {
    const versionId = await insertDraft(t, {
      contractId,
      number,
      effectiveFrom,
      note: base?.note ?? "",
      contentHash: contentHashOf({ ...address, effectiveFrom, lines: [...lines] }),
      createdBy: ctx.actor.personId,
      createdAt: ctx.now,
    });
    await replaceLines(t, { versionId, lines });
  } catch (error) {
    if (error instanceof ConstraintError && error.kind === "unique") throw draftExists();
    throw error;
  }
}

/** The squad's contract of an earlier cycle that a first draft can begin with; null without one. */
export async function earlierContract(ctx: Context, { squad, cycle }: ContractScope) {
  return (await previousContract(ctx.store.read, { squadId: squad.id, before: cycle.start })) ?? null;
}

/** Throws `not_found` unless the squad has a contract for the cycle. */
export async function existingContract(t: Tx, address: ContractAddress): Promise<string> {
  const contract = await contractFor(t, address);
  if (!contract) throw new AppError("not_found");
  return contract.id;
}
