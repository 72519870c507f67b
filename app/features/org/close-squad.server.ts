import { seatsBeyond } from "#db/repositories/seats";
import { saveSquad, squadWithUnits } from "#db/repositories/squads";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { explained } from "./constraints.server";
import { endSeats } from "./end-seats.server";
import { visibleSquad } from "./squad-access.server";

type Close = { id: string; version: number; lastDay: string };

/**
 * Closes a squad: its seats end on `lastDay`, planned ones are withdrawn. Everything it did stays readable. Throws `conflict` for a
 * task force that still has open tasks.
 */
export function closeSquad(ctx: Context, input: Close): Promise<void> {
  return explained(() => close(ctx, input));
}

function close(ctx: Context, { id, version, lastDay }: Close): Promise<void> {
  return ctx.change("squad.closed", async (t) => {
    await visibleSquad(ctx, id);
    const allowed = ctx.require("organisation.edit");
    const found = await squadWithUnits(t, id);
    if (!found) throw new AppError("not_found");
    if (lastDay > ctx.today) throw new AppError("invalid", { reason: "squad_close_later", field: "lastDay" });
    if (lastDay < found.squad.startsOn)
      throw new AppError("invalid", { reason: "squad_order", field: "lastDay" });
    if (found.squad.closedAt !== null) throw new AppError("conflict", { reason: "squad_closed" });
    if (!(await saveSquad(t, { id, version, closedAt: ctx.now }))) throw new AppError("stale");
    const subject = { type: "squad", id };
    const entries = await endSeats(ctx, t, {
      squadId: id,
      seats: await seatsBeyond(t, { squadId: id, day: lastDay }),
      lastDay,
      refusal: { reason: "squad_close_seats", field: "lastDay" },
    });
    entries.push({ subject, before: { closed: false }, after: { closed: true, lastDay } });
    return { allowed, entries, result: undefined };
  });
}

/** Opens a closed squad again; its seats are given anew. */
export function reopenSquad(ctx: Context, { id, version }: { id: string; version: number }): Promise<void> {
  return ctx.change("squad.reopened", async (t) => {
    await visibleSquad(ctx, id);
    const allowed = ctx.require("organisation.edit");
    if (!(await saveSquad(t, { id, version, closedAt: null }))) throw new AppError("stale");
    const entry = { subject: { type: "squad", id }, before: { closed: true }, after: { closed: false } };
    return { allowed, entries: [entry], result: undefined };
  });
}
