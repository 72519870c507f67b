import { type TaskListScope, type TaskListSort, taskList } from "#db/repositories/tasks";
import type { Context } from "~/platform/context.server";
import { squadInScope } from "./squad-scope.server";

const pageSize = 50;
const scopes: readonly string[] = ["open", "done", "archived"] satisfies TaskListScope[];
const sorts: readonly string[] = ["key", "title", "due", "changed"] satisfies TaskListSort[];

/** One page of the squad's tasks as a list: open, finished or archived, by the address's search, order and page. */
export async function loadTaskList(ctx: Context, squadId: string, search: URLSearchParams) {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  const wantedScope = search.get("scope") ?? "open";
  const scope = scopes.includes(wantedScope) ? (wantedScope as TaskListScope) : "open";
  const wanted = search.get("sort") ?? "-changed";
  const by = wanted.replace(/^-/, "");
  const sort = sorts.includes(by)
    ? { by: by as TaskListSort, descending: wanted.startsWith("-") }
    : { by: "changed" as const, descending: true };
  const page = Math.min(10_000, Math.max(1, Number.parseInt(search.get("page") ?? "1", 10) || 1));
  const text = (search.get("q") ?? "").trim().slice(0, 100);
  const { rows, total } = await taskList(ctx.store.read, {
    squadId,
    scope,
    text,
    sort,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  return {
    squad: { id: squad.id, name: squad.name, nameEn: squad.nameEn },
    rows,
    page: { page, pageSize, total },
    scope,
    text,
    today: ctx.today,
    work: !squad.closed && ctx.can("board.work", squad),
  };
}
