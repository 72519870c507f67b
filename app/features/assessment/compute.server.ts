import { canonicalize } from "json-canonicalize";
import { newId } from "#db/id";
import { saveCycle } from "#db/repositories/assessment-cycles";
import {
  type AssessmentRow,
  type AssessmentSquadRow,
  discardEarlierRuns,
  insertRun,
  runsOfCycle,
} from "#db/repositories/assessment-runs";
import type { Tx } from "#db/store";
import { scoreDivergence } from "~/domain/alignment";
import { type AssessmentResult, type PersonTrace, parseBundle, scoreBundle } from "~/domain/assessment";
import { type CycleBundle, stateAfter } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import { exactText } from "~/domain/exact";
import type { Context } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import { assertStep, cycleStanding } from "./cycle-facts.server";
import { gatherBundle, schemeOf } from "./gather.server";

export type ComputeInput = {
  cycleId: string;
  /** Needed while the cycle has not ended. */
  earlyReason?: string;
};

/**
 * Freezes the data of a cycle and scores everybody: the bundle, the result and one row for every squad and person are stored
 * as a new revision; the ones before it no longer stand. May be repeated until the result is approved.
 */
export function computeCycle(
  ctx: Context,
  { cycleId, earlyReason = "" }: ComputeInput,
): Promise<{ runId: string; revision: number }> {
  return ctx.change("assessment.computed", async (t) => {
    const allowed = ctx.require("assessment.compute");
    const standing = await cycleStanding(ctx, t, { id: cycleId, unready: 0 });
    const { cycle, run: before } = standing;
    assertStep("compute", standing, { personId: ctx.actor.personId, earlyReason });
    const bundle = await gatherBundle(t, { cycle, scheme: await schemeOf(t, cycle), actuals: true });
    const run = await storeRun(ctx, t, { cycleId, bundle, previousId: before?.id ?? null });
    const saved = await saveCycle(t, {
      id: cycleId,
      version: cycle.version,
      change: { state: stateAfter("compute") },
    });
    if (!saved) throw new AppError("stale");
    return {
      allowed,
      entries: [
        {
          subject: { type: "assessment_cycle", id: cycleId },
          before: before
            ? { state: cycle.state, revision: before.revision, bundle: before.bundleHash }
            : { state: cycle.state },
          after: {
            state: stateAfter("compute"),
            revision: run.revision,
            bundle: run.bundleHash,
            result: run.resultHash,
            earlyReason,
          },
        },
      ],
      result: { runId: run.id, revision: run.revision },
    };
  });
}

async function storeRun(
  ctx: Context,
  t: Tx,
  { cycleId, bundle, previousId }: { cycleId: string; bundle: CycleBundle; previousId: string | null },
) {
  const parsed = parseBundle(bundle);
  if (!parsed.ok) {
    ctx.log.warn({ problems: parsed.problems.slice(0, 20) }, "bundle refused");
    const [first] = parsed.problems;
    throw new AppError("invalid", {
      reason: "bundle_refused",
      params: { where: first?.path ?? "$", what: first?.message ?? "" },
    });
  }
  const result = scoreBundle(parsed.bundle);
  const [latest] = await runsOfCycle(t, cycleId);
  const { squads, people, ...head } = bundle;
  const bundleText = canonicalize(bundle);
  const resultText = canonicalize(result);
  const run = {
    id: newId(),
    cycleId,
    revision: (latest?.revision ?? 0) + 1,
    previousId,
    engine: result.engine,
    head,
    bundle: bundleText,
    bundleHash: sha256(bundleText),
    result: resultText,
    resultHash: sha256(resultText),
    computedBy: ctx.actor.personId,
    computedAt: ctx.now,
  };
  await insertRun(t, {
    run,
    squads: squadRows(run.id, { squads, result }),
    people: personRows(run.id, { people, result }),
  });
  await discardEarlierRuns(t, { cycleId, revision: run.revision, at: ctx.now });
  return run;
}

function squadRows(
  runId: string,
  { squads, result }: { squads: CycleBundle["squads"]; result: AssessmentResult },
): AssessmentSquadRow[] {
  const inputs = new Map(squads.map((squad) => [squad.id, squad]));
  const finals = new Map(result.people.map((person) => [person.id, person.final]));
  return result.squads.flatMap(({ id, status, joint, trace }) => {
    const input = inputs.get(id);
    if (input === undefined) return [];
    const leadFinals = input.leads.flatMap((lead) => finals.get(lead.id) ?? []);
    const divergence = scoreDivergence(leadFinals);
    return [
      { runId, squadId: id, status, joint, divergence: divergence && exactText(divergence), input, trace },
    ];
  });
}

function personRows(
  runId: string,
  { people, result }: { people: CycleBundle["people"]; result: AssessmentResult },
): AssessmentRow[] {
  const inputs = new Map(people.map((person) => [person.id, person]));
  return result.people.flatMap(({ id, trace, ...figures }) => {
    const input = inputs.get(id);
    if (input === undefined) return [];
    const none = { joint: null, individual: null, base: null, items: null, beforeVeto: null };
    return [
      { runId, personId: id, squadId: mainSquad(trace), ...none, ...figures, input, trace, seenAt: null },
    ];
  });
}

/** The squad with the largest share in a person's score; without any counted stint, the one with the most days. */
function mainSquad({ stints }: PersonTrace): string | null {
  const weight = new Map<string, number>();
  for (const { squad, days, allocation, counted } of stints) {
    const part = days * allocation * (counted === null ? 1e-6 : 1);
    weight.set(squad, (weight.get(squad) ?? 0) + part);
  }
  const [first] = [...weight].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? null;
}
