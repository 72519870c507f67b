import type { Curve } from "../assessment";
import type { ContractLine } from "../contract/line";
import type { Discipline } from "../org/discipline";

/** Everything a cycle's bundle is made of, as the records hold it. Lists may come in any order. */
export type CycleInputs = {
  squads: InputSquad[];
  versions: InputVersion[];
  lines: InputLine[];
  seats: InputSeat[];
  people: InputPerson[];
  leaves: { personId: string; from: string; to: string }[];
  individual: InputIndividualLine[];
  /** Approved bonus and penalty points. */
  items: { id: string; personId: string; points: string; reason: string }[];
  /** Approved vetoes, each on a person or a squad. */
  vetoes: InputVeto[];
  metrics: InputMetric[];
};

export type InputSquad = { id: string; key: string; name: string; nameEn: string };
/** A version of a squad's contract that is or was in force, and the day from which it holds; null for the cycle's first. */
export type InputVersion = {
  id: string;
  squadId: string;
  number: number;
  effectiveFrom: string | null;
  contentHash: string;
  inForce: boolean;
};
export type InputLine = ContractLine & { versionId: string; position: number };
export type InputSeat = {
  squadId: string;
  personId: string;
  discipline: Discipline;
  role: "lead" | "member";
  from: string;
  to: string | null;
  allocation: number;
};
export type InputPerson = { id: string; employeeNo: string; name: string; nameEn: string };
export type InputIndividualLine = {
  id: string;
  personId: string;
  title: string;
  titleEn: string;
  metricId: string | null;
  segment: string;
  weight: number;
  curve: Curve | null;
  score: string | null;
  scoreNote: string;
  scoredAt: Date | null;
  position: number;
};
export type InputVeto = {
  id: string;
  personId: string | null;
  squadId: string | null;
  effect: "zero" | "cap-score" | "cap-grade";
  value: string | null;
  reason: string;
};
export type InputMetric = {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  unit: string;
  unitEn: string;
  decimals: number;
  aggregation: string;
};

/** What the readings of a metric add up to over the cycle, with where it came from. */
export type InputActual = {
  value: string | null;
  /** Day of the latest reading counted, its source and when it arrived. */
  day: string | null;
  source: string | null;
  receivedAt: string | null;
  readings: number;
  readingId: string | null;
};

/** Looks up the actual of a metric, by segment ("" for the whole). */
export type ActualOf = (metricId: string, segment: string) => InputActual | undefined;

/** The identity of a metric in a bundle: its code, with the segment behind a slash. */
export const bundleMetric = (code: string, segment: string): string =>
  segment === "" ? code : `${code}/${segment}`;
