import { activeAdministrators, personById, savePerson } from "#db/repositories/people";
import { seatsBeyond, setSeatEnd, withdrawPlannedSeat } from "#db/repositories/seats";
import { deleteSessionsOf } from "#db/repositories/sessions";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { endSeat } from "~/domain/org/seat-rules";
import type { AuditEntry, Context } from "~/platform/context.server";

/**
 * Disables a person who left: every session ends at once, seats end today and planned ones are withdrawn. History stays. Nobody
 * disables themselves, nor the last administrator.
 */
export function disablePerson(ctx: Context, id: string): Promise<void> {
  return ctx.change("person.disabled", async (t) => {
    const allowed = ctx.require("person.disable");
    if (id === ctx.actor.personId) throw new AppError("invalid", { reason: "disable_self" });
    const person = await existing(t, id);
    if (!person.active) return { allowed, entries: [], result: undefined };
    const administrators = await activeAdministrators(t);
    if (administrators.length === 1 && administrators[0] === id)
      throw new AppError("invalid", { reason: "last_administrator" });
    if (!(await savePerson(t, { id, version: person.version, active: false }))) throw new AppError("stale");
    const sessions = await deleteSessionsOf(t, { personId: id });
    const ended = await endAllSeats(t, { personId: id, today: ctx.today });
    const entry: AuditEntry = {
      subject: { type: "person", id },
      before: { active: true },
      after: { active: false, sessions },
    };
    return { allowed, entries: [entry, ...ended], result: undefined };
  });
}

/** Lets a person sign in again; seats are given anew. */
export function enablePerson(ctx: Context, id: string): Promise<void> {
  return ctx.change("person.enabled", async (t) => {
    const allowed = ctx.require("person.disable");
    const person = await existing(t, id);
    if (person.active) return { allowed, entries: [], result: undefined };
    if (!(await savePerson(t, { id, version: person.version, active: true }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: { type: "person", id }, before: { active: false }, after: { active: true } }],
      result: undefined,
    };
  });
}

async function existing(t: Tx, id: string) {
  const person = await personById(t, id);
  if (!person) throw new AppError("not_found");
  return person;
}

async function endAllSeats(
  t: Tx,
  { personId, today }: { personId: string; today: string },
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const seat of await seatsBeyond(t, { personId, day: today })) {
    const subject = { type: "squad", id: seat.squadId };
    const end = endSeat(seat, { lastDay: today, today });
    if (typeof end === "string") continue;
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
