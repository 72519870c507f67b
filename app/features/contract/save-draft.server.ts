import { lockContract, replaceLines, saveDraftHead, setStatus } from "#db/repositories/contract-writes";
import { linesOf, metricsExist, type VersionWithAuthor, versionsOf } from "#db/repositories/contracts";
import type { Tx } from "#db/store";
import { type ContractLine, contractChanges, contractPhase, requireEffectiveDate } from "~/domain/contract";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { contentHashOf } from "./content-hash.server";
import type { DraftInput } from "./forms";
import { type ContractAddress, contractScope, requireChangeable } from "./scope.server";
import { signatoriesOf } from "./signatories.server";
import { existingContract } from "./start-draft.server";
import { versionChecks } from "./version-checks.server";

/** Saves a draft as typed, complete or not. Throws `stale` when somebody saved it in between, `conflict` when it is no draft any more. */
export function saveDraft(ctx: Context, address: ContractAddress, input: DraftInput): Promise<void> {
  return ctx.change("contract.draft_saved", async (t) => {
    const { allowed, contractId, before, after } = await storeDraft(ctx, t, { address, input });
    return {
      allowed,
      entries: [
        { subject: { type: "contract", id: contractId }, before, after: { number: input.number, ...after } },
      ],
      result: undefined,
    };
  });
}

/**
 * Saves the draft and asks the four for their signatures: from here on its content stands. Throws `invalid` while a check fails, an
 * amendment lacks a possible effective date, or nothing differs from the version in force.
 */
export function proposeVersion(ctx: Context, address: ContractAddress, input: DraftInput): Promise<void> {
  return ctx.change("contract.proposed", async (t) => {
    const { allowed, contractId, scope, version, inForce } = await storeDraft(ctx, t, { address, input });
    const lines = await linesOf(t, [version.id]);
    const effectiveFrom = input.effectiveFrom ?? null;
    const { start, end } = scope.cycle;
    requireEffectiveDate(effectiveFrom, {
      phase: contractPhase(scope.cycle.state),
      today: ctx.today,
      cycle: { start, end },
      inForce: inForce ?? null,
    });
    if (inForce) {
      const held = { effectiveFrom, lines: await linesOf(t, [inForce.id]) };
      if (contractChanges(held, { effectiveFrom, lines }).length === 0) {
        throw new AppError("invalid", { reason: "contract_nothing_changed" });
      }
    }
    const { signing } = await signatoriesOf(t, { squadId: address.squadId, day: ctx.today });
    const { checks } = await versionChecks(ctx, { scope, lines, signing });
    if (checks.some((check) => !check.passes))
      throw new AppError("invalid", { reason: "contract_checks_failed" });
    await setStatus(t, { id: version.id, status: "proposed", proposedAt: ctx.now });
    return {
      allowed,
      entries: [
        {
          subject: { type: "contract", id: contractId },
          after: { number: version.number, effectiveFrom, lines: contentLines(lines) },
        },
      ],
      result: undefined,
    };
  });
}

async function storeDraft(
  ctx: Context,
  t: Tx,
  { address, input }: { address: ContractAddress; input: DraftInput },
) {
  const scope = await contractScope(ctx, address);
  const allowed = ctx.require("contract.edit", scope.facts);
  requireChangeable(scope);
  const contractId = await existingContract(t, address);
  await lockContract(t, contractId);
  const versions = await versionsOf(t, contractId);
  const version = versions.find(({ number }) => number === input.number);
  if (!version) throw new AppError("not_found");
  if (version.status !== "draft") throw new AppError("conflict", { reason: "contract_not_a_draft" });
  const oldLines = await linesOf(t, [version.id]);
  await requireLines(t, { input, oldLines });
  const effectiveFrom = input.effectiveFrom ?? null;
  const contentHash = contentHashOf({ ...address, effectiveFrom, lines: input.lines });
  const { note } = input;
  const saved = await saveDraftHead(t, {
    id: version.id,
    version: input.version,
    effectiveFrom,
    note,
    contentHash,
  });
  if (!saved) throw new AppError("stale", { reason: "contract_stale" });
  await replaceLines(t, { versionId: version.id, lines: input.lines });
  return {
    allowed,
    scope,
    contractId,
    version,
    inForce: versions.find(({ status }) => status === "in-force"),
    ...draftDifference({ version, oldLines }, { note, effectiveFrom, lines: input.lines }),
  };
}

type StoredDraft = { version: VersionWithAuthor; oldLines: readonly ContractLine[] };

function draftDifference(
  { version, oldLines }: StoredDraft,
  after: { note: string; effectiveFrom: string | null; lines: ContractLine[] },
) {
  return {
    before: { note: version.note, effectiveFrom: version.effectiveFrom, lines: contentLines(oldLines) },
    after: { note: after.note, effectiveFrom: after.effectiveFrom, lines: contentLines(after.lines) },
  };
}

const contentLines = (lines: readonly ContractLine[]): ContractLine[] =>
  lines.map(({ lineKey, metricId, segment, weight, curve }) => ({
    lineKey,
    metricId,
    segment,
    weight,
    curve,
  }));

/** Each metric exists, once for each segment; a line that was there keeps its metric, so that its history is one metric's. */
async function requireLines(
  t: Tx,
  { input, oldLines }: { input: DraftInput; oldLines: readonly ContractLine[] },
) {
  const { lines } = input;
  const known = await metricsExist(
    t,
    lines.map((line) => line.metricId),
  );
  const metricOf = new Map(oldLines.map((line) => [line.lineKey, line.metricId]));
  const keys = new Set<string>();
  const measured = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const refuse = (reason: string) => new AppError("invalid", { reason, field: `lines[${i}].metricId` });
    if (!known.has(line.metricId) || (metricOf.get(line.lineKey) ?? line.metricId) !== line.metricId) {
      throw refuse("contract_metric_unknown");
    }
    if (keys.has(line.lineKey) || measured.has(`${line.metricId}|${line.segment}`))
      throw refuse("contract_metric_twice");
    keys.add(line.lineKey);
    measured.add(`${line.metricId}|${line.segment}`);
  }
}
