import { searchTasks } from "#db/repositories/search";
import { squadScope } from "~/domain/access";
import type { Context } from "~/platform/context.server";
import type { Suggestion } from "~/ui/suggest-field";

const offered = 8;

/** Tasks by key or by words of their title, of the boards the reader may open, as a field's suggestions. */
export async function suggestTasks(ctx: Context, text: string): Promise<Suggestion[]> {
  const wanted = text.trim();
  if (wanted === "") return [];
  const own = ctx.actor.seats.map(({ squadId }) => squadId);
  const found = await searchTasks(ctx.store.read, {
    scope: squadScope(ctx.actor, "board.read"),
    titles: { squadIds: own, unitPaths: ctx.actor.headedUnitPaths },
    text: wanted,
    limit: offered,
  });
  return found.map(({ key, title }) => ({ text: key, label: key, note: title }));
}
