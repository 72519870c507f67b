import { exactText, HUNDRED, integer, printed } from "../exact/exact";
import { type Figure, figure } from "../exact/figure";
import type { Discipline } from "../org/discipline";
import type { Day, MissingPolicy } from "./bundle";
import { type SourcedVeto, scoreCapOf } from "./outcome";
import type { PersonScore, RatedPerson, StintScore } from "./person";
import type { PointsSource, PoolBlock, PoolScore, ScoredItem } from "./pool";
import type { ScoringRules } from "./rules";
import type { Stint, StintGap } from "./stints";

export type ItemTrace = {
  id: string;
  weight: number;
  source: PointsSource;
  /** The rule applied to a missing score, else null. */
  missing: MissingPolicy | null;
  points: Figure | null;
  /** The item's part of the pool's score, in points; null where the item or the pool does not count. */
  contribution: Figure | null;
};

export type PoolTrace = {
  score: Figure | null;
  blocked: PoolBlock | null;
  countedWeight: number;
  waivedWeight: number;
  items: ItemTrace[];
};

export type StintTrace = {
  squad: string;
  discipline: Discipline;
  /** The seat's own days; `days` counts those inside the cycle, leave taken out. */
  from: Day;
  to: Day | null;
  allocation: number;
  days: number;
  ignored: StintGap | null;
  /** The stint's part in the base; null where it is ignored or the person is not rated. */
  counted: CountedStint | null;
};

export type CountedStint = {
  /** Percent of the person's days times allocation. */
  share: Figure;
  /** The discipline's split, basis points. */
  jointWeight: number;
  individualWeight: number;
  /** The squad's joint score, and the two parts of the stint's own score: split × pool score. */
  joint: Figure;
  jointPart: Figure;
  individualPart: Figure;
  score: Figure;
};

export type VetoTrace = {
  /** The squad the veto hit, null for the person's own. */
  squad: string | null;
  effect: "zero" | "cap-score" | "cap-grade";
  value: string | null;
  /** True when the score or the grade would be better without vetoes and this one is as severe as any. */
  decisive: boolean;
};

export type PersonTrace = {
  totalDays: number;
  stints: StintTrace[];
  individual: PoolTrace | null;
  blockedSquads: string[];
  rated: RatedTrace | null;
};

export type RatedTrace = {
  /** The two parts of the base: Σ share × split × pool score. */
  jointPart: Figure;
  individualPart: Figure;
  base: Figure;
  listedItems: Figure;
  items: Figure;
  /** Base and items before the clamp to the score range. */
  unclamped: Figure;
  beforeVeto: Figure;
  vetoes: VetoTrace[];
  final: Figure;
  grade: {
    earned: string;
    cap: string | null;
    granted: string;
    next: { grade: string; from: string; gap: string } | null;
  };
};

/** A pool line by line; every figure rounded from its own exact value. */
export function tracePool(pool: PoolScore, places: number): PoolTrace {
  return {
    score: pool.score && figure(pool.score, places),
    blocked: pool.blocked,
    countedWeight: pool.countedWeight,
    waivedWeight: pool.waivedWeight,
    items: pool.items.map((entry) => traceItem(entry, { pool, places })),
  };
}

function traceItem(
  { item, source, policy, points }: ScoredItem,
  { pool, places }: { pool: PoolScore; places: number },
): ItemTrace {
  const contribution =
    points === null || pool.score === null
      ? null
      : points.mul(integer(item.weight)).div(integer(pool.countedWeight));
  return {
    id: item.id,
    weight: item.weight,
    source,
    missing: policy,
    points: points && figure(points, places),
    contribution: contribution && figure(contribution, places),
  };
}

/** How a person's score came about: stints, pools, items, vetoes and the grade, or what stood in the way. */
export function tracePerson(person: PersonScore, rules: ScoringRules): PersonTrace {
  const rated = person.status === "rated" ? person : null;
  return {
    totalDays: person.stints.totalDays,
    stints: person.stints.stints.map((stint) => traceStint(stint, { rated, rules })),
    individual: person.individual && tracePool(person.individual, rules.places),
    blockedSquads: person.status === "rated" ? [] : person.blockedSquads,
    rated: rated && traceRated(rated, rules),
  };
}

function traceStint(
  stint: Stint,
  { rated, rules }: { rated: RatedPerson | null; rules: ScoringRules },
): StintTrace {
  const { seat, days, ignored } = stint;
  const { squad, discipline, from, to, allocation } = seat;
  const score = rated?.scores.find((candidate) => candidate.stint === stint);
  const counted = rated && score ? traceCounted(score, { rated, rules }) : null;
  return { squad, discipline, from, to, allocation, days, ignored, counted };
}

function traceCounted(
  score: StintScore,
  { rated, rules }: { rated: RatedPerson; rules: ScoringRules },
): CountedStint | null {
  const { places } = rules;
  const split = rules.disciplines[score.stint.seat.discipline];
  const joint = score.squad.joint.score;
  if (joint === null) return null;
  return {
    share: figure(HUNDRED.mul(integer(score.weight)).div(rated.weight), places),
    jointWeight: split.joint,
    individualWeight: split.individual,
    joint: figure(joint, places),
    jointPart: figure(score.jointPart, places),
    individualPart: figure(score.individualPart, places),
    score: figure(score.jointPart.add(score.individualPart), places),
  };
}

function traceRated(person: RatedPerson, { places }: ScoringRules): RatedTrace {
  const { outcome } = person;
  return {
    jointPart: figure(person.jointPart, places),
    individualPart: figure(person.individualPart, places),
    base: figure(person.base, places),
    listedItems: figure(person.listedItems, places),
    items: figure(person.items, places),
    unclamped: figure(person.base.add(person.items), places),
    beforeVeto: figure(person.beforeVeto, places),
    vetoes: person.vetoes.map((sourced) => traceVeto(sourced, person)),
    final: figure(outcome.exact, places),
    grade: {
      earned: outcome.earnedGrade,
      cap: outcome.gradeCap,
      granted: outcome.grade,
      next: outcome.next && {
        grade: outcome.next.grade,
        from: exactText(outcome.next.from),
        gap: printed(outcome.next.gap, places),
      },
    },
  };
}

function traceVeto({ veto, squad }: SourcedVeto, { beforeVeto, outcome }: RatedPerson): VetoTrace {
  const cap = scoreCapOf(veto);
  const decisive =
    cap === null
      ? veto.effect === "cap-grade" && veto.value === outcome.grade && outcome.grade !== outcome.earnedGrade
      : cap.lt(beforeVeto) && outcome.exact.equals(cap);
  return { squad, effect: veto.effect, value: veto.effect === "zero" ? null : veto.value, decisive };
}
