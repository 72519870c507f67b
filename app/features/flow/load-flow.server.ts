import { handoffFlows, longestWaiting } from "#db/repositories/handoff-flow";
import { agesAtLeaving, categoryRank, countBetween, cumulativeFlow, nearestRank } from "~/domain/flow";
import { addDays, dayAfter } from "~/domain/org/day";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { type FlowSearch, printFlowSearch, readFlowSearch } from "./address";
import { filterChoices } from "./choices.server";
import { type Figures, figuresOf, finishedIn } from "./figures";
import { pairCells } from "./pairs";
import { momentDays, type Period, periodsOf, weeksOf } from "./period";
import { readWork, standingIn, type Worked } from "./read-work.server";
import { type FlowFrame, flowFilter, flowFrame, flowSquad } from "./squad.server";

export type FlowView = Awaited<ReturnType<typeof loadFlow>>;

/** Everything on a squad's flow page; a constant number of statements. `not_found` outside of the reader's scope. */
export async function loadFlow(ctx: Context, squadId: string, search: URLSearchParams) {
  const { squad, facts } = await flowSquad(ctx, squadId);
  const wanted = readFlowSearch(search, ctx.today);
  const startOf = (day: string) => startOfDay(ctx.timeZone, day).getTime();
  const { period, before } = periodsOf(wanted.range, { startOf, now: ctx.now.getTime() });
  const frame = await flowFrame(ctx, squadId);
  const filter = flowFilter(ctx, squadId, wanted);
  const { read } = ctx.store;
  const offered = ({ from, until }: Period) =>
    handoffFlows(read, { squadIds: [squadId], from: new Date(from), until: new Date(until), filter });
  const scope = { squadIds: [squadId], since: new Date(period.from), filter };
  const [known, now, earlier, waiting, choices] = await Promise.all([
    readWork(read, scope, { ...frame, until: period.until }),
    offered(period),
    offered(before),
    longestWaiting(read, { squadId, filter }),
    filterChoices(ctx, squadId),
  ]);
  const work = standingIn(known, squadId);
  const figures = figuresOf(work, { period, boundary: frame.boundary });
  const { finished, inProgress, ...summary } = figures;
  const all = now.find(({ pair }) => pair === "all") ?? null;
  const { name, nameEn, handoffLimitHours } = squad;
  return {
    squad: { id: squadId, name, nameEn, handoffLimitHours },
    at: ctx.now,
    today: ctx.today,
    range: wanted.range,
    span: period,
    search: printFlowSearch(wanted).toString(),
    filtered: filter !== null,
    choices,
    frame: { columns: frame.columns, boundary: frame.boundary, thresholds: frame.thresholds },
    figures: summary,
    counts: { finished: finished.length, inProgress: inProgress.length },
    oldest: inProgress[0] ?? null,
    scatter: scatterOf(figures),
    throughput: throughputOf(figures, { ...wanted, startOf, until: period.until }),
    cumulative: cumulativeOf(known, { squadId, frame, period, wanted, startOf }),
    ageing: ageingOf(work, { figures, frame, period }),
    handoffs: all && {
      offers: all.offers,
      returned: all.returned,
      medianHours: all.medianHours,
      p85Hours: all.p85Hours,
    },
    pairs: pairCells({
      now,
      before: earlier,
      waiting,
      thresholds: frame.thresholds,
      today: ctx.today,
      at: ctx.now.getTime(),
    }),
    rights: { configure: squad.closedAt === null && ctx.can("board.configure", facts) },
  };
}

/** Dots that are drawn; more would be a blot. */
const mostDots = 600;

/** The latest finished tasks with a cycle time; the percentiles are those of all of them. */
function scatterOf({ finished, cycle: lines }: Figures) {
  const timed = finished.flatMap(({ cycle, ...task }) => (cycle === null ? [] : [{ ...task, cycle }]));
  return { dots: timed.slice(-mostDots), count: timed.length, lines };
}

export type Week = { from: string; count: number; partial: boolean };

function throughputOf(
  { finished }: Figures,
  { range, startOf, until }: FlowSearch & { startOf: (day: string) => number; until: number },
) {
  const mondays = weeksOf(range);
  const ends = [...mondays.slice(1).map(startOf), until];
  const counts = countBetween(
    finished.map(({ at }) => at),
    [startOf(range.from), ...ends],
  );
  const weeks = mondays.map((from, i): Week => {
    const partial =
      from < range.from || (i === mondays.length - 1 && startOf(dayAfter(sunday(from))) > until);
    return { from, count: counts[i]!, partial };
  });
  const whole = weeks.filter(({ partial }) => !partial).map(({ count }) => count);
  return { weeks, median: nearestRank(whole, 50) };
}

const sunday = (monday: string) => addDays(monday, 6);

type Drawn = {
  squadId: string;
  frame: FlowFrame;
  period: Period;
  wanted: FlowSearch;
  startOf: (day: string) => number;
};

function cumulativeOf(work: readonly Worked[], { squadId, frame, period, wanted, startOf }: Drawn) {
  const days = momentDays(wanted.range);
  const ends = days.map((day) => Math.min(startOf(dayAfter(day)), period.until) - 1);
  const moments = cumulativeFlow(
    work.map(({ timeline }) => timeline),
    { instants: [period.from, ...ends], squadId, boundary: frame.boundary },
  );
  return moments.slice(1).map(({ at: _, ...counts }, i) => ({ day: days[i]!, ...counts }));
}

/** The columns a task in progress passes, each with its tasks and the ages at which finished ones left it. */
function ageingOf(
  work: readonly Worked[],
  { figures, frame, period }: { figures: Figures; frame: FlowFrame; period: Period },
) {
  const done = work.filter((item) => finishedIn(item, period)).map(({ timeline }) => timeline);
  const lines = agesAtLeaving(done, frame.boundary);
  const { started, finished } = frame.boundary;
  return frame.columns
    .map(({ id, name, nameEn, category }) => ({
      id,
      name,
      nameEn,
      passed:
        categoryRank(category) >= categoryRank(started) && categoryRank(category) < categoryRank(finished),
      lines: lines.get(id) ?? null,
      tasks: figures.inProgress.filter(({ columnId }) => columnId === id),
    }))
    .filter(({ passed, tasks }) => passed || tasks.length > 0);
}
