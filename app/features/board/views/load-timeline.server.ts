import {
  blocksAmong,
  type TimelineGroup,
  type TimelineTask,
  timelineGroups,
  timelinePage,
  undatedTasks,
} from "#db/repositories/task-views";
import { dayIn } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { loadViewFrame, pageOf } from "./load-view.server";
import { readTimelineRange } from "./timeline-range";

const pageSize = 200;

export type TimelineRow = Pick<
  TimelineTask,
  | "id"
  | "key"
  | "title"
  | "discipline"
  | "assigneeId"
  | "assignee"
  | "metricId"
  | "metric"
  | "startOn"
  | "version"
> & {
  dueOn: string;
  /** Where the bar begins: the start, else the day it was created. */
  begins: string;
  finishedOn: string | null;
  blocked: boolean;
};

/** One page of bars in the visible span with the waits between them; a constant number of statements. */
export async function loadTimeline(ctx: Context, squadId: string, search: URLSearchParams) {
  const { frame, filter, scope } = await loadViewFrame(ctx, squadId, search);
  const range = readTimelineRange(search, ctx.today);
  const group: TimelineGroup = timelineGroups.find((one) => one === search.get("group")) ?? "discipline";
  const page = pageOf(search);
  const r = ctx.store.read;
  const [{ rows, total }, undated] = await Promise.all([
    timelinePage(r, {
      filter,
      scope,
      span: range,
      group,
      offset: (page - 1) * pageSize,
      limit: pageSize,
    }),
    undatedTasks(r, { filter, scope, limit: 1 }),
  ]);
  const day = (at: Date) => dayIn(ctx.timeZone, at);
  return {
    frame,
    range,
    group,
    rows: rows.map(
      ({ createdAt, finishedAt, blockedAt, priority: _, ...row }): TimelineRow => ({
        ...row,
        dueOn: row.dueOn!,
        begins: row.startOn ?? day(createdAt),
        finishedOn: finishedAt && day(finishedAt),
        blocked: blockedAt !== null,
      }),
    ),
    waits: await blocksAmong(
      r,
      rows.map(({ id }) => id),
    ),
    page: { page, pageSize, total },
    undated: undated.total,
  };
}
export type TimelineView = Awaited<ReturnType<typeof loadTimeline>>;
