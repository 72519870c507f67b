import { readTaskFilter, type TaskFilter } from "~/domain/board";
import type { Context } from "~/platform/context.server";
import { filterScope } from "../filter-scope.server";
import { loadFilterChoices } from "../load-filter-choices.server";
import { squadInScope } from "../squad-scope.server";
import type { ViewFrame } from "./view-frame";

/** What every view of a squad's tasks needs beside the tasks: the squad, the filter and its choices, what the reader may do. */
export async function loadViewFrame(ctx: Context, squadId: string, search: URLSearchParams) {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  const filter: TaskFilter = readTaskFilter(search);
  const frame: ViewFrame = {
    squad: { id: squad.id, key: squad.key, name: squad.name, nameEn: squad.nameEn },
    filter,
    choices: await loadFilterChoices(ctx, squad),
    today: ctx.today,
    work: !squad.closed && ctx.can("board.work", squad),
  };
  return { frame, filter, scope: filterScope(ctx, squadId) };
}

/** The page a list's address asks for, from 1. */
export const pageOf = (search: URLSearchParams): number =>
  Math.min(10_000, Math.max(1, Number.parseInt(search.get("page") ?? "1", 10) || 1));
