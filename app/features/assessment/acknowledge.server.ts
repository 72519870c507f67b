import { assessmentOf, markSeen } from "#db/repositories/assessment-runs";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { readableRun } from "./entitled.server";

/** Notes that somebody has read their own published result: "seen", not "agreed". A second time changes nothing. */
export async function acknowledgeResult(ctx: Context, { cycleId }: { cycleId: string }): Promise<void> {
  const { personId } = ctx.actor;
  const run = await readableRun(ctx, { cycleId, personId });
  if (!(await assessmentOf(ctx.store.read, { runId: run.id, personId }))) throw new AppError("not_found");
  await ctx.change("assessment.acknowledged", async (t) => {
    const allowed = ctx.require("assessment.read_own", {
      personId,
      discipline: ctx.person.discipline,
      managerId: null,
      unitPaths: [],
    });
    const first = await markSeen(t, { runId: run.id, personId, at: ctx.now });
    return {
      allowed,
      entries: first ? [{ subject: { type: "assessment_run", id: run.id } }] : [],
      result: undefined,
    };
  });
}
