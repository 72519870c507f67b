import { openTaskCounts, openTasksWithPlans, successorSquads } from "#db/repositories/dissolution";
import { squadScope } from "~/domain/access";
import { closingProblem, daysUntil } from "~/domain/org/dissolution";
import type { Context } from "~/platform/context.server";
import { dissolutionScope } from "./scope.server";

export const taskViews = ["undecided", "waiting", "all"] as const;
export type TaskView = (typeof taskViews)[number];

const pageSize = 50;

/** What the dissolution page shows: the end date, how far the hand-over is, and one page of the open tasks. */
export async function loadDissolution(
  ctx: Context,
  squadId: string,
  { view, page }: { view: TaskView | null; page: number },
) {
  const r = ctx.store.read;
  const { board, squad } = await dissolutionScope(ctx, r, squadId);
  const counts = await openTaskCounts(r, squadId);
  const show = view ?? (counts.undecided > 0 ? "undecided" : "all");
  const [tasks, successors] = await Promise.all([
    openTasksWithPlans(r, { squadId, show, offset: (page - 1) * pageSize, limit: pageSize }),
    successorSquads(r, { squadId, scope: squadScope(ctx.actor, "board.read") }),
  ]);
  const { id, name, nameEn, kind, endsOn, version } = squad;
  const closed = squad.closedAt !== null;
  return {
    squad: { id, name, nameEn, kind, endsOn, version, closed },
    today: ctx.today,
    daysLeft: endsOn === null ? null : daysUntil(endsOn, ctx.today),
    counts,
    problem: closingProblem({ kind, endsOn, today: ctx.today, closed, ...counts }),
    tasks: tasks.map(({ waiting, ...task }) => ({ ...task, waiting: waiting === 1 })),
    view: show,
    page: {
      page,
      pageSize,
      total: { all: counts.open, undecided: counts.undecided, waiting: counts.waiting }[show],
    },
    successors,
    mayReopen: closed && kind === "task-force" && ctx.can("organisation.edit"),
    mayOpenTasks: ctx.can("board.read", board),
  };
}

export type DissolutionView = Awaited<ReturnType<typeof loadDissolution>>;
