import { currentCycle } from "#db/repositories/cycles";
import { squadNames } from "#db/repositories/squads";
import type { Context } from "~/platform/context.server";
import { oncePerRequest } from "~/platform/once-per-request.server";
import { squadPulses } from "./squad-pulses.server";

const most = 6;

/** The assessment cycle of the request's day; undefined where there is none. */
export const cycleOfToday = oncePerRequest(({ store, today }) => currentCycle(store.read, today));

/** The reader's open squads, and today's pulse of the first six; neither for people without a seat. */
export const ownTriangles = oncePerRequest(async (ctx: Context) => {
  const ids = [...new Set(ctx.actor.seats.map((seat) => seat.squadId))];
  if (ids.length === 0) return { named: [], triangles: [] };
  const [named, cycle] = await Promise.all([squadNames(ctx.store.read, ids), cycleOfToday(ctx)]);
  const shown = named.slice(0, most);
  const squadIds = shown.map(({ id }) => id);
  const pulses = await squadPulses(ctx, { squadIds, asOf: ctx.today, cycle: cycle ?? null });
  const triangles = shown.flatMap((squad) => {
    const pulse = pulses.get(squad.id);
    return pulse ? [{ ...squad, seats: pulse.seats, edges: pulse.edges, attainment: pulse.attainment }] : [];
  });
  return { named, triangles };
});
