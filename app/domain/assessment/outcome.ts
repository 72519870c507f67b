import { decimal, type Exact, min, printed, ZERO } from "../exact/exact";
import type { Veto } from "./bundle";
import type { ScoringRules } from "./rules";

/** A veto and whose it is: the person's own, or that of a squad of a counted stint. */
export type SourcedVeto = { veto: Veto; squad: string | null };

export type Outcome = {
  /** After vetoes, exact. */
  exact: Exact;
  /** Rounded: the number people see and the grade is read off. */
  final: string;
  grade: string;
  /** The grade the rounded score earns, before a grade cap. */
  earnedGrade: string;
  /** The lowest grade cap, or null. */
  gradeCap: string | null;
  /** The next better grade and how far the rounded score is from it; null at the top. */
  next: { grade: string; from: Exact; gap: Exact } | null;
};

/** Vetoes, then rounding, then the grade: the last steps from `beforeVeto`, in that order. docs/scoring.md, A person. */
export function outcomeOf(beforeVeto: Exact, vetoes: SourcedVeto[], rules: ScoringRules): Outcome {
  const scoreCap = lowestScoreCap(vetoes);
  const exact = scoreCap === null ? beforeVeto : min(beforeVeto, scoreCap);
  const final = printed(exact, rules.places);
  const rounded = decimal(final);
  const earned = gradeIndex(rounded, rules);
  const cap = lowestGradeCap(vetoes, rules);
  const granted = Math.max(earned, cap ?? earned);
  const better = rules.grades[earned - 1];
  return {
    exact,
    final,
    grade: gradeAt(granted, rules),
    earnedGrade: gradeAt(earned, rules),
    gradeCap: cap === null ? null : gradeAt(cap, rules),
    next: better === undefined ? null : { ...better, gap: better.from.sub(rounded) },
  };
}

/** The most a veto leaves of a score; null for one that limits the grade alone. */
export function scoreCapOf(veto: Veto): Exact | null {
  if (veto.effect === "zero") return ZERO;
  return veto.effect === "cap-score" ? decimal(veto.value) : null;
}

function lowestScoreCap(vetoes: SourcedVeto[]): Exact | null {
  let lowest: Exact | null = null;
  for (const { veto } of vetoes) {
    const cap = scoreCapOf(veto);
    if (cap !== null) lowest = lowest === null ? cap : min(lowest, cap);
  }
  return lowest;
}

/** Position of the worst capped grade in the scheme's list, best first; null without a grade cap. */
function lowestGradeCap(vetoes: SourcedVeto[], { grades }: ScoringRules): number | null {
  let lowest: number | null = null;
  for (const { veto } of vetoes) {
    if (veto.effect !== "cap-grade") continue;
    const position = grades.findIndex(({ grade }) => grade === veto.value);
    lowest = lowest === null ? position : Math.max(lowest, position);
  }
  return lowest;
}

/** The best grade the rounded score reaches. A veto may push a score below every `from`: then it is the lowest grade. */
function gradeIndex(rounded: Exact, { grades }: ScoringRules): number {
  const reached = grades.findIndex(({ from }) => from.lte(rounded));
  return reached < 0 ? grades.length - 1 : reached;
}

function gradeAt(position: number, { grades }: ScoringRules): string {
  const found = grades[position];
  if (found === undefined) throw new RangeError("A scheme needs at least one grade");
  return found.grade;
}
