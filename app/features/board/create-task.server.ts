import { ConstraintError } from "#db/errors";
import {
  type BoardColumn,
  type BoardSquad,
  boardKpis,
  boardPeople,
  lockColumn,
} from "#db/repositories/board-columns";
import { addTaskPeople } from "#db/repositories/task-people";
import { gapAfter, insertTask, insertTaskEvents, takeTaskNumber, taskById } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { milestonesAtCreation, positionBetween, requireAssignable, requireDates } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context, LiveChange } from "~/platform/context.server";
import { requireRoom } from "./column-room.server";
import type { CreateTaskInput } from "./forms";
import { openSquadInScope } from "./squad-scope.server";
import { tellOfEdit } from "./task/mentions.server";
import { requireParent } from "./task/parent.server";
import { boardChange } from "./task/tell.server";
import { eventRow } from "./task-event.server";

/**
 * Puts a new task at the head of a column. Sending the same form again finds the task it made. Throws `invalid` for an
 * assignee without a seat of the discipline, a KPI that the squad's contract in force does not hold, or a parent too deep.
 */
export async function createTask(
  ctx: Context,
  squadId: string,
  input: CreateTaskInput,
): Promise<{ taskId: string }> {
  try {
    return await insert(ctx, squadId, input);
  } catch (error) {
    if (!(error instanceof ConstraintError) || error.kind !== "unique") throw error;
    const existing = await taskById(ctx.store.read, { squadId, taskId: input.taskId });
    if (existing?.reporterId !== ctx.actor.personId) throw new AppError("conflict");
    return { taskId: existing.id };
  }
}

function insert(ctx: Context, squadId: string, input: CreateTaskInput): Promise<{ taskId: string }> {
  return ctx.change("task.created", async (t) => {
    const squad = await openSquadInScope(ctx, t, squadId);
    const allowed = ctx.require("board.work", squad);
    const column = await columnWithRoom(t, ctx, {
      squadId,
      columnId: input.columnId,
      taskIds: [input.taskId],
    });
    const { entry, live } = await addTask(t, ctx, { squad, column, input });
    return { allowed, entries: [entry], result: { taskId: input.taskId }, live };
  });
}

/** The column, locked, with room for these new tasks. Throws `invalid` where it is gone or its limit forbids more. */
export async function columnWithRoom(
  t: Tx,
  ctx: Context,
  { squadId, columnId, taskIds }: { squadId: string; columnId: string; taskIds: readonly string[] },
): Promise<BoardColumn> {
  const column = await lockColumn(t, { squadId, columnId });
  if (!column) throw new AppError("invalid", { reason: "column_gone", field: "columnId" });
  await requireRoom(ctx, t, { column, movingIds: taskIds });
  return column;
}

type NewTask = {
  squad: BoardSquad;
  column: BoardColumn;
  input: Omit<CreateTaskInput, "columnId">;
  /** The task it stands after; the head of the column without one. */
  afterId?: string | null;
};

/**
 * Writes one new task into a column that the caller has locked, with its history and what it tells people; the caller
 * puts the entry into the log. Throws `invalid` for what the squad does not have.
 */
export async function addTask(
  t: Tx,
  ctx: Context,
  { squad, column, input, afterId = null }: NewTask,
): Promise<{ entry: AuditEntry; live: LiveChange[]; key: string }> {
  const { taskId, title, description, assigneeId, priority, dueOn, metricId, discipline } = input;
  const { startOn = null, estimateHours = null, parentId = null } = input;
  const squadId = squad.id;
  const columnId = column.id;
  requireDates({ startOn, dueOn });
  await requireChoices(ctx, t, squadId, { discipline, assigneeId, metricId });
  if (parentId !== null) await requireParent(t, { squadId, parentId });
  const gap = await gapAfter(t, { columnId, afterId, movingId: taskId });
  const number = await takeTaskNumber(t, squadId);
  const task = {
    id: taskId,
    squadId,
    number,
    key: `${squad.key}-${number}`,
    title,
    description,
    discipline,
    assigneeId,
    reporterId: ctx.actor.personId,
    priority,
    startOn,
    dueOn,
    estimateHours,
    parentId,
    metricId,
    columnId,
    position: positionBetween(gap.before, gap.after),
    ...milestonesAtCreation(column.category, ctx.now),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  await insertTask(t, task);
  const who = { taskId, squadId, at: ctx.now, actorId: ctx.actor.personId };
  await insertTaskEvents(t, [
    eventRow(who, {
      kind: "created",
      data: { columnId, category: column.category, discipline, assigneeId },
    }),
  ]);
  const after = {
    key: task.key,
    title,
    description,
    discipline,
    assigneeId,
    priority,
    startOn,
    dueOn,
    estimateHours,
    parentId,
    metricId,
    columnId,
  };
  await addTaskPeople(t, { taskId, personIds: [ctx.actor.personId], role: "watcher" });
  const nothing = { description: "", assigneeId: null };
  const told = await tellOfEdit(t, ctx, { squad, task, before: nothing, after: { description, assigneeId } });
  return {
    entry: { subject: { type: "task", id: taskId }, after },
    live: [boardChange(task, 1), ...told],
    key: task.key,
  };
}

type Choices = {
  discipline: CreateTaskInput["discipline"];
  assigneeId: string | null;
  metricId: string | null;
};

/** Throws `invalid` unless assignee and KPI are among what the squad has today. */
export async function requireChoices(ctx: Context, t: Tx, squadId: string, choices: Choices): Promise<void> {
  if (choices.assigneeId !== null) {
    const people = await boardPeople(t, { squadId, day: ctx.today });
    const seats = people.flatMap(({ id, discipline, role }) =>
      role === null ? [] : [{ personId: id, discipline }],
    );
    requireAssignable(choices, seats);
  }
  if (choices.metricId !== null) {
    const kpis = await boardKpis(t, { squadId, day: ctx.today });
    if (!kpis.some((kpi) => kpi.metricId === choices.metricId)) {
      throw new AppError("invalid", { reason: "task_kpi_not_in_contract", field: "metricId" });
    }
  }
}
