import { allocationElsewhere, seatsOfSquad } from "#db/repositories/seats";
import { squadWithUnits } from "#db/repositories/squads";
import { AppError } from "~/domain/errors";
import { completenessOn } from "~/domain/org/completeness";
import { disciplines } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import { seatState } from "./read-person.server";
import { visibleSquad } from "./squad-access.server";

/** A squad's people: the three lead seats and the members of each discipline today, what is planned, and every past seat. */
export async function readSeats(ctx: Context, squadId: string) {
  const facts = await visibleSquad(ctx, squadId);
  const r = ctx.store.read;
  const [found, rows] = await Promise.all([squadWithUnits(r, squadId), seatsOfSquad(r, squadId)]);
  if (!found) throw new AppError("not_found");
  const seats = rows.map((seat) => ({ ...seat, state: seatState(seat, ctx.today) }));
  const current = seats.filter((seat) => seat.state === "active");
  const elsewhere = await allocationElsewhere(r, {
    personIds: [...new Set(current.map((seat) => seat.personId))],
    squadId,
    day: ctx.today,
  });
  const { complete, vacant } = completenessOn(current, ctx.today);
  const told = current.map((seat) => ({ ...seat, elsewhere: elsewhere.get(seat.personId) ?? 0 }));
  const { squad } = found;
  return {
    squad: {
      id: squad.id,
      name: squad.name,
      nameEn: squad.nameEn,
      startsOn: squad.startsOn,
      endsOn: squad.endsOn,
      closed: squad.closedAt !== null,
    },
    complete,
    vacant,
    disciplines: disciplines.map((discipline) => ({
      discipline,
      lead: told.find((seat) => seat.discipline === discipline && seat.role === "lead") ?? null,
      members: told.filter((seat) => seat.discipline === discipline && seat.role === "member"),
    })),
    planned: seats.filter((seat) => seat.state === "planned").reverse(),
    past: seats.filter((seat) => seat.state === "past"),
    mayEdit: ctx.can("squad.edit", facts) && squad.closedAt === null,
    mayBackdate: ctx.can("seat.backdate"),
    today: ctx.today,
  };
}
