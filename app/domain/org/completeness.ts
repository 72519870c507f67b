import { type Discipline, disciplines } from "./discipline";
import { activeOn, type Seat } from "./seat";

export type Completeness = {
  complete: boolean;
  /** Who holds the lead seat of each discipline on the day; null where nobody or more than one person does. */
  leads: Record<Discipline, string | null>;
  vacant: Discipline[];
};

type LeadSeat = Pick<Seat, "discipline" | "role" | "personId" | "from" | "to">;

/** Rule 1 of product.md: a squad is complete on a day iff each discipline has exactly one active lead seat. */
export function completenessOn(seats: readonly LeadSeat[], day: string): Completeness {
  const leads: Record<Discipline, string | null> = { tech: null, data: null, product: null };
  for (const discipline of disciplines) {
    const held = seats.filter(
      (seat) => seat.role === "lead" && seat.discipline === discipline && activeOn(seat, day),
    );
    if (held.length === 1) leads[discipline] = held[0]!.personId;
  }
  const vacant = disciplines.filter((discipline) => leads[discipline] === null);
  return { complete: vacant.length === 0, leads, vacant };
}
