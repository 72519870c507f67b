import type { Discipline } from "../org/discipline";
import type { Curve, MilestoneActual } from "./curve";

/** The whole of a pool or a split, in basis points. */
export const FULL_WEIGHT = 10_000;

export const BUNDLE_FORMAT = "trivet/assessment-bundle@1";

export const missingPolicies = ["block", "zero", "waive"] as const;
/** What a score that is not there does to its pool: blocks it, counts 0, or leaves it. */
export type MissingPolicy = (typeof missingPolicies)[number];

/** A calendar day, YYYY-MM-DD. */
export type Day = string;
/** A decimal string: optional minus, digits, optionally a point and digits. */
export type DecimalText = string;

/** One line of a squad's joint KPIs or of a person's individual KPIs. Weights are basis points, 10 000 in a pool. */
export type PoolItem = {
  id: string;
  weight: number;
  curve?: Curve;
  /** What was reached, for the curve: a decimal, or the days late per milestone; null or absent when it is missing. */
  actual?: DecimalText | MilestoneActual | null;
  /** A direct rating in points; goes before the curve. */
  score?: DecimalText | null;
  /** The points after calibration; go before everything else. */
  calibratedScore?: DecimalText;
  missing?: MissingPolicy;
  /** Lines with equal metrics are the same KPI for the alignment measures. */
  metric?: string;
};

export type Veto =
  | { effect: "zero" }
  | { effect: "cap-score"; value: DecimalText }
  | { effect: "cap-grade"; value: string };

export type SquadInput = { id: string; kpis: PoolItem[]; vetoes?: Veto[] };

export type SeatInput = {
  squad: string;
  discipline: Discipline;
  from: Day;
  to: Day | null;
  /** Basis points of the person's time, 1 to 10 000. */
  allocation: number;
  /** A seat is a lead's unless it says otherwise. */
  role?: "lead" | "member";
};

export type Leave = { from: Day; to: Day };
export type BonusItem = { points: DecimalText };

export type PersonInput = {
  id: string;
  seats?: SeatInput[];
  leave?: Leave[];
  individual?: PoolItem[];
  /** Bonus and penalty points. */
  items?: BonusItem[];
  vetoes?: Veto[];
};

/** How the joint and the individual part of a discipline share a person's score, in basis points that sum to 10 000. */
export type Split = { joint: number; individual: number };
export type Grade = { grade: string; from: DecimalText };
export type Tradeoff = { a: string; b: string; severity: DecimalText };
export type DecimalRange = { min: DecimalText; max: DecimalText };

export type Scheme = {
  disciplines: Record<Discipline, Split>;
  missing: { policy: MissingPolicy; maxWaivedWeight: number };
  seat: { minStintDays: number; minTotalDays: number };
  items: DecimalRange;
  scoreRange: DecimalRange;
  rounding?: { decimals: number };
  grades: Grade[];
  tradeoffs?: Tradeoff[];
};

/** Everything a cycle's scores are computed from; also the frozen snapshot and the input of the offline verifier. */
export type AssessmentBundle = {
  format: typeof BUNDLE_FORMAT;
  cycle: { start: Day; end: Day };
  /** The day whose leads the alignment measures compare; the cycle's end when absent. */
  asOf?: Day;
  scheme: Scheme;
  squads: SquadInput[];
  people: PersonInput[];
};

/** Decimal places of every printed figure. */
export function printedPlaces(scheme: Pick<Scheme, "rounding">): number {
  return scheme.rounding?.decimals ?? 2;
}
