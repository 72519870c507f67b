import { newId } from "#db/id";
import { insertSeats, seatsAround, setSeatEnd, withdrawPlannedSeat } from "#db/repositories/seats";
import { saveSquad } from "#db/repositories/squads";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { continuedSeats, endDayProblem } from "~/domain/org/dissolution";
import type { Seat } from "~/domain/org/seat";
import { endSeat } from "~/domain/org/seat-rules";
import type { AuditEntry, Context } from "~/platform/context.server";
import { explainedSeats } from "./explained-seats.server";
import { dissolutionScope, requireDissolving } from "./scope.server";

type Change = { squadId: string; version: number; endsOn: string; reason: string };

/**
 * Puts a task force's end off or brings it forward, to today at the earliest. Seats that end with the squad go on, or end, with it. Throws
 * `invalid` for a day that does not do, `conflict` where somebody's time is taken elsewhere, `stale` when somebody saved in between.
 */
export function changeEnd(ctx: Context, { squadId, version, endsOn, reason }: Change): Promise<void> {
  return explainedSeats(() =>
    ctx.change("squad.end_changed", async (t) => {
      const { squad, allowed } = await dissolutionScope(ctx, t, squadId);
      requireDissolving(squad);
      const problem = endDayProblem(endsOn, { ...squad, today: ctx.today });
      if (problem) throw new AppError("invalid", { reason: problem, field: "endsOn" });
      const { squadSeats } = await seatsAround(t, { squadId, personIds: [] });
      const before = squad.endsOn!;
      if (!(await saveSquad(t, { id: squadId, version, endsOn }))) throw new AppError("stale");
      const seats =
        endsOn > before
          ? await continueSeats(ctx, t, { squadId, seats: squadSeats, endedOn: before, to: endsOn })
          : await shortenSeats(ctx, t, { squadId, seats: squadSeats, endsOn });
      const entry = {
        subject: { type: "squad", id: squadId },
        before: { endsOn: before },
        after: { endsOn, reason },
      };
      return { allowed, entries: [...seats, entry], result: undefined };
    }),
  );
}

/** Opens the seats that ended with the squad again, up to its new end; an audit entry for each. */
export async function continueSeats(
  ctx: Context,
  t: Tx,
  { squadId, seats, endedOn, to }: { squadId: string; seats: readonly Seat[]; endedOn: string; to: string },
): Promise<AuditEntry[]> {
  const opened = continuedSeats(seats, { endedOn, today: ctx.today, to });
  if (opened.length === 0) return [];
  await insertSeats(
    t,
    opened.map((seat) => ({ ...seat, id: newId(), createdAt: ctx.now })),
  );
  const subject = { type: "squad", id: squadId };
  return opened.map((after) => ({ action: "seat.opened" as const, subject, after }));
}

/** Ends seats that would outlast the squad on its last day; those that would only begin then are withdrawn. */
export async function shortenSeats(
  ctx: Context,
  t: Tx,
  {
    squadId,
    seats,
    endsOn,
    openEnded = false,
  }: { squadId: string; seats: readonly Seat[]; endsOn: string; openEnded?: boolean },
): Promise<AuditEntry[]> {
  const subject = { type: "squad", id: squadId };
  const entries: AuditEntry[] = [];
  for (const seat of seats) {
    if (seat.to === null ? !openEnded && seat.from <= endsOn : seat.to <= endsOn) continue;
    const end = endSeat(seat, { lastDay: endsOn, today: ctx.today });
    if (typeof end === "string")
      throw new AppError("invalid", { reason: "dissolution_seats_begun", field: "endsOn" });
    if (end.kind === "withdraw") {
      await withdrawPlannedSeat(t, { id: seat.id, today: ctx.today });
      entries.push({ action: "seat.withdrawn", subject, before: seat });
    } else {
      await setSeatEnd(t, { id: seat.id, to: end.to, previousTo: seat.to });
      entries.push({ action: "seat.ended", subject, before: seat, after: { ...seat, to: end.to } });
    }
  }
  return entries;
}
