import { type BoardColumn, type BoardSquad, columnsOf } from "#db/repositories/board-columns";
import { completeReceived, pendingHandoffOf } from "#db/repositories/handoffs";
import { gapAfter, insertTaskEvents, saveTask, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import {
  beforeMove,
  type Milestones,
  milestonesAfterMove,
  moveLiftsBlock,
  positionBetween,
  type TaskEvent,
} from "~/domain/board";
import type { AuditEntry, Context, LiveChange } from "~/platform/context.server";
import { requireChoices } from "./create-task.server";
import { staleTask } from "./squad-scope.server";
import { tellOfEdit } from "./task/mentions.server";
import { boardChange } from "./task/tell.server";
import { tellWaiting } from "./task/tell-waiting.server";
import { eventRow } from "./task-event.server";

/** What a card takes on in another lane; a key that is missing stays as it is. */
export type LaneChoice = { assigneeId?: string | null; metricId?: string | null };

type Step = {
  squad: BoardSquad;
  task: TaskRow;
  /** Locked by the caller. */
  column: BoardColumn;
  /** The card to stand right after; null is the column's head. */
  afterId: string | null;
  lane?: LaneChoice;
};

/** Puts one task into its place of a locked column, with its milestones, events and notices. Throws as the domain's rules do. */
export async function moveStep(
  ctx: Context,
  t: Tx,
  { squad, task, column, afterId, lane = {} }: Step,
): Promise<{ entry: AuditEntry; live: LiveChange[] }> {
  const { id: taskId, squadId, version } = task;
  const sameColumn = task.columnId === column.id;
  const to = { columnId: column.id, category: column.category };
  const from = sameColumn ? to : { columnId: task.columnId, category: await categoryOf(t, task) };
  const liftsBlock = moveLiftsBlock({
    to: to.category,
    blocked: task.blockedAt !== null,
    handoffPending: to.category === "done" && (await pendingHandoffOf(t, taskId)) !== undefined,
    archived: task.archivedAt !== null,
  });
  const gap = await gapAfter(t, { columnId: column.id, afterId, movingId: taskId });
  const milestones: Partial<Milestones> = sameColumn
    ? {}
    : milestonesAfterMove(task, { from: from.category, to: to.category, now: ctx.now });
  const changed = await laneValues(ctx, t, { task, lane });
  const values = {
    columnId: column.id,
    position: positionBetween(gap.before, gap.after),
    ...milestones,
    ...(liftsBlock && { blockedReason: null, blockedAt: null }),
    ...changed.values,
  };
  if (!(await saveTask(t, { id: taskId, version, updatedAt: ctx.now, ...values }))) throw staleTask(task);
  const { finishedAt = task.finishedAt } = milestones;
  const settled = finishedAt !== task.finishedAt;
  if (settled) await completeReceived(t, { taskId, at: finishedAt });
  const waiting = settled ? await tellWaiting(t, ctx, { task, open: finishedAt === null }) : [];
  const events: TaskEvent[] = [];
  if (!sameColumn) events.push({ kind: "moved", data: { from, to, before: beforeMove(task) } });
  if (liftsBlock) events.push(unblockedEvent(task));
  if (changed.event) events.push(changed.event);
  const who = { taskId, squadId, at: ctx.now, actorId: ctx.actor.personId };
  await insertTaskEvents(
    t,
    events.map((event) => eventRow(who, event)),
  );
  const told = changed.event
    ? await tellOfEdit(t, ctx, { squad, task, before: task, after: { ...task, ...changed.values } })
    : [];
  return {
    entry: {
      subject: { type: "task", id: taskId },
      before: { columnId: task.columnId, position: task.position, ...changed.before },
      after: { columnId: column.id, position: values.position, ...changed.values },
    },
    live: [boardChange(task, version + 1), ...waiting, ...told],
  };
}

/** The fields a new lane changes; throws `invalid` for an assignee without the seat or a KPI the contract does not hold. */
async function laneValues(ctx: Context, t: Tx, { task, lane }: { task: TaskRow; lane: LaneChoice }) {
  const assigneeId = lane.assigneeId === undefined ? task.assigneeId : lane.assigneeId;
  const metricId = lane.metricId === undefined ? task.metricId : lane.metricId;
  const assigned = assigneeId !== task.assigneeId;
  const linked = metricId !== task.metricId;
  if (!assigned && !linked) return { values: {}, before: {}, event: null };
  await requireChoices(ctx, t, task.squadId, {
    discipline: task.discipline,
    assigneeId: assigned ? assigneeId : null,
    metricId: linked ? metricId : null,
  });
  const event: TaskEvent = {
    kind: "edited",
    data: {
      changes: {
        ...(assigned && { assigneeId: { from: task.assigneeId, to: assigneeId } }),
        ...(linked && { metricId: { from: task.metricId, to: metricId } }),
      },
    },
  };
  return {
    values: { ...(assigned && { assigneeId }), ...(linked && { metricId }) },
    before: { ...(assigned && { assigneeId: task.assigneeId }), ...(linked && { metricId: task.metricId }) },
    event,
  };
}

async function categoryOf(t: Tx, task: TaskRow) {
  const columns = await columnsOf(t, task.squadId);
  return columns.find((column) => column.id === task.columnId)!.category;
}

const unblockedEvent = (task: TaskRow): TaskEvent => ({
  kind: "unblocked",
  data: { reason: task.blockedReason ?? "", since: (task.blockedAt ?? task.updatedAt).toISOString() },
});
