import { currentCycle } from "#db/repositories/cycles";
import { squadsPage } from "#db/repositories/squads";
import { unitById } from "#db/repositories/units";
import { squadScope } from "~/domain/access";
import { disciplines } from "~/domain/org/discipline";
import { squadPulses } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import type { SquadsSearch } from "./queries";
import { unitOptions } from "./unit-options.server";

const pageSize = 50;

/** One page of the squads the reader may see, each with what its triangle shows as of today. */
export async function listSquads(ctx: Context, query: SquadsSearch) {
  const r = ctx.store.read;
  const [unit, units] = await Promise.all([query.unit ? unitById(r, query.unit) : undefined, unitOptions(r)]);
  const scope = squadScope(ctx.actor, "squad.read");
  const { rows, total } = await squadsPage(r, {
    scope,
    search: query.q,
    kind: query.kind,
    unitPath: unit?.path,
    ofPerson: query.mine ? ctx.actor.personId : undefined,
    state: query.state,
    ...query.sort,
    page: query.page,
    pageSize,
    today: ctx.today,
  });
  const cycle = (await currentCycle(r, ctx.today)) ?? null;
  const pulses = await squadPulses(ctx, { squadIds: rows.map((row) => row.id), asOf: ctx.today, cycle });
  return {
    squads: rows.map(({ closedAt, filledLeads, ...squad }) => {
      const pulse = pulses.get(squad.id);
      return {
        ...squad,
        closed: closedAt !== null,
        complete: filledLeads === disciplines.length,
        seats: pulse?.seats ?? [],
        edges: pulse?.edges ?? [],
        attainment: pulse?.attainment ?? null,
      };
    }),
    page: { page: query.page, pageSize, total },
    units,
    seesAll: scope === "all",
    mayCreate: ctx.can("organisation.edit"),
  };
}
