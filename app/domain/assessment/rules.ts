import { decimal, type Exact } from "../exact/exact";
import type { Discipline } from "../org/discipline";
import { printedPlaces, type Scheme, type Split } from "./bundle";

/** A scheme with its decimals read once, for scoring many people. */
export type ScoringRules = {
  disciplines: Record<Discipline, Split>;
  missing: Scheme["missing"];
  seat: Scheme["seat"];
  items: { min: Exact; max: Exact };
  scoreRange: { min: Exact; max: Exact };
  places: number;
  /** Best first. */
  grades: { grade: string; from: Exact }[];
};

/** The scheme's numbers, exact; grades are ordered from the highest `from` down. */
export function scoringRules(scheme: Scheme): ScoringRules {
  const grades = scheme.grades.map(({ grade, from }) => ({ grade, from: decimal(from) }));
  return {
    disciplines: scheme.disciplines,
    missing: scheme.missing,
    seat: scheme.seat,
    items: { min: decimal(scheme.items.min), max: decimal(scheme.items.max) },
    scoreRange: { min: decimal(scheme.scoreRange.min), max: decimal(scheme.scoreRange.max) },
    places: printedPlaces(scheme),
    grades: grades.sort((a, b) => b.from.compare(a.from)),
  };
}
