import { changesByOthers } from "#db/repositories/home";
import { saveVisits, visitsOf } from "#db/repositories/home-visits";
import { lookAt } from "~/domain/notifications";
import type { Context } from "~/platform/context.server";
import { changesBySquad, type SquadChanges } from "./changes";

const mostRead = 100;
const mostOfSquad = 5;

export type News = { since: Date; squads: SquadChanges[] };

/**
 * What others did in the reader's squads since the visit before this one. Notes the look itself; that is no change of state that
 * anybody answers for, so the audit log does not hold it, and a page is shown even where it cannot be stored.
 */
export async function changesSinceLastVisit(ctx: Context): Promise<News> {
  const { personId, seats } = ctx.actor;
  const { since, store } = lookAt(await visitsOf(ctx.store.read, personId), ctx.now);
  const squadIds = [...new Set(seats.map((seat) => seat.squadId))];
  const changes = await changesByOthers(ctx.store.read, { personId, squadIds, since, limit: mostRead });
  if (store !== null) await noteVisit(ctx, { personId, ...store });
  return { since, squads: changesBySquad(changes, { squadIds, most: mostOfSquad }) };
}

async function noteVisit(ctx: Context, visits: Parameters<typeof saveVisits>[1]): Promise<void> {
  try {
    await ctx.store.tx((t) => saveVisits(t, visits));
  } catch (error) {
    ctx.log.warn({ err: error }, "visit not noted");
  }
}
