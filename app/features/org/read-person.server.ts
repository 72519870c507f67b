import { disciplinesHeadedBy } from "#db/repositories/disciplines";
import { leavesOf } from "#db/repositories/leaves";
import { headships, personFacts, personProfile, reportsOf } from "#db/repositories/people";
import { seatsOfPerson } from "#db/repositories/seats";
import { AppError } from "~/domain/errors";
import { activeOn, allocationOn, isPlanned } from "~/domain/org/seat";
import type { Context } from "~/platform/context.server";
import { knownSquads } from "./squad-access.server";

/** More are a link away. */
const shownReports = 20;

/** A person's page: who they are, whom they report to and lead, the seats the reader may see, and leaves where allowed. */
export async function readPerson(ctx: Context, id: string) {
  ctx.require("organisation.read");
  const r = ctx.store.read;
  const [profile, facts] = await Promise.all([
    personProfile(r, id),
    personFacts(r, { id, today: ctx.today }),
  ]);
  if (!profile || !facts) throw new AppError("not_found");
  const mayReadLeave = ctx.can("leave.read", facts);
  const [seats, reports, units, disciplines, leaves] = await Promise.all([
    seatsOfPerson(r, id),
    reportsOf(r, { managerId: id, limit: shownReports }),
    headships(r, id),
    disciplinesHeadedBy(r, id),
    mayReadLeave ? leavesOf(r, id) : [],
  ]);
  const known = await knownSquads(ctx, { personId: id, squadIds: seats.map((seat) => seat.squadId) });
  const shown = seats.filter((seat) => known.has(seat.squadId));
  const { person } = profile;
  return {
    person: {
      id: person.id,
      employeeNo: person.employeeNo,
      email: person.email,
      name: person.name,
      nameEn: person.nameEn,
      title: person.title,
      titleEn: person.titleEn,
      discipline: person.discipline,
      active: person.active,
    },
    unit: profile.unit,
    manager: profile.manager,
    /** Null for a reader who does not see every seat: the sum would tell of the others. */
    allocation: shown.length === seats.length ? allocationOn(seats, ctx.today) : null,
    seats: shown.map((seat) => ({ ...seat, state: seatState(seat, ctx.today) })),
    reports,
    heads: { units, disciplines },
    leaves,
    may: {
      edit: ctx.can("organisation.edit"),
      openAccess: ctx.can("invitation.list"),
      disable: ctx.can("person.disable") && person.id !== ctx.actor.personId,
      readLeave: mayReadLeave,
      editLeave: ctx.can("leave.edit", facts),
    },
    today: ctx.today,
  };
}

export type SeatState = "active" | "planned" | "past";

/** Where a seat stands on `today`. */
export function seatState(seat: { from: string; to: string | null }, today: string): SeatState {
  if (activeOn(seat, today)) return "active";
  return isPlanned(seat, today) ? "planned" : "past";
}
