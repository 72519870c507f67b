import { boardSquad } from "#db/repositories/board-columns";
import { handoffItemsOf } from "#db/repositories/handoff-checks";
import { handoffsOfTask } from "#db/repositories/handoffs";
import { taskOfAnySquad } from "#db/repositories/task-details";
import { eventsOfTask, taskDetail } from "#db/repositories/tasks";
import { wholeDays, wholeHours } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { historyOf } from "./history.server";
import { squadInScope, type TaskAddress } from "./squad-scope.server";
import { loadParts, type PartsWanted } from "./task/load-parts.server";
import type { TaskParts } from "./task/view";
import type { PendingHandoffView, TaskView } from "./task-view";

export type TaskPageView = { task: TaskView; parts: TaskParts };

const historyLines = 30;
const wholeHistory = 1_000;
/** Comments stand on the page themselves, and a step between squads is told once. */
const toldElsewhere = ["commented", "squad_left"];

/** A task itself: what it is, who waits for whom, what happened. `not_found` outside of the reader's scope. */
export async function loadTask(
  ctx: Context,
  address: TaskAddress,
  { whole }: { whole: boolean },
): Promise<TaskView> {
  return (await loadCore(ctx, address, { whole })).task;
}

/** A task as its page shows it, with everything that belongs to it. */
export async function loadTaskPage(
  ctx: Context,
  address: TaskAddress,
  { whole, ...wanted }: { whole: boolean } & PartsWanted,
): Promise<TaskPageView> {
  const { squad, row, task } = await loadCore(ctx, address, { whole });
  return { task, parts: await loadParts(ctx, { squad, task: row, work: task.rights.work }, wanted) };
}

/** The squad a task has moved to since an address was written down; null for one the reader may not find there either. */
export async function taskMovedTo(ctx: Context, { squadId, taskId }: TaskAddress): Promise<string | null> {
  const task = await taskOfAnySquad(ctx.store.read, taskId);
  if (!task || task.squadId === squadId) return null;
  const squad = await boardSquad(ctx.store.read, task.squadId);
  return squad && ctx.can("board.read", squad) ? squad.id : null;
}

async function loadCore(ctx: Context, address: TaskAddress, { whole }: { whole: boolean }) {
  const r = ctx.store.read;
  const squad = await squadInScope(ctx, r, address.squadId);
  const limit = whole ? wholeHistory : historyLines;
  const [detail, handoffs, events] = await Promise.all([
    taskDetail(r, address),
    handoffsOfTask(r, address.taskId),
    eventsOfTask(r, { taskId: address.taskId, without: toldElsewhere, limit: limit + 1 }),
  ]);
  if (!detail) throw new AppError("not_found");
  const { task, column, assignee, reporter, metric } = detail;
  const [latest] = handoffs.filter((handoff) => handoff.status !== "withdrawn");
  const work = !squad.closed && ctx.can("board.work", squad);
  const pending = latest?.status === "pending" ? latest : null;
  const view: TaskView = {
    id: task.id,
    key: task.key,
    title: task.title,
    description: task.description,
    discipline: task.discipline,
    assigneeId: task.assigneeId,
    assignee,
    reporter,
    priority: task.priority,
    startOn: task.startOn,
    estimateHours: task.estimateHours,
    dueOn: task.dueOn,
    overdue: task.dueOn !== null && task.dueOn < ctx.today && task.finishedAt === null,
    metricId: task.metricId,
    metric,
    columnId: task.columnId,
    column,
    age: wholeDays(task.columnSince, ctx.now),
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    finishedAt: task.finishedAt,
    archivedAt: task.archivedAt,
    blocked: task.blockedAt && { reason: task.blockedReason ?? "", since: task.blockedAt },
    version: task.version,
    handoff: pending && (await pendingView(ctx, address.squadId, pending)),
    lastReturn:
      latest?.status === "returned"
        ? { by: latest.decider ?? latest.receiver, reason: latest.returnReason ?? "" }
        : null,
    history: await historyOf(ctx, events.slice(0, limit)),
    historyCut: events.length > limit,
    rights: {
      work: work && task.archivedAt === null,
      offer:
        work &&
        task.archivedAt === null &&
        task.finishedAt === null &&
        latest?.status !== "pending" &&
        ctx.can("handoff.offer", { squadId: task.squadId, discipline: task.discipline }),
    },
  };
  return { squad, row: task, task: view };
}

type Handoff = Awaited<ReturnType<typeof handoffsOfTask>>[number];

async function pendingView(ctx: Context, squadId: string, handoff: Handoff): Promise<PendingHandoffView> {
  const { id, version, from, to, note, dueOn, offeredAt, sender, receiver, offeredById, toPersonId } =
    handoff;
  const facts = { squadId, from, to, offeredBy: offeredById, toPersonId };
  return {
    id,
    version,
    from,
    to,
    note,
    dueOn,
    offeredAt,
    hours: wholeHours(offeredAt, ctx.now),
    sender,
    receiver,
    overdue: dueOn !== null && dueOn < ctx.today,
    items: await handoffItemsOf(ctx.store.read, [id]),
    mayDecide: ctx.can("handoff.decide", facts),
    mayWithdraw: ctx.can("handoff.withdraw", facts),
  };
}
