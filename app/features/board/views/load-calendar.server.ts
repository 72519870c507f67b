import { type DatedTask, tasksBetween, undatedTasks } from "#db/repositories/task-views";
import type { Context } from "~/platform/context.server";
import { gridSpan, readCalendarRange } from "./calendar-range";
import { loadViewFrame } from "./load-view.server";

/** More bars than anybody reads in six weeks. */
const mostTasks = 1_000;
const trayTasks = 30;

export type CalendarTask = Pick<
  DatedTask,
  "id" | "key" | "title" | "discipline" | "assigneeId" | "startOn" | "dueOn" | "version"
> & { finished: boolean; blocked: boolean };

const shown = ({
  finishedAt,
  blockedAt,
  id,
  key,
  title,
  discipline,
  assigneeId,
  startOn,
  dueOn,
  version,
}: DatedTask): CalendarTask => ({
  id,
  key,
  title,
  discipline,
  assigneeId,
  startOn,
  dueOn,
  version,
  finished: finishedAt !== null,
  blocked: blockedAt !== null,
});

/** The tasks of a month or a week by their days, and the open ones without a day; a constant number of statements. */
export async function loadCalendar(ctx: Context, squadId: string, search: URLSearchParams) {
  const { frame, filter, scope } = await loadViewFrame(ctx, squadId, search);
  const range = readCalendarRange(search, ctx.today);
  const r = ctx.store.read;
  const [rows, undated] = await Promise.all([
    tasksBetween(r, { filter, scope, span: gridSpan(range), limit: mostTasks + 1 }),
    undatedTasks(r, { filter, scope, limit: trayTasks }),
  ]);
  return {
    frame,
    range,
    tasks: rows.slice(0, mostTasks).map(shown),
    cut: rows.length > mostTasks,
    undated: { tasks: undated.rows.map(shown), total: undated.total },
  };
}
export type CalendarView = Awaited<ReturnType<typeof loadCalendar>>;
