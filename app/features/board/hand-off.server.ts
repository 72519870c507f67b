import { ConstraintError } from "#db/errors";
import { boardPeople } from "#db/repositories/board-columns";
import { handoffChecksOf, handoffItemsOf, insertHandoffItems } from "#db/repositories/handoff-checks";
import {
  completeReceived,
  decideHandoff,
  type HandoffRow,
  insertHandoff,
  pendingHandoffOf,
} from "#db/repositories/handoffs";
import { insertTaskEvents, saveTask, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import {
  type Custody,
  checksFor,
  custodyAfter,
  type HandoffStep,
  offeredItems,
  returnReason,
  type TaskEvent,
} from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { NotificationKind } from "~/domain/notifications";
import { notify, settle } from "~/features/notifications/index.server";
import type { AuditAction, Authorised, Context, LiveChange } from "~/platform/context.server";
import type { OfferInput } from "./forms";
import { requireFresh, staleTask, type TaskAddress, taskInScope } from "./squad-scope.server";
import { eventRow } from "./task-event.server";

/**
 * Offers the task to a person of another discipline, with the squad's list of what is handed over; it stays with the present holder until
 * they accept. Sending the same form again changes nothing. Throws `conflict` when another offer is pending, `invalid` when a required
 * line of the list is not ticked.
 */
export async function offerHandoff(ctx: Context, address: TaskAddress, input: OfferInput): Promise<void> {
  const { handoffId, version, note, dueOn, checks: ticked = [] } = input;
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
      const between = { from: task.discipline, to };
      const items = offeredItems(checksFor(await checksOf(t, task.squadId), between), new Set(ticked));
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
      await insertHandoffItems(
        t,
        items.map((item) => ({ handoffId, ...item })),
      );
      if (!(await saveTask(t, { id: task.id, version, updatedAt: ctx.now }))) throw staleTask(task);
      await record(ctx, t, {
        task,
        event: { kind: "handoff_offered", data: { handoffId, ...between, toPersonId, dueOn } },
      });
      const after = { taskId: task.id, ...between, toPersonId, note, dueOn, items };
      return {
        allowed,
        entries: [{ subject: { type: "handoff", id: handoffId }, after }],
        result: undefined,
        live: await told(ctx, t, { task, kind: "handoff.offered", to: [toPersonId] }),
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
    step: () => ({ kind: "accept" }),
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

/** The receiver sends the task back and says why, or which lines of the list are missing; the offering discipline still holds it. */
export function returnHandoff(
  ctx: Context,
  address: TaskAddress,
  input: PendingInput & { reason: string; missing?: readonly number[] },
): Promise<void> {
  return decide(ctx, address, input, {
    action: "handoff.returned",
    step: async (t, { id }) => {
      const items = input.missing?.length ? await handoffItemsOf(t, [id]) : [];
      const missing = items.filter(({ position }) => input.missing?.includes(position));
      return {
        kind: "return",
        reason: returnReason(
          input.reason,
          missing.map(({ text }) => text),
        ),
      };
    },
    status: "returned",
    event: ({ id, fromDiscipline, toDiscipline, offeredAt }, reason) => ({
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
    step: () => ({ kind: "withdraw" }),
    status: "withdrawn",
    event: ({ id, fromDiscipline, toDiscipline, offeredAt }) => ({
      kind: "handoff_withdrawn",
      data: { handoffId: id, from: fromDiscipline, to: toDiscipline, offeredAt: offeredAt.toISOString() },
    }),
  });
}

type Decision = {
  action: AuditAction & NotificationKind;
  step: (t: Tx, pending: HandoffRow) => HandoffStep | Promise<HandoffStep>;
  status: "accepted" | "returned" | "withdrawn";
  event: (handoff: HandoffRow, reason: string) => TaskEvent;
};

function decide(
  ctx: Context,
  address: TaskAddress,
  { handoffId, handoffVersion }: PendingInput,
  { action, step: stepOf, status, event }: Decision,
) {
  return ctx.change(action, async (t) => {
    const { task } = await taskInScope(ctx, t, address);
    const pending = await pendingHandoffOf(t, task.id);
    const allowed = requireRight(ctx, pending, status);
    if (!pending || pending.id !== handoffId)
      throw new AppError("conflict", { reason: "handoff_not_pending" });
    const step = await stepOf(t, pending);
    const { holder } = await nextCustody(ctx, t, { task, pending, step });
    if (status === "accepted") await completeReceived(t, { taskId: task.id, at: ctx.now });
    const reason = step.kind === "return" ? step.reason : null;
    const decision = {
      status,
      decidedAt: ctx.now,
      decidedBy: ctx.actor.personId,
      returnReason: reason,
    };
    if (!(await decideHandoff(t, { id: pending.id, version: handoffVersion, ...decision }))) {
      throw new AppError("conflict", { reason: "handoff_not_pending" });
    }
    const held = { id: task.id, version: task.version, updatedAt: ctx.now, ...holder };
    if (!(await saveTask(t, held))) throw staleTask(task);
    await record(ctx, t, { task, event: event(pending, reason ?? "") });
    const entry = {
      subject: { type: "handoff", id: pending.id },
      before: { status: "pending", holder: task.discipline, assigneeId: task.assigneeId },
      after: { taskId: task.id, ...decision, holder: holder.discipline, assigneeId: holder.assigneeId },
    };
    const subject = { type: "task", id: task.id };
    const settled = await settle(t, ctx, { subject, kinds: ["handoff.offered"] });
    const to = status === "withdrawn" ? [pending.toPersonId] : [pending.offeredBy, task.assigneeId];
    const live = await told(ctx, t, { task, kind: action, to, reason });
    return { allowed, entries: [entry], result: undefined, live: [...live, ...settled] };
  });
}

/** The squad's list as the domain reads it. */
async function checksOf(t: Tx, squadId: string) {
  const rows = await handoffChecksOf(t, squadId);
  return rows.map(({ fromDiscipline: from, toDiscipline: to, ...check }) => ({ ...check, from, to }));
}

type Telling = {
  task: TaskRow;
  kind: NotificationKind;
  to: readonly (string | null)[];
  reason?: string | null;
};

/** Tells the people concerned, and the squad's open boards. */
async function told(ctx: Context, t: Tx, { task, kind, to, reason }: Telling): Promise<LiveChange[]> {
  const subject = { type: "task", id: task.id };
  const data = { key: task.key, title: task.title, ...(reason && { reason }) };
  const notices = await notify(t, ctx, [{ kind, to, squadId: task.squadId, subject, data }]);
  return [{ topic: `squad:${task.squadId}`, subject, version: task.version + 1 }, ...notices];
}

function requireRight(ctx: Context, pending: HandoffRow | undefined, status: Decision["status"]): Authorised {
  if (!pending) throw new AppError("conflict", { reason: "handoff_not_pending" });
  const { squadId, fromDiscipline: from, toDiscipline: to, offeredBy, toPersonId } = pending;
  return ctx.require(status === "withdrawn" ? "handoff.withdraw" : "handoff.decide", {
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
