import {
  beforeMove,
  type Category,
  type Custody,
  custodyAfter,
  type HandoffStep,
  milestonesAfterMove,
  milestonesAtCreation,
  moveLiftsBlock,
  type TaskEvent,
} from "~/domain/board";
import type { handoffs, taskEvents, tasks } from "../../../schema";
import type { Discipline } from "../../../schema/values";
import { idOf } from "../../random";

export type TaskRow = typeof tasks.$inferInsert;
type EventRow = typeof taskEvents.$inferInsert;
type HandoffRow = typeof handoffs.$inferInsert;

/** What a task's history leaves in the database. */
export type TaskRecord = { task: TaskRow; events: EventRow[]; handoffs: HandoffRow[] };

export type NewTask = {
  squad: string;
  number: number;
  title: string;
  description: string;
  discipline: Discipline;
  assigneeId: string | null;
  reporterId: string;
  priority: TaskRow["priority"];
  dueOn: string | null;
  metricId: string | null;
  position: string;
  category: Category;
};

export const columnId = (squad: string, category: Category): string => idOf(`column:${squad}:${category}`);

type Offer = { to: Discipline; toPersonId: string; note: string; at: Date; dueOn?: string | null };

/**
 * Writes a task's history step by step through the board's own rules, so that rows, events and hand-offs can't disagree.
 * A step after `now` is left out and ends the story: `false` comes back from then on.
 */
export function taskScript(input: NewTask, { createdAt, now }: { createdAt: Date; now: Date }) {
  const { squad, number, category: first, ...fields } = input;
  const key = `${squad}-${number}`;
  const id = idOf(`task:${key}`);
  const squadId = idOf(`squad:${squad}`);
  const where = (category: Category) => ({ columnId: columnId(squad, category), category });
  let category = first;
  let custody: Custody = {
    holder: { discipline: input.discipline, assigneeId: input.assigneeId },
    pending: null,
  };
  let over = false;
  let steps = 0;
  const task: TaskRow = {
    ...fields,
    id,
    squadId,
    number,
    key,
    columnId: columnId(squad, first),
    ...milestonesAtCreation(first, createdAt),
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
  const events: EventRow[] = [];
  const offered: HandoffRow[] = [];

  const record = (event: TaskEvent, { at, actorId }: { at: Date; actorId: string | null }) => {
    steps += 1;
    events.push({
      id: idOf(`event:${key}:${steps}`),
      taskId: id,
      squadId,
      at,
      actorId,
      kind: event.kind,
      data: event.data,
    });
    if (steps > 1) Object.assign(task, { version: steps, updatedAt: at });
  };
  const reached = (at: Date): boolean => {
    over ||= at > now;
    return !over;
  };
  const step = (next: HandoffStep, receiver: { personId: string; discipline: Discipline }) => {
    custody = custodyAfter(custody, next, {
      seats: [receiver],
      archived: false,
      finished: category === "done",
    });
    Object.assign(task, custody.holder);
  };
  const receiverOf = ({ toPersonId, toDiscipline }: HandoffRow) => ({
    personId: toPersonId,
    discipline: toDiscipline,
  });
  /** The receiving discipline is done with what it accepted last. */
  const completeReceived = (at: Date) => {
    const accepted = offered.findLast(({ status }) => status === "accepted");
    if (accepted) accepted.completedAt = at;
  };
  const decide = (
    kind: "accepted" | "returned",
    { at, reason = null }: { at: Date; reason?: string | null },
  ): boolean => {
    const handoff = offered.at(-1)!;
    if (!reached(at)) return false;
    if (kind === "accepted") completeReceived(at);
    step(
      kind === "accepted" ? { kind: "accept" } : { kind: "return", reason: reason ?? "" },
      receiverOf(handoff),
    );
    Object.assign(handoff, {
      status: kind,
      decidedAt: at,
      decidedBy: handoff.toPersonId,
      returnReason: reason,
      version: 2,
    });
    const between = { handoffId: handoff.id, from: handoff.fromDiscipline, to: handoff.toDiscipline };
    const offeredAt = handoff.offeredAt.toISOString();
    const event: TaskEvent =
      kind === "accepted"
        ? { kind: "handoff_accepted", data: { ...between, toPersonId: handoff.toPersonId, offeredAt } }
        : { kind: "handoff_returned", data: { ...between, reason: reason ?? "", offeredAt } };
    record(event, { at, actorId: handoff.toPersonId });
    return true;
  };

  record(
    {
      kind: "created",
      data: { ...where(first), discipline: input.discipline, assigneeId: input.assigneeId },
    },
    { at: createdAt, actorId: input.reporterId },
  );

  return {
    key,
    holder: () => custody.holder,
    move(to: Category, at: Date): boolean {
      if (!reached(at)) return false;
      const standing = {
        position: task.position,
        columnSince: task.columnSince,
        committedAt: task.committedAt ?? null,
        startedAt: task.startedAt ?? null,
        finishedAt: task.finishedAt ?? null,
        blockedReason: task.blockedReason ?? null,
        blockedAt: task.blockedAt ?? null,
      };
      const lifts = moveLiftsBlock({
        to,
        blocked: !!task.blockedAt,
        handoffPending: custody.pending !== null,
        archived: false,
      });
      const milestones = milestonesAfterMove(standing, { from: category, to, now: at });
      Object.assign(
        task,
        milestones,
        { columnId: columnId(squad, to) },
        lifts && { blockedAt: null, blockedReason: null },
      );
      record(
        { kind: "moved", data: { from: where(category), to: where(to), before: beforeMove(standing) } },
        { at, actorId: custody.holder.assigneeId },
      );
      category = to;
      if (to === "done") completeReceived(at);
      return true;
    },
    offer({ to, toPersonId, note, at, dueOn = null }: Offer): boolean {
      if (!reached(at)) return false;
      const from = custody.holder;
      const handoffId = idOf(`handoff:${key}:${offered.length + 1}`);
      step({ kind: "offer", to, toPersonId }, { personId: toPersonId, discipline: to });
      offered.push({
        id: handoffId,
        taskId: id,
        squadId,
        fromDiscipline: from.discipline,
        toDiscipline: to,
        offeredBy: from.assigneeId ?? input.reporterId,
        toPersonId,
        note,
        dueOn,
        status: "pending",
        offeredAt: at,
      });
      record(
        { kind: "handoff_offered", data: { handoffId, from: from.discipline, to, toPersonId, dueOn } },
        { at, actorId: from.assigneeId ?? input.reporterId },
      );
      return true;
    },
    accept: (at: Date): boolean => decide("accepted", { at }),
    sendBack: (reason: string, at: Date): boolean => decide("returned", { at, reason }),
    block(reason: string, at: Date): boolean {
      if (!reached(at)) return false;
      Object.assign(task, { blockedReason: reason, blockedAt: at });
      record({ kind: "blocked", data: { reason } }, { at, actorId: custody.holder.assigneeId });
      return true;
    },
    unblock(at: Date): boolean {
      if (!reached(at)) return false;
      const data = { reason: task.blockedReason ?? "", since: (task.blockedAt ?? at).toISOString() };
      Object.assign(task, { blockedReason: null, blockedAt: null });
      record({ kind: "unblocked", data }, { at, actorId: custody.holder.assigneeId });
      return true;
    },
    record: (): TaskRecord => ({ task, events, handoffs: offered }),
  };
}

export type TaskScript = ReturnType<typeof taskScript>;
