import { hrPeople } from "#db/repositories/assessment-cycles";
import { runsOfCycle } from "#db/repositories/assessment-runs";
import { approvedVersions, namesOf, schemeVersionById } from "#db/repositories/schemes";
import { type CycleStep, isOpen, type StepRefusal, stepRefusal, stepsFrom } from "~/domain/assessment-cycle";
import type { Context } from "~/platform/context.server";
import { cycleStanding } from "./cycle-facts.server";
import { readinessOf, unreadyOf } from "./readiness.server";

const rightOf = {
  "set-targets": "assessment.configure",
  "back-to-draft": "assessment.configure",
  open: "assessment.configure",
  compute: "assessment.compute",
  approve: "assessment.approve",
  "send-back": "assessment.approve",
  publish: "assessment.publish",
} as const satisfies Record<CycleStep, string>;

export type NextStep = {
  step: CycleStep;
  refusal: StepRefusal | null;
  who: { name: string; nameEn: string }[];
};

/** A cycle for its page: where it stands, who may take each next step and why the reader may not, and every computation. */
export async function loadCycle(ctx: Context, id: string) {
  ctx.require("assessment.read_console");
  const r = ctx.store.read;
  const first = await cycleStanding(ctx, r, { id, unready: 0 });
  const { cycle } = first;
  const asksReadiness = cycle.state === "target-setting" && cycle.schemeVersionId !== null;
  const readiness = asksReadiness ? await readinessOf(r, { cycle, today: ctx.today }) : null;
  const standing = {
    ...first,
    facts: { ...first.facts, unready: readiness ? unreadyOf(readiness).length : 0 },
  };
  const [runs, hr, scheme, choices] = await Promise.all([
    runsOfCycle(r, id),
    hrPeople(r),
    cycle.schemeVersionId === null ? undefined : schemeVersionById(r, cycle.schemeVersionId),
    isOpen("frame", cycle.state) ? approvedVersions(r) : [],
  ]);
  const hands = [
    cycle.createdBy,
    cycle.openedBy,
    ...runs.flatMap((run) => [run.computedBy, run.approvedBy, run.publishedBy]),
  ];
  const names = new Map(
    (await namesOf(r, [...new Set(hands.filter((hand): hand is string => hand !== null))])).map((row) => [
      row.id,
      row,
    ]),
  );
  const named = (personId: string | null) => {
    const row = personId === null ? undefined : names.get(personId);
    return row ? { name: row.name, nameEn: row.nameEn } : null;
  };
  const steps = stepsFrom(cycle.state).map((step): NextStep & { mine: boolean } => {
    const of = (personId: string, assessed: boolean) =>
      stepRefusal(step, standing.facts, { personId, assessed, earlyReason: "given" });
    const refusal = stepRefusal(step, standing.facts, {
      personId: ctx.actor.personId,
      assessed: standing.assessed,
    });
    return {
      step,
      refusal,
      who: hr.filter((person) => of(person.id, false) === null).map(({ name, nameEn }) => ({ name, nameEn })),
      mine: ctx.can(rightOf[step]),
    };
  });
  return {
    cycle: {
      id,
      name: cycle.name,
      nameEn: cycle.nameEn,
      kind: cycle.kind,
      start: cycle.start,
      end: cycle.end,
      state: cycle.state,
      schemeVersionId: cycle.schemeVersionId,
      lock: cycle.version,
    },
    ended: standing.facts.ended,
    scheme: scheme
      ? { id: scheme.schemeId, name: scheme.scheme.name, nameEn: scheme.scheme.nameEn, number: scheme.number }
      : null,
    schemeChoices: choices,
    squads: standing.facts.squads,
    unready: standing.facts.unready,
    failing: readiness ? readiness.filter((squad) => squad.issues.length > 0).length : 0,
    steps,
    createdBy: named(cycle.createdBy),
    openedBy: named(cycle.openedBy),
    openedAt: cycle.openedAt?.getTime() ?? null,
    runs: runs.map((run) => ({
      id: run.id,
      revision: run.revision,
      engine: run.engine,
      bundleHash: run.bundleHash,
      computedBy: named(run.computedBy),
      computedAt: run.computedAt.getTime(),
      approvedBy: named(run.approvedBy),
      approvedAt: run.approvedAt?.getTime() ?? null,
      publishedBy: named(run.publishedBy),
      publishedAt: run.publishedAt?.getTime() ?? null,
      discarded: run.discardedAt !== null,
    })),
    may: {
      configure: ctx.can("assessment.configure"),
      frame: ctx.can("assessment.configure") && isOpen("frame", cycle.state),
      squads: ctx.can("assessment.configure") && isOpen("squads", cycle.state),
      overrides: ctx.can("assessment.configure") && isOpen("overrides", cycle.state),
    },
  };
}

export type CyclePage = Awaited<ReturnType<typeof loadCycle>>;
