import { countSquads } from "#db/repositories/assessment-cycles";
import { assessmentOf, type RunRow, standingRun } from "#db/repositories/assessment-runs";
import { type CycleRow, cycleById } from "#db/repositories/cycles";
import { schemeVersionById } from "#db/repositories/schemes";
import type { Reader } from "#db/store";
import { type CycleFacts, type CycleStep, type StepRefusal, stepRefusal } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/** The cycle, or `not_found`. */
export async function cycleOrNotFound(r: Reader, id: string): Promise<CycleRow> {
  const cycle = await cycleById(r, id);
  if (cycle === undefined) throw new AppError("not_found");
  return cycle;
}

export type CycleStanding = {
  cycle: CycleRow;
  run: RunRow | undefined;
  facts: CycleFacts;
  assessed: boolean;
};

/** What the steps of a cycle are decided on, for the person who asks. `unready` is counted only where it matters. */
export async function cycleStanding(
  ctx: Context,
  r: Reader,
  { id, unready }: { id: string; unready: number },
): Promise<CycleStanding> {
  const cycle = await cycleOrNotFound(r, id);
  const [run, squads, scheme] = await Promise.all([
    standingRun(r, id),
    countSquads(r, id),
    cycle.schemeVersionId === null ? undefined : schemeVersionById(r, cycle.schemeVersionId),
  ]);
  const own = run && (await assessmentOf(r, { runId: run.id, personId: ctx.actor.personId }));
  const facts: CycleFacts = {
    state: cycle.state,
    createdBy: cycle.createdBy,
    schemeApproved: scheme !== undefined && (scheme.status === "approved" || scheme.status === "retired"),
    squads,
    unready,
    ended: ctx.today > cycle.end,
    run: run ? { computedBy: run.computedBy, approvedBy: run.approvedBy } : null,
  };
  return { cycle, run, facts, assessed: own !== undefined };
}

/** Throws the refusal of a step as the sentence the person reads. */
export function assertStep(
  step: CycleStep,
  standing: CycleStanding,
  actor: { personId: string; earlyReason?: string },
): void {
  const refusal: StepRefusal | null = stepRefusal(step, standing.facts, {
    ...actor,
    assessed: standing.assessed,
  });
  if (refusal !== null) {
    throw new AppError(refusal === "cycle_state" ? "conflict" : "invalid", {
      reason: refusal,
      params: { count: standing.facts.unready, end: standing.cycle.end },
    });
  }
}
