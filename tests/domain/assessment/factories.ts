import type { AssessmentBundle, PersonInput, Scheme, SeatInput, SquadInput } from "~/domain/assessment";

export const scheme: Scheme = {
  disciplines: {
    tech: { joint: 6000, individual: 4000 },
    data: { joint: 6000, individual: 4000 },
    product: { joint: 6000, individual: 4000 },
  },
  missing: { policy: "block", maxWaivedWeight: 2000 },
  seat: { minStintDays: 30, minTotalDays: 90 },
  items: { min: "-10", max: "5" },
  scoreRange: { min: "0", max: "120" },
  rounding: { decimals: 2 },
  grades: [
    { grade: "S", from: "110" },
    { grade: "A", from: "100" },
    { grade: "B", from: "85" },
    { grade: "C", from: "60" },
    { grade: "D", from: "0" },
  ],
};

export function seat(over: Partial<SeatInput> = {}): SeatInput {
  return { squad: "s1", discipline: "tech", from: "2026-01-01", to: null, allocation: 10_000, ...over };
}

/** A squad with one KPI rated `score`. */
export function squad(id: string, score: string | null, over: Partial<SquadInput> = {}): SquadInput {
  return { id, kpis: [{ id: "k", weight: 10_000, score }], ...over };
}

/** A tech lead of s1 for the whole cycle with an individual score of 100. */
export function person(over: Partial<PersonInput> = {}): PersonInput {
  return { id: "p", seats: [seat()], individual: [{ id: "i", weight: 10_000, score: "100" }], ...over };
}

export function bundle(over: Partial<AssessmentBundle> = {}): AssessmentBundle {
  return {
    format: "trivet/assessment-bundle@1",
    cycle: { start: "2026-01-01", end: "2026-12-31" },
    scheme,
    squads: [squad("s1", "90")],
    people: [person()],
    ...over,
  };
}
