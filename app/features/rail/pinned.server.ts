import { currentCycle } from "#db/repositories/cycles";
import { squadNames } from "#db/repositories/squads";
import { squadPulses } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";

/** More would push the rail's own entries out of sight. */
const most = 5;

export type PinnedTriangle = Awaited<ReturnType<typeof pinnedTriangles>>[number];

/** The reader's own triangles for the rail, each with its pulse of today; none for people without a seat. */
export async function pinnedTriangles(ctx: Context) {
  const ids = [...new Set(ctx.actor.seats.map((seat) => seat.squadId))];
  if (ids.length === 0) return [];
  const { read } = ctx.store;
  const [named, cycle] = await Promise.all([squadNames(read, ids), currentCycle(read, ctx.today)]);
  const shown = named.slice(0, most);
  const pulses = await squadPulses(ctx, {
    squadIds: shown.map((squad) => squad.id),
    asOf: ctx.today,
    cycle: cycle ?? null,
  });
  return shown.flatMap((squad) => {
    const pulse = pulses.get(squad.id);
    return pulse ? [{ ...squad, seats: pulse.seats, edges: pulse.edges, attainment: pulse.attainment }] : [];
  });
}
