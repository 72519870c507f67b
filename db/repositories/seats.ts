import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Seat } from "~/domain/org/seat";
import { people, seats, squads } from "../schema";
import type { Reader, Tx } from "../store";

const columns = {
  id: seats.id,
  squadId: seats.squadId,
  personId: seats.personId,
  discipline: seats.discipline,
  role: seats.role,
  from: seats.from,
  to: seats.to,
  allocation: seats.allocation,
};

/** True for seats in force on `day` (an ISO date). */
export const activeSeat = (day: string): SQL =>
  and(lte(seats.from, day), or(isNull(seats.to), gte(seats.to, day)))!;

/** Every seat a squad has had, has or will have, with its person, the latest first. */
export function seatsOfSquad(r: Reader, squadId: string) {
  return r
    .select({
      ...columns,
      name: people.name,
      nameEn: people.nameEn,
      employeeNo: people.employeeNo,
      title: people.title,
      titleEn: people.titleEn,
      personActive: people.active,
    })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(eq(seats.squadId, squadId))
    .orderBy(desc(seats.from), asc(seats.id));
}

/** Every seat of a person with its squad, the latest first. */
export function seatsOfPerson(r: Reader, personId: string) {
  return r
    .select({ ...columns, squadKey: squads.key, squadName: squads.name, squadNameEn: squads.nameEn })
    .from(seats)
    .innerJoin(squads, eq(squads.id, seats.squadId))
    .where(eq(seats.personId, personId))
    .orderBy(desc(seats.from), asc(seats.id));
}

/** The bare seats of a squad and of some people: what the rules of a new seat look at. */
export async function seatsAround(
  r: Reader,
  { squadId, personIds }: { squadId: string; personIds: readonly string[] },
): Promise<{ squadSeats: Seat[]; personSeats: Seat[] }> {
  const rows: Seat[] = await r
    .select(columns)
    .from(seats)
    .where(or(eq(seats.squadId, squadId), inArray(seats.personId, [...personIds])));
  return {
    squadSeats: rows.filter((seat) => seat.squadId === squadId),
    personSeats: rows.filter((seat) => personIds.includes(seat.personId)),
  };
}

/** The seat, when it is one of this squad. */
export async function seatInSquad(
  r: Reader,
  { id, squadId }: { id: string; squadId: string },
): Promise<Seat | undefined> {
  const [row] = await r
    .select(columns)
    .from(seats)
    .where(and(eq(seats.id, id), eq(seats.squadId, squadId)));
  return row;
}

/** The seats of a person, or of a squad, that last beyond `day`: in force on it or planned after it. */
export function seatsBeyond(
  r: Reader,
  { day, ...of }: { day: string } & ({ personId: string } | { squadId: string }),
): Promise<Seat[]> {
  const owner = "personId" in of ? eq(seats.personId, of.personId) : eq(seats.squadId, of.squadId);
  return r
    .select(columns)
    .from(seats)
    .where(and(owner, or(isNull(seats.to), gt(seats.to, day))));
}

/** Allocations of these people on `day` outside of `squadId`, in basis points, by person. */
export async function allocationElsewhere(
  r: Reader,
  { personIds, squadId, day }: { personIds: readonly string[]; squadId: string; day: string },
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await r
    .select({ personId: seats.personId, total: sql<number>`sum(${seats.allocation})`.mapWith(Number) })
    .from(seats)
    .where(and(inArray(seats.personId, [...personIds]), sql`${seats.squadId} <> ${squadId}`, activeSeat(day)))
    .groupBy(seats.personId);
  return new Map(rows.map((row) => [row.personId, row.total]));
}

/** Opens seats; at most 500 at once. Throws ConstraintError (`seats_two_leads`, `seats_one_lead`, `seats_over_allocated`) where rule 1 or 2 is broken. */
export async function insertSeats(t: Tx, rows: (typeof seats.$inferInsert)[]): Promise<void> {
  await t.insert(seats).values(rows);
}

/** Sets a seat's last day. False when its end is no longer `previousTo`: somebody changed it in between. */
export async function setSeatEnd(
  t: Tx,
  { id, to, previousTo }: { id: string; to: string; previousTo: string | null },
): Promise<boolean> {
  const rows = await t
    .update(seats)
    .set({ to })
    .where(and(eq(seats.id, id), previousTo === null ? isNull(seats.to) : eq(seats.to, previousTo)))
    .returning({ id: seats.id });
  return rows.length === 1;
}

/** Removes a seat that begins after `today`; false when there is none such any more. */
export async function withdrawPlannedSeat(
  t: Tx,
  { id, today }: { id: string; today: string },
): Promise<boolean> {
  const rows = await t
    .delete(seats)
    .where(and(eq(seats.id, id), gt(seats.from, today)))
    .returning({ id: seats.id });
  return rows.length === 1;
}
