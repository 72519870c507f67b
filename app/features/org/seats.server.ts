import { newId } from "#db/id";
import { lockPerson, personById } from "#db/repositories/people";
import {
  insertSeats,
  seatInSquad,
  seatsAround,
  setSeatEnd,
  withdrawPlannedSeat,
} from "#db/repositories/seats";
import { squadWithUnits } from "#db/repositories/squads";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { dayBefore } from "~/domain/org/day";
import type { Seat } from "~/domain/org/seat";
import { changeSeat, endSeat, type SeatEnd, sameTerms, seatProblems } from "~/domain/org/seat-rules";
import type { AuditEntry, Authorised, Context } from "~/platform/context.server";
import { explained } from "./constraints.server";
import { findPerson } from "./find-person.server";
import type { ChangeSeatInput, EndSeatInput, OpenSeatInput } from "./forms";
import { seatEndRefusal, seatRefusal } from "./seat-refusal.server";
import { visibleSquad } from "./squad-access.server";

type InSquad<I> = Omit<I, "intent"> & { squadId: string };

/** Gives a person a seat in the squad. Throws the first rule it would break, at its field. */
export function openSeat(
  ctx: Context,
  { squadId, person, from, to, ...terms }: InSquad<OpenSeatInput>,
): Promise<void> {
  return explained(() =>
    ctx.change("seat.opened", async (t) => {
      const allowed = await requireEdit(ctx, squadId);
      requireDay(ctx, { day: from, field: "from" });
      const personId = await findPerson(t, { text: person, field: "person" });
      if (personId === null) throw new AppError("invalid", { reason: "required", field: "person" });
      const seat: Seat = { id: newId(), squadId, personId, from, to: to ?? null, ...terms };
      await place(ctx, { t, seat });
      return { allowed, entries: [opened(seat)], result: undefined };
    }),
  );
}

/** Ends a seat with `lastDay` as its last; one that has not begun is withdrawn. */
export function closeSeat(ctx: Context, { squadId, seatId, lastDay }: InSquad<EndSeatInput>): Promise<void> {
  return explained(() =>
    ctx.change("seat.ended", async (t) => {
      const allowed = await requireEdit(ctx, squadId);
      const seat = await seatHere(t, { squadId, seatId });
      const end = endSeat(seat, { lastDay, today: ctx.today });
      if (typeof end === "string") throw seatEndRefusal(ctx, { reason: end, seat, field: "lastDay" });
      if (end.kind === "end")
        requireDay(ctx, { day: end.to, field: "lastDay", earliest: dayBefore(ctx.today) });
      return { allowed, entries: [await finish(ctx, { t, seat, end })], result: undefined };
    }),
  );
}

/** Gives a seat another allocation or role from `effective` on: the old seat ends the day before, a new one opens. */
export function changeSeatTerms(ctx: Context, input: InSquad<ChangeSeatInput>): Promise<void> {
  const { squadId, seatId, effective, allocation, role } = input;
  return explained(() =>
    ctx.change("seat.changed", async (t) => {
      const allowed = await requireEdit(ctx, squadId);
      requireDay(ctx, { day: effective, field: "effective" });
      const seat = await seatHere(t, { squadId, seatId });
      const change = changeSeat(seat, { effective, today: ctx.today, terms: { allocation, role } });
      if (typeof change === "string") throw seatEndRefusal(ctx, { reason: change, seat, field: "effective" });
      const next: Seat = { id: newId(), ...change.opened };
      if (sameTerms(seat, next))
        throw new AppError("invalid", { reason: "seat_unchanged", field: "allocation" });
      const ended = await finish(ctx, { t, seat, end: change.ended });
      await place(ctx, { t, seat: next });
      return { allowed, entries: [ended, opened(next)], result: undefined };
    }),
  );
}

async function requireEdit(ctx: Context, squadId: string): Promise<Authorised> {
  return ctx.require("squad.edit", await visibleSquad(ctx, squadId));
}

/** Seats carry pay: what was true on a past day is changed by HR and administrators alone. */
function requireDay(
  ctx: Context,
  { day, field, earliest = ctx.today }: { day: string; field: string; earliest?: string },
) {
  if (day < earliest && !ctx.can("seat.backdate"))
    throw new AppError("invalid", { reason: "seat_backdated", field });
}

async function seatHere(t: Tx, { squadId, seatId }: { squadId: string; seatId: string }): Promise<Seat> {
  const seat = await seatInSquad(t, { id: seatId, squadId });
  if (!seat) throw new AppError("not_found");
  return seat;
}

async function place(ctx: Context, { t, seat }: { t: Tx; seat: Seat }): Promise<void> {
  await lockPerson(t, seat.personId);
  const found = await squadWithUnits(t, seat.squadId);
  const person = await personById(t, seat.personId);
  const around = await seatsAround(t, { squadId: seat.squadId, personIds: [seat.personId] });
  if (!found || !person) throw new AppError("not_found");
  const { startsOn, endsOn, closedAt } = found.squad;
  const squad = { startsOn, endsOn, closed: closedAt !== null };
  const [problem] = seatProblems(seat, { squad, personActive: person.active, ...around });
  if (problem) throw await seatRefusal(ctx, { t, seat, problem });
  await insertSeats(t, [{ ...seat, createdAt: ctx.now }]);
}

async function finish(
  ctx: Context,
  { t, seat, end }: { t: Tx; seat: Seat; end: SeatEnd },
): Promise<AuditEntry> {
  const subject = { type: "squad", id: seat.squadId };
  const done =
    end.kind === "withdraw"
      ? await withdrawPlannedSeat(t, { id: seat.id, today: ctx.today })
      : await setSeatEnd(t, { id: seat.id, to: end.to, previousTo: seat.to });
  if (!done) throw new AppError("conflict");
  if (end.kind === "withdraw") return { action: "seat.withdrawn", subject, before: seat };
  return { action: "seat.ended", subject, before: seat, after: { ...seat, to: end.to } };
}

const opened = (seat: Seat): AuditEntry => ({
  action: "seat.opened",
  subject: { type: "squad", id: seat.squadId },
  after: seat,
});
