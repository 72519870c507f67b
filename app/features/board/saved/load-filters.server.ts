import { newId } from "#db/id";
import { countConditions, printTaskFilter, readTaskFilter } from "~/domain/board";
import type { Context } from "~/platform/context.server";
import { localPath } from "~/platform/local-path";
import { paths } from "~/platform/paths";
import { loadFilterChoices } from "../load-filter-choices.server";
import { squadInScope } from "../squad-scope.server";

/** The board's saved filters with what the reader may do to each, and the filter they came with, to be kept or put in place. */
export async function loadFilters(ctx: Context, squadId: string, search: URLSearchParams) {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  const brought = readTaskFilter(new URLSearchParams(search.get("filter") ?? ""));
  return {
    squad: { id: squad.id, name: squad.name, nameEn: squad.nameEn },
    choices: await loadFilterChoices(ctx, squad),
    brought: countConditions(brought) > 0 ? printTaskFilter(brought).toString() : null,
    back: localPath(search.get("back") ?? paths.squadBoard(squadId)),
    mayShare: !squad.closed && ctx.can("board.work", squad),
    newFilterId: newId(),
  };
}
