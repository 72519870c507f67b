import { isOpen } from "~/domain/assessment-cycle";
import type { Context } from "~/platform/context.server";
import { cycleOrNotFound } from "./cycle-facts.server";
import { readinessOf, type SquadReadiness } from "./readiness.server";

const pageSize = 50;
export const readinessStates = ["unready", "overridden", "ready"] as const;
export type ReadinessState = (typeof readinessStates)[number];

export const readinessState = ({
  issues,
  overrideReason,
}: Pick<SquadReadiness, "issues" | "overrideReason">): ReadinessState =>
  issues.length === 0 ? "ready" : overrideReason === null ? "unready" : "overridden";

export type ReadinessQuery = { search: string; state: string; page: number };

/** The readiness page of a cycle: squads worst first, filtered and cut to a page. Null while the cycle has no scheme to measure by. */
export async function loadReadiness(
  ctx: Context,
  { cycleId, query }: { cycleId: string; query: ReadinessQuery },
) {
  ctx.require("assessment.read_console");
  const r = ctx.store.read;
  const cycle = await cycleOrNotFound(r, cycleId);
  if (cycle.schemeVersionId === null) return null;
  const all = await readinessOf(r, { cycle, today: ctx.today });
  const needle = query.search.toLowerCase();
  const matches = all.filter(
    (squad) =>
      (query.state === "" || readinessState(squad) === query.state) &&
      [squad.name, squad.nameEn, squad.key].some((text) => text.toLowerCase().includes(needle)),
  );
  const counts = Object.fromEntries(
    readinessStates.map((state) => [state, all.filter((squad) => readinessState(squad) === state).length]),
  );
  return {
    squads: matches
      .slice((query.page - 1) * pageSize, query.page * pageSize)
      .map(({ overriddenAt, ...squad }) => ({
        ...squad,
        state: readinessState(squad),
        overriddenAt: overriddenAt?.getTime() ?? null,
      })),
    counts: counts as Record<ReadinessState, number>,
    page: query.page,
    pageSize,
    total: matches.length,
    cycle: { id: cycle.id, schemeVersionId: cycle.schemeVersionId },
    mayOverride: ctx.can("assessment.configure") && isOpen("overrides", cycle.state),
  };
}

export type ReadinessPage = NonNullable<Awaited<ReturnType<typeof loadReadiness>>>;
