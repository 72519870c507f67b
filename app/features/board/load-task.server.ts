import { handoffsOfTask } from "#db/repositories/handoffs";
import { eventsOfTask, taskDetail } from "#db/repositories/tasks";
import { wholeDays, wholeHours } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { historyOf } from "./history.server";
import { squadInScope, type TaskAddress } from "./squad-scope.server";
import type { PendingHandoffView, TaskView } from "./task-view";

const historyLines = 30;
const wholeHistory = 1_000;
/** Comments stand on the page themselves, and a step between squads is told once. */
const toldElsewhere = ["commented", "squad_left"];

/** A task as its page shows it: what it is, who waits for whom, what happened. `not_found` outside of the reader's scope. */
export async function loadTask(
  ctx: Context,
  address: TaskAddress,
  { whole }: { whole: boolean },
): Promise<TaskView> {
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
  return {
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
    handoff: latest?.status === "pending" ? pendingView(ctx, address.squadId, latest) : null,
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
}

type Handoff = Awaited<ReturnType<typeof handoffsOfTask>>[number];

function pendingView(ctx: Context, squadId: string, handoff: Handoff): PendingHandoffView {
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
    mayDecide: ctx.can("handoff.decide", facts),
    mayWithdraw: ctx.can("handoff.withdraw", facts),
  };
}
