import {
  type BoardSquad,
  boardKpis,
  boardPeople,
  columnsOf,
  lockColumn,
  lockSquad,
} from "#db/repositories/board-columns";
import { completeReceived, pendingHandoffOf } from "#db/repositories/handoffs";
import { addTaskLabels, labelsBySlug, labelsOfTasks, removeTaskLabels } from "#db/repositories/labels";
import { childrenOf, saveTaskInSquad, setParent, taskOfAnySquad } from "#db/repositories/task-details";
import { insertLink } from "#db/repositories/task-links";
import { personIdsOfTask, removeTaskPeople } from "#db/repositories/task-people";
import { gapAfter, insertTaskEvents, type TaskEventRow, type TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import {
  type Dropped,
  linkBetween,
  milestonesAfterMove,
  moveLiftsBlock,
  positionBetween,
  requireAssignable,
} from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context, LiveChange } from "~/platform/context.server";
import { staleTask } from "../squad-scope.server";
import { eventRow } from "../task-event.server";
import { boardChange, tellReaders } from "./tell.server";
import { tellWaiting } from "./tell-waiting.server";

/** Where a task goes: a column of another squad, and who of that squad takes it on; null leaves it with the discipline alone. */
export type Relocation = { task: TaskRow; to: BoardSquad; columnId: string; assigneeId: string | null };

export type Relocated = { entry: AuditEntry; live: LiveChange[]; dropped: Dropped };

/**
 * Puts a task into another squad with everything that belongs to it, inside the transaction `t`; whether the actor may is the
 * caller's to check. The key stays, and the discipline that holds it. Labels go along by name, the KPI where the other squad's
 * contract holds it, co-workers who have a seat there; ties to its parent and sub-tasks become `relates` links. Throws
 * `invalid` while a hand-off is pending, for an archived task, for an assignee without a seat of the holding discipline,
 * `stale` when somebody saved in between.
 */
export async function relocateTask(
  t: Tx,
  ctx: Context,
  { task, to, columnId, assigneeId }: Relocation,
): Promise<Relocated> {
  if (task.squadId === to.id) throw new AppError("invalid", { reason: "task_same_squad", field: "squadId" });
  if (await pendingHandoffOf(t, task.id))
    throw new AppError("invalid", { reason: "task_move_while_offered" });
  const column = await lockColumn(t, { squadId: to.id, columnId });
  if (!column) throw new AppError("invalid", { reason: "column_gone", field: "columnId" });
  // Both squads in the order of their ids: two tasks that cross each other do not wait for each other.
  for (const squadId of [task.squadId, to.id].sort()) await lockSquad(t, squadId);
  const from = (await columnsOf(t, task.squadId)).find(({ id }) => id === task.columnId)!;
  const liftsBlock = moveLiftsBlock({
    to: column.category,
    blocked: task.blockedAt !== null,
    handoffPending: false,
    archived: task.archivedAt !== null,
  });
  const seats = (await boardPeople(t, { squadId: to.id, day: ctx.today })).flatMap(
    ({ id, discipline, role }) => (role === null ? [] : [{ personId: id, discipline }]),
  );
  requireAssignable({ discipline: task.discipline, assigneeId }, seats);
  const kpis = task.metricId === null ? [] : await boardKpis(t, { squadId: to.id, day: ctx.today });
  const metricId = kpis.some((kpi) => kpi.metricId === task.metricId) ? task.metricId : null;
  const gap = await gapAfter(t, { columnId, afterId: null, movingId: task.id });
  const milestones = milestonesAfterMove(task, { from: from.category, to: column.category, now: ctx.now });
  const values = {
    squadId: to.id,
    columnId,
    position: positionBetween(gap.before, gap.after),
    assigneeId,
    metricId,
    parentId: null,
    ...milestones,
    ...(liftsBlock ? { blockedReason: null, blockedAt: null } : {}),
  };
  if (!(await saveTaskInSquad(t, { id: task.id, version: task.version, updatedAt: ctx.now, ...values }))) {
    throw staleTask(task);
  }
  const { finishedAt } = milestones;
  const settled = finishedAt?.getTime() !== task.finishedAt?.getTime();
  if (settled) await completeReceived(t, { taskId: task.id, at: finishedAt });
  const waiting = settled ? await tellWaiting(t, ctx, { task, open: finishedAt === null }) : [];
  const dropped: Dropped = {
    labels: await carryLabels(t, { taskId: task.id, squadId: to.id }),
    metricId: metricId === task.metricId ? null : task.metricId,
    assigneeId: assigneeId === task.assigneeId ? null : task.assigneeId,
  };
  await keepSeated(t, { taskId: task.id, seated: new Set(seats.map(({ personId }) => personId)) });
  await loosenFamily(t, ctx, task);
  await insertTaskEvents(t, stepEvents(ctx, { task, from, to, column, liftsBlock, dropped }));
  const watchers = await personIdsOfTask(t, { taskId: task.id, role: "watcher" });
  const concerned = [assigneeId, task.assigneeId, task.reporterId, ...watchers];
  const told = await tellReaders(t, ctx, {
    squad: to,
    notices: [{ kind: "task.moved_squad", to: concerned, task }],
  });
  return {
    entry: {
      subject: { type: "task", id: task.id },
      before: {
        squadId: task.squadId,
        columnId: task.columnId,
        assigneeId: task.assigneeId,
        metricId: task.metricId,
      },
      after: { squadId: to.id, columnId, assigneeId, metricId, dropped },
    },
    live: [
      boardChange(task),
      boardChange({ id: task.id, squadId: to.id }, task.version + 1),
      ...waiting,
      ...told,
    ],
    dropped,
  };
}

type Step = {
  task: TaskRow;
  from: { id: string; category: TaskRowCategory };
  to: BoardSquad;
  column: { id: string; category: TaskRowCategory };
  liftsBlock: boolean;
  dropped: Dropped;
};
type TaskRowCategory = Awaited<ReturnType<typeof columnsOf>>[number]["category"];

/** The step as each of the two squads' histories has it, so that the flow of neither loses or gains a task unexplained. */
function stepEvents(ctx: Context, { task, from, to, column, liftsBlock, dropped }: Step): TaskEventRow[] {
  const at = { taskId: task.id, at: ctx.now, actorId: ctx.actor.personId };
  const places = {
    from: { squadId: task.squadId, columnId: from.id, category: from.category },
    to: { squadId: to.id, columnId: column.id, category: column.category },
  };
  const lifted = {
    reason: task.blockedReason ?? "",
    since: (task.blockedAt ?? task.updatedAt).toISOString(),
  };
  return [
    eventRow({ ...at, squadId: task.squadId }, { kind: "squad_left", data: places }),
    eventRow({ ...at, squadId: to.id }, { kind: "squad_joined", data: { ...places, dropped } }),
    ...(liftsBlock ? [eventRow({ ...at, squadId: to.id }, { kind: "unblocked", data: lifted })] : []),
  ];
}

/** Changes the task's labels for those of the same name in the other squad; returns the names it does not have. */
async function carryLabels(
  t: Tx,
  { taskId, squadId }: { taskId: string; squadId: string },
): Promise<string[]> {
  const carried = await labelsOfTasks(t, [taskId]);
  if (carried.length === 0) return [];
  const theirs = await labelsBySlug(t, { squadId, slugs: carried.map(({ slug }) => slug) });
  const usable = theirs.filter(({ archivedAt }) => archivedAt === null);
  await removeTaskLabels(t, { taskId, labelIds: carried.map(({ id }) => id) });
  await addTaskLabels(t, { taskId, labelIds: usable.map(({ id }) => id) });
  return carried.filter(({ slug }) => !usable.some((label) => label.slug === slug)).map(({ name }) => name);
}

/** Who works on the task beside its holder has a seat in its squad. */
async function keepSeated(t: Tx, { taskId, seated }: { taskId: string; seated: ReadonlySet<string> }) {
  const workers = await personIdsOfTask(t, { taskId, role: "assignee" });
  const personIds = workers.filter((id) => !seated.has(id));
  if (personIds.length > 0) await removeTaskPeople(t, { taskId, personIds, role: "assignee" });
}

/** A task and its sub-tasks are of one squad: what stays behind is related to what left instead. */
async function loosenFamily(t: Tx, ctx: Context, task: TaskRow): Promise<void> {
  const children = await childrenOf(t, task.id);
  const parent = task.parentId === null ? undefined : await taskOfAnySquad(t, task.parentId);
  const by = { at: ctx.now, actorId: ctx.actor.personId, squadId: task.squadId };
  if (children.length > 0) {
    const taskIds = children.map(({ id }) => id);
    await setParent(t, { taskIds, parentId: null, updatedAt: ctx.now });
    const from = { taskId: task.id, key: task.key };
    await insertTaskEvents(
      t,
      taskIds.map((taskId) =>
        eventRow({ ...by, taskId }, { kind: "parent_changed", data: { from, to: null } }),
      ),
    );
  }
  for (const other of [...children, ...(parent ? [parent] : [])]) {
    const link = linkBetween({ taskId: task.id, relation: "relates", otherId: other.id });
    await insertLink(t, { ...link, addedBy: ctx.actor.personId, addedAt: ctx.now });
  }
}
