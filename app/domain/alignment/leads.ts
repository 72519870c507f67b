import type { AssessmentBundle, PersonInput, SeatInput } from "../assessment/bundle";
import { type BundleProblem, withMessage } from "../assessment/bundle-reader";
import type { Discipline } from "../org/discipline";

/** A squad's leads on a day; a discipline without exactly one is absent. */
export type Leads = Partial<Record<Discipline, PersonInput>>;

/** The day whose leads are compared: the bundle's `asOf`, by default the cycle's end. */
export function alignmentDay({ asOf, cycle }: Pick<AssessmentBundle, "asOf" | "cycle">): string {
  return asOf ?? cycle.end;
}

/** True when the seat is held on `day` (ISO dates compare as text). */
export function dayWithin(day: string, { from, to }: Pick<SeatInput, "from" | "to">): boolean {
  return from <= day && (to === null || day <= to);
}

type LeadSeat = { person: PersonInput; seat: SeatInput; path: string };

/** Every lead seat held on the alignment day, by squad. */
function leadSeats(bundle: AssessmentBundle): Map<string, LeadSeat[]> {
  const day = alignmentDay(bundle);
  const bySquad = new Map<string, LeadSeat[]>();
  for (const [p, person] of bundle.people.entries()) {
    for (const [s, seat] of (person.seats ?? []).entries()) {
      if (seat.role === "member" || !dayWithin(day, seat)) continue;
      const seats = bySquad.get(seat.squad);
      const found = { person, seat, path: `$.people[${p}].seats[${s}]` };
      if (seats === undefined) bySquad.set(seat.squad, [found]);
      else seats.push(found);
    }
  }
  return bySquad;
}

/** The leads of every squad on the alignment day, by squad id. Two people leading one discipline leave it without a lead. */
export function leadsBySquad(bundle: AssessmentBundle): Map<string, Leads> {
  const result = new Map<string, Leads>();
  for (const [squad, seats] of leadSeats(bundle)) {
    const leads: Leads = {};
    const contested = new Set<Discipline>();
    for (const { person, seat } of seats) {
      const known = leads[seat.discipline];
      if (known !== undefined && known.id !== person.id) contested.add(seat.discipline);
      leads[seat.discipline] = person;
    }
    for (const discipline of contested) delete leads[discipline];
    result.set(squad, leads);
  }
  return result;
}

/** One problem for every seat that makes a second person lead a discipline of a squad on the alignment day. */
export function leadConflicts(bundle: AssessmentBundle): BundleProblem[] {
  const day = alignmentDay(bundle);
  const conflicts: LeadSeat[] = [];
  for (const seats of leadSeats(bundle).values()) {
    const first = new Map<Discipline, string>();
    for (const entry of seats) {
      const lead = first.get(entry.seat.discipline);
      if (lead === undefined) first.set(entry.seat.discipline, entry.person.id);
      else if (lead !== entry.person.id) conflicts.push(entry);
    }
  }
  return conflicts.map(({ path, seat }) =>
    withMessage({ path, code: "second_lead", params: { discipline: seat.discipline, day } }),
  );
}
