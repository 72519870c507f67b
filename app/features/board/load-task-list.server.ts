import { labelNames, type TaskState, taskPage, taskSorts, taskStates } from "#db/repositories/task-views";
import type { Context } from "~/platform/context.server";
import { boardSince } from "./board-since";
import { loadViewFrame, pageOf } from "./views/load-view.server";

const pageSize = 50;

/** Which tasks a list or an export is about, and in which order: `scope` and `sort` of the address. */
export function readListOrder(search: URLSearchParams) {
  const scope = search.get("scope");
  const state: TaskState = taskStates.find((one) => one === scope) ?? "open";
  const wanted = search.get("sort") ?? "";
  const by = taskSorts.find((one) => one === wanted.replace(/^-/, ""));
  const sort = by ? { by, descending: wanted.startsWith("-") } : { by: "changed" as const, descending: true };
  return { state, sort };
}

/** One page of the squad's tasks as a list, by the address's filter, order and page; a constant number of statements. */
export async function loadTaskList(ctx: Context, squadId: string, search: URLSearchParams) {
  const { frame, filter, scope } = await loadViewFrame(ctx, squadId, search);
  const { state, sort } = readListOrder(search);
  const page = pageOf(search);
  const { rows, total } = await taskPage(ctx.store.read, {
    filter,
    scope,
    state,
    doneSince: boardSince(ctx.now),
    sort,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  const labels = await labelNames(
    ctx.store.read,
    rows.map(({ id }) => id),
  );
  return {
    frame,
    rows: rows.map(({ createdAt: _, startedAt: __, ...row }) => ({
      ...row,
      labels: labels.get(row.id) ?? [],
    })),
    page: { page, pageSize, total },
    state,
  };
}
export type TaskListView = Awaited<ReturnType<typeof loadTaskList>>;
