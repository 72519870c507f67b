import { ConstraintError } from "#db/errors";
import { boardPeople } from "#db/repositories/board-columns";
import { decideHandoff, type HandoffRow, insertHandoff, pendingHandoffOf } from "#db/repositories/handoffs";
import { insertTaskEvents, saveTask, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { type Custody, custodyAfter, type HandoffStep, type TaskEvent } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditAction, Authorised, Context } from "~/platform/context.server";
import type { OfferInput } from "./forms";
import { requireFresh, staleTask, type TaskAddress, taskInScope } from "./squad-scope.server";
import { eventRow } from "./task-event.server";

/**
 * Offers the task to a person of another discipline; it stays with the present holder until they accept. Sending the same
 * form again changes nothing. Throws `conflict` when another offer is pending.
 */
export async function offerHandoff(ctx: Context, address: TaskAddress, input: OfferInput): Promise<void> {
  const { handoffId, version, note, dueOn } = input;
  const { to, toPersonId } = input.receiver;
  try {
    await ctx.change("handoff.offered", async (t) => {
      const { task } = await taskInScope(ctx, t, address);
      const allowed = ctx.require("handoff.offer", { squadId: task.squadId, discipline: task.discipline });
      const pending = await pendingHandoffOf(t, task.id);
      if (pending?.id === handoffId) return { allowed, entries: [], result: undefined };
      requireFresh(task, version);
      const step: HandoffStep = { kind: "offer", to, toPersonId };
      await nextCustody(ctx, t, { task, pending, step });
      const row = {
        id: handoffId,
        taskId: task.id,
        squadId: task.squadId,
        fromDiscipline: task.discipline,
        toDiscipline: to,
      };
      await insertHandoff(t, {
        ...row,
        offeredBy: ctx.actor.personId,
        toPersonId,
        note,
        dueOn,
        status: "pending",
        offeredAt: ctx.now,
      });
      if (!(await saveTask(t, { id: task.id, version, updatedAt: ctx.now }))) throw staleTask(task);
      const data = { handoffId, from: task.discipline, to, toPersonId, dueOn };
      await record(ctx, t, { task, event: { kind: "handoff_offered", data } });
      const after = { taskId: task.id, from: task.discipline, to, toPersonId, note, dueOn };
      return {
        allowed,
        entries: [{ subject: { type: "handoff", id: handoffId }, after }],
        result: undefined,
      };
    });
  } catch (error) {
    if (error instanceof ConstraintError && error.kind === "unique") {
      throw new AppError("conflict", { reason: "handoff_already_pending" });
    }
    throw error;
  }
}

/** What a form says about the pending hand-off it was drawn for. */
export type PendingInput = { handoffId: string; handoffVersion: number };

/** The receiver takes the task over: their discipline holds it from now on and they are its assignee. */
export function acceptHandoff(ctx: Context, address: TaskAddress, input: PendingInput): Promise<void> {
  return decide(ctx, address, input, {
    action: "handoff.accepted",
    step: { kind: "accept" },
    status: "accepted",
    event: ({ id, fromDiscipline, toDiscipline, toPersonId, offeredAt }) => ({
      kind: "handoff_accepted",
      data: {
        handoffId: id,
        from: fromDiscipline,
        to: toDiscipline,
        toPersonId,
        offeredAt: offeredAt.toISOString(),
      },
    }),
  });
}

/** The receiver sends the task back and says why; the offering discipline still holds it. */
export function returnHandoff(
  ctx: Context,
  address: TaskAddress,
  input: PendingInput & { reason: string },
): Promise<void> {
  const { reason } = input;
  return decide(ctx, address, input, {
    action: "handoff.returned",
    step: { kind: "return", reason },
    status: "returned",
    event: ({ id, fromDiscipline, toDiscipline, offeredAt }) => ({
      kind: "handoff_returned",
      data: {
        handoffId: id,
        from: fromDiscipline,
        to: toDiscipline,
        reason,
        offeredAt: offeredAt.toISOString(),
      },
    }),
  });
}

/** Who offered takes the offer back. */
export function withdrawHandoff(ctx: Context, address: TaskAddress, input: PendingInput): Promise<void> {
  return decide(ctx, address, input, {
    action: "handoff.withdrawn",
    step: { kind: "withdraw" },
    status: "withdrawn",
    event: ({ id, fromDiscipline, toDiscipline, offeredAt }) => ({
      kind: "handoff_withdrawn",
      data: { handoffId: id, from: fromDiscipline, to: toDiscipline, offeredAt: offeredAt.toISOString() },
    }),
  });
}

type Decision = {
  action: AuditAction;
  step: HandoffStep;
  status: "accepted" | "returned" | "withdrawn";
  event: (handoff: HandoffRow) => TaskEvent;
};

function decide(
  ctx: Context,
  address: TaskAddress,
  { handoffId, handoffVersion }: PendingInput,
  { action, step, status, event }: Decision,
) {
  return ctx.change(action, async (t) => {
    const { task } = await taskInScope(ctx, t, address);
    const pending = await pendingHandoffOf(t, task.id);
    const allowed = requireRight(ctx, pending, step);
    if (!pending || pending.id !== handoffId)
      throw new AppError("conflict", { reason: "handoff_not_pending" });
    const { holder } = await nextCustody(ctx, t, { task, pending, step });
    const decision = {
      status,
      decidedAt: ctx.now,
      decidedBy: ctx.actor.personId,
      returnReason: step.kind === "return" ? step.reason : null,
    };
    if (!(await decideHandoff(t, { id: pending.id, version: handoffVersion, ...decision }))) {
      throw new AppError("conflict", { reason: "handoff_not_pending" });
    }
    const held = { id: task.id, version: task.version, updatedAt: ctx.now, ...holder };
    if (!(await saveTask(t, held))) throw staleTask(task);
    await record(ctx, t, { task, event: event(pending) });
    const entry = {
      subject: { type: "handoff", id: pending.id },
      before: { status: "pending", holder: task.discipline, assigneeId: task.assigneeId },
      after: { taskId: task.id, ...decision, holder: holder.discipline, assigneeId: holder.assigneeId },
    };
    return { allowed, entries: [entry], result: undefined };
  });
}

function requireRight(ctx: Context, pending: HandoffRow | undefined, step: HandoffStep): Authorised {
  if (!pending) throw new AppError("conflict", { reason: "handoff_not_pending" });
  const { squadId, fromDiscipline: from, toDiscipline: to, offeredBy, toPersonId } = pending;
  return ctx.require(step.kind === "withdraw" ? "handoff.withdraw" : "handoff.decide", {
    squadId,
    from,
    to,
    offeredBy,
    toPersonId,
  });
}

type Standing = { task: TaskRow; pending: HandoffRow | undefined; step: HandoffStep };

async function nextCustody(ctx: Context, t: Tx, { task, pending, step }: Standing): Promise<Custody> {
  const people = await boardPeople(t, { squadId: task.squadId, day: ctx.today });
  const custody: Custody = {
    holder: { discipline: task.discipline, assigneeId: task.assigneeId },
    pending: pending
      ? { from: pending.fromDiscipline, to: pending.toDiscipline, toPersonId: pending.toPersonId }
      : null,
  };
  return custodyAfter(custody, step, {
    seats: people.flatMap(({ id, discipline, role }) =>
      role === null ? [] : [{ personId: id, discipline }],
    ),
    archived: task.archivedAt !== null,
    finished: task.finishedAt !== null,
  });
}

async function record(
  ctx: Context,
  t: Tx,
  { task, event }: { task: TaskRow; event: TaskEvent },
): Promise<void> {
  const who = { taskId: task.id, squadId: task.squadId, at: ctx.now, actorId: ctx.actor.personId };
  await insertTaskEvents(t, [eventRow(who, event)]);
}
