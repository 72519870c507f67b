import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { firstEventAt } from "#db/repositories/flow";
import { countBetween, forecast, forecastWeeks } from "~/domain/flow";
import { addDays } from "~/domain/org/day";
import { dayIn, startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { printFlowSearch, readFlowSearch } from "./address";
import { filterChoices } from "./choices.server";
import { mondayOf } from "./period";
import { readWork, standingIn, type Worked } from "./read-work.server";
import { flowFilter, flowFrame, flowSquad } from "./squad.server";

export type ForecastView = Awaited<ReturnType<typeof loadForecast>>;

/**
 * When the open tasks of a filter will be done at the squad's pace of the last twelve whole weeks, or at the pace of the filter's own
 * tasks. The same address gives the same dates for a day. `not_found` outside of the reader's scope.
 */
export async function loadForecast(ctx: Context, squadId: string, search: URLSearchParams) {
  const { squad } = await flowSquad(ctx, squadId);
  const wanted = readFlowSearch(search, ctx.today);
  const filter = flowFilter(ctx, squadId, wanted);
  const options = readOptions(search, ctx.today);
  const frame = await flowFrame(ctx, squadId);
  const { read } = ctx.store;
  const startOf = (day: string) => startOfDay(ctx.timeZone, day);
  const monday = mondayOf(ctx.today);
  const mondays = Array.from({ length: forecastWeeks + 1 }, (_, i) =>
    addDays(monday, 7 * (i - forecastWeeks)),
  );
  const scope = { squadIds: [squadId], since: startOf(mondays[0]!) };
  const rules = { ...frame, until: ctx.now.getTime() };
  const workOf = async (meant: typeof filter) =>
    standingIn(await readWork(read, { ...scope, filter: meant }, rules), squadId);
  const [meant, paced, first, choices] = await Promise.all([
    workOf(filter),
    filter && options.pace === "squad" ? workOf(null) : null,
    firstEventAt(read, squadId),
    filterChoices(ctx, squadId),
  ]);
  const known = first ? mondays.filter((day) => day >= firstWholeWeek(dayIn(ctx.timeZone, first))) : [];
  const counts = countBetween(
    (paced ?? meant).flatMap(({ flow }) => flow.cycle.finishedAt ?? []),
    known.map((day) => startOf(day).getTime()),
  );
  const remaining = meant.filter((item) => isOpen(item) && (options.backlog || isCommitted(item)));
  const generator = xoroshiro128plus(options.seed);
  const outcome = forecast({
    remaining: remaining.length,
    weeks: counts,
    draw: (below) => uniformInt(generator, 0, below - 1),
  });
  return {
    squad: { id: squadId, name: squad.name, nameEn: squad.nameEn },
    today: ctx.today,
    at: ctx.now,
    search: printFlowSearch(wanted).toString(),
    filtered: filter !== null,
    choices,
    options,
    remaining: remaining.length,
    notStarted: remaining.filter(({ flow }) => flow.cycle.startedAt === null).length,
    weeks: counts.map((count, i) => ({ from: known[i]!, count })),
    outcome,
    dates: outcome.refused === null ? datesOf(outcome, ctx.today) : null,
  };
}

/** The first Monday on or after a day: a week that had begun before the squad did says nothing about its pace. */
const firstWholeWeek = (day: string) => (mondayOf(day) === day ? day : addDays(mondayOf(day), 7));

const datesOf = ({ p50, p85, p95 }: { p50: number; p85: number; p95: number }, today: string) => ({
  p50: addDays(today, 7 * p50),
  p85: addDays(today, 7 * p85),
  p95: addDays(today, 7 * p95),
});

/** Not finished and not put away. */
const isOpen = ({ timeline, flow }: Worked) =>
  flow.cycle.finishedAt === null && timeline.archived.at(-1)?.to !== null;
const isCommitted = ({ timeline }: Worked) => timeline.stays.at(-1)!.category !== "backlog";

const largestSeed = 2_147_483_647;

/** The seed is the day unless the address gives one: looking twice shows the same dates. */
function readOptions(search: URLSearchParams, today: string) {
  const seed = Number(search.get("seed"));
  const ofDay = Number(today.replaceAll("-", ""));
  return {
    seed: Number.isInteger(seed) && seed > 0 && seed <= largestSeed ? seed : ofDay,
    backlog: search.get("backlog") === "1",
    pace: search.get("pace") === "filter" ? ("filter" as const) : ("squad" as const),
  };
}
