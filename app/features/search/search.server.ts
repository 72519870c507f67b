import { searchMetrics, searchPeople, searchSquads, searchTasks, searchUnits } from "#db/repositories/search";
import { squadScope } from "~/domain/access";
import type { Context } from "~/platform/context.server";
import { paths } from "~/platform/paths";
import type { Hit } from "~/ui/palette";

/** Hits of each kind; more are found by typing on. */
const perKind = 8;
const longestText = 100;

/**
 * People, squads, units, metrics and tasks by name, code or key in either language, of those the reader may open. Nothing
 * for a blank text. Five statements, whatever is found.
 */
export async function search(ctx: Context, text: string): Promise<Hit[]> {
  const wanted = text.trim().slice(0, longestText);
  if (wanted === "") return [];
  const r = ctx.store.read;
  const query = { text: wanted, limit: perKind };
  const titles = {
    squadIds: ctx.actor.seats.map((seat) => seat.squadId),
    unitPaths: ctx.actor.headedUnitPaths,
  };
  const [squads, tasks, metrics, units, people] = await Promise.all([
    searchSquads(r, { ...query, scope: squadScope(ctx.actor, "squad.read") }),
    searchTasks(r, { ...query, scope: squadScope(ctx.actor, "board.read"), titles }),
    searchMetrics(r, query),
    searchUnits(r, query),
    searchPeople(r, query),
  ]);
  return [
    ...squads.map(
      ({ id, key, name, nameEn }): Hit => ({
        kind: "squad",
        id,
        name,
        nameEn,
        note: key,
        to: paths.squad(id),
      }),
    ),
    ...tasks.map(
      ({ id, squadId, key, title }): Hit => ({
        kind: "task",
        id,
        name: title,
        nameEn: title,
        note: key,
        to: paths.task(squadId, id),
      }),
    ),
    ...metrics.map(
      ({ id, code, name, nameEn }): Hit => ({
        kind: "metric",
        id,
        name,
        nameEn,
        note: code,
        to: paths.metric(id),
      }),
    ),
    ...units.map(
      ({ id, code, name, nameEn }): Hit => ({
        kind: "unit",
        id,
        name,
        nameEn,
        note: code,
        to: paths.unit(id),
      }),
    ),
    ...people.map(
      ({ id, name, nameEn, title, titleEn }): Hit => ({
        kind: "person",
        id,
        name,
        nameEn,
        note: ctx.locale === "en" ? titleEn || title : title || titleEn,
        to: paths.person(id),
      }),
    ),
  ];
}
