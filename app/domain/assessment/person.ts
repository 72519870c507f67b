import { clamp, decimal, type Exact, integer, sum, ZERO } from "../exact/exact";
import { FULL_WEIGHT, type PersonInput, type Veto } from "./bundle";
import { type Outcome, outcomeOf, type SourcedVeto } from "./outcome";
import { type PoolScore, scorePool } from "./pool";
import type { ScoringRules } from "./rules";
import { type Span, type Stint, type Stints, stintsOf } from "./stints";

/** A squad as its people's scores need it. */
export type ScoredSquad = { id: string; joint: PoolScore; vetoes: readonly Veto[] };

/** A counted stint and its part in the base, all exact. */
export type StintScore = {
  stint: Stint;
  squad: ScoredSquad;
  /** Days times allocation: the stint's weight in the base. */
  weight: number;
  /** joint_r × J_s and individual_r × I, in points; their sum is the stint's score P. */
  jointPart: Exact;
  individualPart: Exact;
};

export type RatedPerson = {
  status: "rated";
  id: string;
  stints: Stints;
  scores: StintScore[];
  /** Σ weight over the counted stints. */
  weight: Exact;
  /** null where no counted stint needs the individual pool. */
  individual: PoolScore | null;
  joint: Exact;
  jointPart: Exact;
  individualPart: Exact;
  base: Exact;
  /** Bonus and penalty points as listed, and clamped to the scheme's range. */
  listedItems: Exact;
  items: Exact;
  beforeVeto: Exact;
  vetoes: SourcedVeto[];
  outcome: Outcome;
};

export type UnratedPerson = {
  status: "not-rated" | "blocked";
  id: string;
  stints: Stints;
  /** Squads of counted stints whose joint pool has no score. */
  blockedSquads: string[];
  /** The individual pool, where it is needed. */
  individual: PoolScore | null;
};

export type PersonScore = RatedPerson | UnratedPerson;

/** What every person of a cycle is scored against. */
export type Scoring = { rules: ScoringRules; cycle: Span; squads: ReadonlyMap<string, ScoredSquad> };

/**
 * One person's score, exact, with everything that led to it. Takes a person and squads from a parsed bundle; throws a
 * RangeError for a seat in a squad that is not among them. docs/scoring.md, A person.
 */
export function scorePerson(person: PersonInput, { rules, cycle, squads }: Scoring): PersonScore {
  const stints = stintsOf(person, { cycle, rules: rules.seat });
  const counted = stints.stints.filter((stint) => stint.ignored === null);
  const unrated = { id: person.id, stints, blockedSquads: [], individual: null };
  if (counted.length === 0 || stints.totalDays < rules.seat.minTotalDays)
    return { ...unrated, status: "not-rated" };

  const needsIndividual = counted.some(({ seat }) => rules.disciplines[seat.discipline].individual > 0);
  const individual = needsIndividual ? scorePool(person.individual ?? [], rules.missing) : null;
  const seated = counted.map((stint) => ({ stint, squad: squadOf(stint, squads) }));
  const blockedSquads = new Set(
    seated.flatMap(({ squad }) => (squad.joint.score === null ? [squad.id] : [])),
  );
  if (blockedSquads.size > 0 || (individual !== null && individual.score === null)) {
    return { ...unrated, status: "blocked", blockedSquads: [...blockedSquads], individual };
  }

  const scores = seated.map((entry) => scoreStint(entry, { rules, individual }));
  const jointPart = stintMean(scores, (score) => score.jointPart);
  const individualPart = stintMean(scores, (score) => score.individualPart);
  const base = jointPart.add(individualPart);
  const listedItems = sum((person.items ?? []).map((item) => decimal(item.points)));
  const items = clamp(listedItems, rules.items.min, rules.items.max);
  const beforeVeto = clamp(base.add(items), rules.scoreRange.min, rules.scoreRange.max);
  const vetoes = vetoesOn(person, scores);
  return {
    status: "rated",
    id: person.id,
    stints,
    scores,
    weight: totalWeight(scores),
    individual,
    joint: stintMean(scores, ({ squad }) => scoreOf(squad.joint)),
    jointPart,
    individualPart,
    base,
    listedItems,
    items,
    beforeVeto,
    vetoes,
    outcome: outcomeOf(beforeVeto, vetoes, rules),
  };
}

function scoreStint(
  { stint, squad }: { stint: Stint; squad: ScoredSquad },
  { rules, individual }: { rules: ScoringRules; individual: PoolScore | null },
): StintScore {
  const split = rules.disciplines[stint.seat.discipline];
  return {
    stint,
    squad,
    weight: stint.days * stint.seat.allocation,
    jointPart: partOf(squad.joint, split.joint),
    individualPart: individual === null ? ZERO : partOf(individual, split.individual),
  };
}

/** Points a pool contributes at a weight in basis points. */
function partOf(pool: PoolScore, weight: number): Exact {
  return scoreOf(pool).mul(integer(weight)).div(integer(FULL_WEIGHT));
}

/** Mean over the counted stints, weighted by days times allocation. */
function stintMean(scores: StintScore[], part: (score: StintScore) => Exact): Exact {
  const [only] = scores;
  if (only !== undefined && scores.length === 1) return part(only);
  return sum(scores.map((score) => part(score).mul(integer(score.weight)))).div(totalWeight(scores));
}

function totalWeight(scores: StintScore[]): Exact {
  return sum(scores.map((score) => integer(score.weight)));
}

/** The person's vetoes, and once those of every squad of a counted stint. */
function vetoesOn(person: PersonInput, scores: StintScore[]): SourcedVeto[] {
  const own = (person.vetoes ?? []).map((veto) => ({ veto, squad: null }));
  const squads = new Map(scores.map(({ squad }) => [squad.id, squad]));
  const theirs = [...squads.values()].flatMap((squad) =>
    squad.vetoes.map((veto) => ({ veto, squad: squad.id })),
  );
  return [...own, ...theirs];
}

function squadOf({ seat }: Stint, squads: ReadonlyMap<string, ScoredSquad>): ScoredSquad {
  const squad = squads.get(seat.squad);
  if (squad === undefined) throw new RangeError(`Unknown squad: ${seat.squad}`);
  return squad;
}

function scoreOf(pool: PoolScore): Exact {
  if (pool.score === null) throw new RangeError("A blocked pool has no score");
  return pool.score;
}
