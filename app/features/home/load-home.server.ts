import { openCycles, taskCounts, tasksOf, unitsHeadedBy } from "#db/repositories/home";
import { squadScope } from "~/domain/access";
import { type CycleState, type CycleStep, stepsFrom } from "~/domain/assessment-cycle";
import { cycleOfToday, ownTriangles } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { changesSinceLastVisit } from "./visit.server";
import { offeredByReader, waitingFor } from "./waiting.server";

const pageSize = 15;
const dayMilliseconds = 86_400_000;

/** What Home shows its reader: what waits for them, their triangles, their tasks, and what they head or run. */
export async function loadHome(ctx: Context, { page }: { page: number }) {
  const r = ctx.store.read;
  const { personId, headedUnitPaths, headedDisciplines } = ctx.actor;
  const runsCycles = ctx.can("assessment.read_console");
  const reading = { personId, scope: squadScope(ctx.actor, "board.read") };
  const counting = taskCounts(r, { ...reading, day: ctx.today });
  const [counts, waiting, offered, news, tasks, cycle, { named, triangles }, units, cycles] =
    await Promise.all([
      counting,
      waitingFor(ctx, counting),
      offeredByReader(ctx),
      changesSinceLastVisit(ctx),
      tasksOf(r, { ...reading, offset: (page - 1) * pageSize, limit: pageSize }),
      cycleOfToday(ctx),
      ownTriangles(ctx),
      headedUnitPaths.length > 0 ? unitsHeadedBy(r, personId) : [],
      runsCycles ? openCycles(r) : [],
    ]);
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
    triangles,
    moreTriangles: named.length > triangles.length,
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
