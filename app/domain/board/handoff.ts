import { AppError } from "../errors";
import type { Discipline } from "../org/discipline";

export type HandoffStatus = "pending" | "accepted" | "returned" | "withdrawn";

/** A seat in the task's squad on the day of the hand-off. */
export type SquadSeat = { personId: string; discipline: Discipline };

export type Holder = { discipline: Discipline; assigneeId: string | null };

/** Where a task stands between two disciplines: who holds it, and the hand-off under way, if any. */
export type Custody = {
  holder: Holder;
  pending: { from: Discipline; to: Discipline; toPersonId: string } | null;
};

export type HandoffStep =
  | { kind: "offer"; to: Discipline; toPersonId: string }
  | { kind: "accept" }
  | { kind: "return"; reason: string }
  | { kind: "withdraw" };

export type OfferFacts = { seats: readonly SquadSeat[]; archived: boolean; finished: boolean };

/**
 * Custody after a step. The holder changes only when the receiver accepts: until then the offering discipline holds the
 * task, so a task is never in nobody's hands. Throws `invalid` for a step the rules refuse (flow.md, hand-off wait): one
 * pending hand-off a task, between two different disciplines, to a person with a seat of that discipline in the squad,
 * returned only with a reason.
 */
export function custodyAfter(custody: Custody, step: HandoffStep, facts: OfferFacts): Custody {
  if (step.kind === "offer") return offered(custody, step, facts);
  const { pending } = custody;
  if (!pending) throw new AppError("conflict", { reason: "handoff_not_pending" });
  switch (step.kind) {
    case "accept":
      if (!seated(facts.seats, pending.toPersonId, pending.to)) {
        throw new AppError("invalid", { reason: "handoff_receiver_left" });
      }
      return { holder: { discipline: pending.to, assigneeId: pending.toPersonId }, pending: null };
    case "return":
      if (step.reason.trim() === "") {
        throw new AppError("invalid", { reason: "handoff_reason_missing", field: "reason" });
      }
      return { holder: custody.holder, pending: null };
    case "withdraw":
      return { holder: custody.holder, pending: null };
  }
}

function offered(
  { holder, pending }: Custody,
  { to, toPersonId }: { to: Discipline; toPersonId: string },
  { seats, archived, finished }: OfferFacts,
): Custody {
  if (archived) throw new AppError("invalid", { reason: "task_archived" });
  if (finished) throw new AppError("invalid", { reason: "handoff_of_finished_task" });
  if (pending) throw new AppError("conflict", { reason: "handoff_already_pending" });
  if (to === holder.discipline)
    throw new AppError("invalid", { reason: "handoff_same_discipline", field: "receiver" });
  if (!seated(seats, toPersonId, to)) {
    throw new AppError("invalid", { reason: "handoff_receiver_seat", field: "receiver" });
  }
  return { holder, pending: { from: holder.discipline, to, toPersonId } };
}

/** Throws unless the assignee holds a seat of the holding discipline in the squad; nobody assigned is fine. */
export function requireAssignable({ discipline, assigneeId }: Holder, seats: readonly SquadSeat[]): void {
  if (assigneeId === null) return;
  if (!seated(seats, assigneeId, discipline)) {
    throw new AppError("invalid", { reason: "task_assignee_seat", field: "assigneeId" });
  }
}

const seated = (seats: readonly SquadSeat[], personId: string, discipline: Discipline) =>
  seats.some((seat) => seat.personId === personId && seat.discipline === discipline);
