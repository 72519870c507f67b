import { printed } from "../exact/exact";
import type { Figure } from "../exact/figure";
import type { AssessmentBundle, PoolItem, Scheme } from "./bundle";
import { printedPlaces } from "./bundle";
import { type PersonScore, type ScoredSquad, type Scoring, scorePerson } from "./person";
import { scorePool } from "./pool";
import { type ScoringRules, scoringRules } from "./rules";
import { existingDay } from "./stints";
import { type ItemTrace, type PersonTrace, type PoolTrace, tracePerson, tracePool } from "./trace";

/** Changes whenever the same bundle could give another result. */
export const ENGINE_VERSION = "1.0.0";

export type SquadFigures = { id: string; joint: string | null; status: "scored" | "blocked" };

export type RatedFigures = {
  id: string;
  status: "rated";
  joint: string;
  individual: string | null;
  base: string;
  items: string;
  beforeVeto: string;
  final: string;
  grade: string;
};
export type UnratedFigures = { id: string; status: "not-rated" | "blocked"; final: null; grade: null };
export type PersonFigures = RatedFigures | UnratedFigures;

export type AssessmentFigures = { engine: string; squads: SquadFigures[]; people: PersonFigures[] };

/** The same figures, each squad and person with the trace of how they came about. */
export type AssessmentResult = {
  engine: string;
  squads: (SquadFigures & { trace: PoolTrace })[];
  people: (PersonFigures & { trace: PersonTrace })[];
};

/** Printed figures of every squad and person of a bundle that `parseBundle` accepted, in the bundle's order. */
export function scoreFigures(bundle: AssessmentBundle): AssessmentFigures {
  const { squads, scoring } = scoreSquads(bundle);
  return {
    engine: ENGINE_VERSION,
    squads: squads.map((squad) => squadFigures(squad, scoring.rules)),
    people: bundle.people.map((person) => personFigures(scorePerson(person, scoring), scoring.rules)),
  };
}

/** Like `scoreFigures`, with the trace of every figure. */
export function scoreBundle(bundle: AssessmentBundle): AssessmentResult {
  const { squads, scoring } = scoreSquads(bundle);
  const { rules } = scoring;
  return {
    engine: ENGINE_VERSION,
    squads: squads.map((squad) => ({
      ...squadFigures(squad, rules),
      trace: tracePool(squad.joint, rules.places),
    })),
    people: bundle.people.map((person) => {
      const score = scorePerson(person, scoring);
      return { ...personFigures(score, rules), trace: tracePerson(score, rules) };
    }),
  };
}

export type JointScoreToDate = {
  /** Weighted mean over the lines that have a score; null when none has. */
  score: Figure | null;
  /** Basis points of the lines that have a score. */
  coverage: number;
  items: ItemTrace[];
};

/**
 * A squad's joint pool part-way through a cycle: lines without a reading are left out whatever the scheme's missing
 * policy, and `coverage` says how much weight stands behind the score.
 */
export function jointScoreToDate(
  kpis: readonly PoolItem[],
  scheme: Pick<Scheme, "rounding">,
): JointScoreToDate {
  const readings = kpis.map((item): PoolItem => ({ ...item, missing: "waive" }));
  const pool = scorePool(readings, { policy: "waive", maxWaivedWeight: Number.MAX_SAFE_INTEGER });
  const { score, countedWeight, items } = tracePool(pool, printedPlaces(scheme));
  return { score, coverage: countedWeight, items };
}

function scoreSquads({ cycle, scheme, squads }: AssessmentBundle): {
  squads: ScoredSquad[];
  scoring: Scoring;
} {
  const rules = scoringRules(scheme);
  const scored = squads.map(
    ({ id, kpis, vetoes = [] }): ScoredSquad => ({ id, joint: scorePool(kpis, rules.missing), vetoes }),
  );
  const scoring = {
    rules,
    cycle: { from: existingDay(cycle.start), to: existingDay(cycle.end) },
    squads: new Map(scored.map((squad) => [squad.id, squad])),
  };
  return { squads: scored, scoring };
}

function squadFigures({ id, joint }: ScoredSquad, { places }: ScoringRules): SquadFigures {
  if (joint.score === null) return { id, joint: null, status: "blocked" };
  return { id, joint: printed(joint.score, places), status: "scored" };
}

function personFigures(person: PersonScore, { places }: ScoringRules): PersonFigures {
  if (person.status !== "rated") return { id: person.id, status: person.status, final: null, grade: null };
  const { id, individual, joint, base, items, beforeVeto, outcome } = person;
  return {
    id,
    status: "rated",
    joint: printed(joint, places),
    individual: individual?.score ? printed(individual.score, places) : null,
    base: printed(base, places),
    items: printed(items, places),
    beforeVeto: printed(beforeVeto, places),
    final: outcome.final,
    grade: outcome.grade,
  };
}
