import { currentCycle } from "#db/repositories/cycles";
import { openCycles, taskCounts, tasksOf, unitsHeadedBy } from "#db/repositories/home";
import { squadNames } from "#db/repositories/squads";
import { type CycleState, type CycleStep, stepsFrom } from "~/domain/assessment-cycle";
import { squadPulses } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { changesSinceLastVisit } from "./visit.server";
import { offeredByReader, waitingFor } from "./waiting.server";

const pageSize = 15;
const mostTriangles = 6;
const dayMilliseconds = 86_400_000;

/** What Home shows its reader: what waits for them, their triangles, their tasks, and what they head or run. */
export async function loadHome(ctx: Context, { page }: { page: number }) {
  const r = ctx.store.read;
  const { personId, seats, headedUnitPaths, headedDisciplines } = ctx.actor;
  const runsCycles = ctx.can("assessment.read_console");
  const counting = taskCounts(r, { personId, day: ctx.today });
  const [counts, waiting, offered, news, tasks, cycle, named, units, cycles] = await Promise.all([
    counting,
    waitingFor(ctx, counting),
    offeredByReader(ctx),
    changesSinceLastVisit(ctx),
    tasksOf(r, { personId, offset: (page - 1) * pageSize, limit: pageSize }),
    currentCycle(r, ctx.today),
    squadNames(r, [...new Set(seats.map((seat) => seat.squadId))]),
    headedUnitPaths.length > 0 ? unitsHeadedBy(r, personId) : [],
    runsCycles ? openCycles(r) : [],
  ]);
  const shown = named.slice(0, mostTriangles);
  const pulses = await squadPulses(ctx, {
    squadIds: shown.map(({ id }) => id),
    asOf: ctx.today,
    cycle: cycle ?? null,
  });
  return {
    person: ctx.person,
    today: ctx.today,
    partOfDay: partOfDay(ctx),
    cycle:
      cycle && cycle.end >= ctx.today
        ? { ...daysLeft(cycle.end, ctx.today), name: cycle.name, nameEn: cycle.nameEn }
        : null,
    waiting,
    offered,
    news: {
      since: news.since,
      squads: news.squads.flatMap(({ squadId, ...changed }) => {
        const squad = named.find(({ id }) => id === squadId);
        return squad ? [{ ...changed, squad }] : [];
      }),
    },
    tasks,
    page: { page, pageSize, total: counts.total },
    triangles: shown.flatMap((squad) => {
      const pulse = pulses.get(squad.id);
      if (!pulse) return [];
      const { seats: held, edges, attainment } = pulse;
      return [{ ...squad, seats: held, edges, attainment }];
    }),
    moreTriangles: named.length > shown.length,
    units,
    disciplines: headedDisciplines,
    cycles: cycles.map((open) => ({ ...open, next: nextStep(open, ctx.today) })),
    may: { organise: ctx.can("organisation.edit"), administer: ctx.can("admin.open"), runCycles: runsCycles },
  };
}

export type HomeView = Awaited<ReturnType<typeof loadHome>>;

/** The step forward a cycle waits for; null while it runs, because nothing is computed before its last day is over. */
function nextStep({ state, end }: { state: CycleState; end: string }, today: string): CycleStep | null {
  if (state === "active" && end >= today) return null;
  return stepsFrom(state)[0] ?? null;
}

const daysLeft = (end: string, today: string) => ({
  daysLeft: Math.round((Date.parse(end) - Date.parse(today)) / dayMilliseconds),
});

function partOfDay({
  now,
  timeZone,
}: Pick<Context, "now" | "timeZone">): "morning" | "afternoon" | "evening" {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now),
  );
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}
