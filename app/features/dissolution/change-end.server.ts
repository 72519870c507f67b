import { newId } from "#db/id";
import { insertSeats, seatsAround } from "#db/repositories/seats";
import { saveSquad } from "#db/repositories/squads";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { continuedSeats, endDayProblem } from "~/domain/org/dissolution";
import type { Seat } from "~/domain/org/seat";
import { endSeats } from "~/features/org/index.server";
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
export function shortenSeats(
  ctx: Context,
  t: Tx,
  {
    squadId,
    seats,
    endsOn,
    openEnded = false,
  }: { squadId: string; seats: readonly Seat[]; endsOn: string; openEnded?: boolean },
): Promise<AuditEntry[]> {
  const outlasting = seats.filter(({ from, to }) => (to === null ? openEnded || from > endsOn : to > endsOn));
  const refusal = { reason: "dissolution_seats_begun", field: "endsOn" };
  return endSeats(ctx, t, { squadId, seats: outlasting, lastDay: endsOn, refusal });
}
