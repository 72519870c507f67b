import { setSeatEnd, withdrawPlannedSeat } from "#db/repositories/seats";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Seat } from "~/domain/org/seat";
import { endSeat } from "~/domain/org/seat-rules";
import type { AuditEntry, Context } from "~/platform/context.server";

/** A squad's seats with the last day they may have; `refusal` is what an error says of a seat that cannot end then, at its field. */
type Ending = {
  squadId: string;
  seats: readonly Seat[];
  lastDay: string;
  refusal: { reason: string; field: string };
};

/** Ends seats on their squad's last day; those that would only begin later are withdrawn. Returns an audit entry for each. */
export async function endSeats(
  { today }: Pick<Context, "today">,
  t: Tx,
  { squadId, seats, lastDay, refusal }: Ending,
): Promise<AuditEntry[]> {
  const subject = { type: "squad", id: squadId };
  const entries: AuditEntry[] = [];
  for (const seat of seats) {
    const end = endSeat(seat, { lastDay, today });
    if (typeof end === "string") throw new AppError("invalid", refusal);
    if (end.kind === "withdraw") {
      await withdrawPlannedSeat(t, { id: seat.id, today });
      entries.push({ action: "seat.withdrawn", subject, before: seat });
    } else {
      await setSeatEnd(t, { id: seat.id, to: end.to, previousTo: seat.to });
      entries.push({ action: "seat.ended", subject, before: seat, after: { ...seat, to: end.to } });
    }
  }
  return entries;
}
