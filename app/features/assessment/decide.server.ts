import { canonicalize } from "json-canonicalize";
import { saveCycle } from "#db/repositories/assessment-cycles";
import { bundleText, saveRun } from "#db/repositories/assessment-runs";
import type { Tx } from "#db/store";
import { parseBundle } from "~/domain/assessment";
import { stateAfter, withoutActuals } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import { signCheckpoint } from "~/features/audit/index.server";
import type { Context } from "~/platform/context.server";
import { assertStep, type CycleStanding, cycleStanding } from "./cycle-facts.server";
import { gatherBundle, schemeOf } from "./gather.server";

/** Approves the computation that stands; nothing may have been rated or adjusted since. */
export function approveRun(ctx: Context, { cycleId }: { cycleId: string }): Promise<void> {
  return ctx.change("assessment.approved", async (t) => {
    const allowed = ctx.require("assessment.approve");
    const standing = await cycleStanding(ctx, t, { id: cycleId, unready: 0 });
    assertStep("approve", standing, { personId: ctx.actor.personId });
    const run = runOf(standing);
    if (await outdated(t, standing, run.id)) throw new AppError("conflict", { reason: "run_outdated" });
    await save(t, standing, {
      step: "approve",
      hands: { approvedBy: ctx.actor.personId, approvedAt: ctx.now },
    });
    return { allowed, entries: [entry(standing, "approve")], result: undefined };
  });
}

/** Returns an approved result to the data, with a reason; it has to be computed and approved again. */
export function sendBackRun(
  ctx: Context,
  { cycleId, reason }: { cycleId: string; reason: string },
): Promise<void> {
  return ctx.change("assessment.sent_back", async (t) => {
    const allowed = ctx.require("assessment.approve");
    const standing = await cycleStanding(ctx, t, { id: cycleId, unready: 0 });
    assertStep("send-back", standing, { personId: ctx.actor.personId });
    await save(t, standing, { step: "send-back", hands: { approvedBy: null, approvedAt: null } });
    return { allowed, entries: [entry(standing, "send-back", reason)], result: undefined };
  });
}

/**
 * Publishes the approved result: from now on the people it is about may read it, and nothing in it changes any more. A signed
 * checkpoint closes the log behind it in the same transaction.
 */
export function publishRun(ctx: Context, { cycleId }: { cycleId: string }): Promise<void> {
  return ctx.store.tx(async (outer) => {
    await ctx.change("assessment.published", async (t) => {
      const allowed = ctx.require("assessment.publish");
      const standing = await cycleStanding(ctx, t, { id: cycleId, unready: 0 });
      assertStep("publish", standing, { personId: ctx.actor.personId });
      await save(t, standing, {
        step: "publish",
        hands: { publishedBy: ctx.actor.personId, publishedAt: ctx.now },
      });
      return { allowed, entries: [entry(standing, "publish")], result: undefined };
    });
    if (ctx.signingKey)
      await signCheckpoint(outer, { key: ctx.signingKey, reason: "publication", now: ctx.now });
  });
}

/**
 * True when anything but readings differs from what the run was computed from: seats, leave, contracts, individual parts,
 * ratings or adjustments. Readings were frozen by the computation and may go on arriving.
 */
async function outdated(t: Tx, { cycle }: CycleStanding, runId: string): Promise<boolean> {
  const now = await gatherBundle(t, { cycle, scheme: await schemeOf(t, cycle), actuals: false });
  const then: unknown = JSON.parse((await bundleText(t, runId)) ?? "null");
  return inputsOf(now) !== inputsOf(then);
}

function inputsOf(bundle: unknown): string {
  const parsed = parseBundle(bundle);
  return parsed.ok ? canonicalize(withoutActuals(parsed.bundle)) : "";
}

function runOf({ run }: CycleStanding) {
  if (run === undefined) throw new AppError("invalid", { reason: "cycle_no_run" });
  return run;
}

type Decision = { step: "approve" | "send-back" | "publish"; hands: Parameters<typeof saveRun>[1]["change"] };

async function save(t: Tx, standing: CycleStanding, { step, hands }: Decision): Promise<void> {
  const { cycle } = standing;
  const run = runOf(standing);
  const savedRun = await saveRun(t, { id: run.id, version: run.version, change: hands });
  const savedCycle = await saveCycle(t, {
    id: cycle.id,
    version: cycle.version,
    change: { state: stateAfter(step) },
  });
  if (!savedRun || !savedCycle) throw new AppError("stale");
}

function entry({ cycle, run }: CycleStanding, step: Decision["step"], reason?: string) {
  return {
    subject: { type: "assessment_cycle", id: cycle.id },
    before: { state: cycle.state },
    after: {
      state: stateAfter(step),
      revision: run?.revision,
      bundle: run?.bundleHash,
      result: run?.resultHash,
      ...(reason && { reason }),
    },
  };
}
