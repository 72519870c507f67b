import { handoffsOfPair, type PairSort, type PairStatus } from "#db/repositories/handoff-flow";
import { AppError } from "~/domain/errors";
import { type Discipline, isDiscipline } from "~/domain/org/discipline";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { pageParam } from "~/platform/params.server";
import { printFlowSearch, readFlowSearch } from "./address";
import { finishedIn, heldInCycle } from "./figures";
import { periodsOf } from "./period";
import { readWork, standingIn } from "./read-work.server";
import { flowFilter, flowFrame, flowSquad } from "./squad.server";

export type PairView = Awaited<ReturnType<typeof loadPair>>;

const statuses: readonly PairStatus[] = ["all", "pending", "accepted", "returned"];
const sorts: readonly PairSort[] = ["offered", "wait"];
const pageSize = 30;

type Address = { squadId: string; from: string; to: string };

/**
 * What stands behind a cell of the breakpoint map: the hand-offs of a pair or, on the diagonal, the finished tasks the discipline had in
 * its hands; a page of them. `not_found` outside of the reader's scope and for what is no discipline.
 */
export async function loadPair(ctx: Context, { squadId, from, to }: Address, search: URLSearchParams) {
  const { squad } = await flowSquad(ctx, squadId);
  if (!isDiscipline(from) || !isDiscipline(to)) throw new AppError("not_found");
  const wanted = readFlowSearch(search, ctx.today);
  const startOf = (day: string) => startOfDay(ctx.timeZone, day).getTime();
  const { period } = periodsOf(wanted.range, { startOf, now: ctx.now.getTime() });
  const asked = {
    period,
    filter: flowFilter(ctx, squadId, wanted),
    page: pageParam({ searchParams: search }),
  };
  const list =
    from === to
      ? await heldTasks(ctx, { squadId, discipline: from, ...asked })
      : await passedHandoffs(ctx, { squadId, from, to, search, ...asked });
  return {
    squad: { id: squadId, name: squad.name, nameEn: squad.nameEn },
    from,
    to,
    range: wanted.range,
    search: printFlowSearch(wanted).toString(),
    today: ctx.today,
    at: ctx.now,
    ...list,
  };
}

type Asked = {
  squadId: string;
  period: { from: number; until: number };
  filter: ReturnType<typeof flowFilter>;
  page: number;
};

async function passedHandoffs(
  ctx: Context,
  {
    squadId,
    from,
    to,
    search,
    period,
    filter,
    page,
  }: Asked & { from: Discipline; to: Discipline; search: URLSearchParams },
) {
  const status = statuses.find((value) => value === search.get("status")) ?? "all";
  const sort = search.get("sort") ?? "-offered";
  const by = sorts.find((value) => value === sort.replace("-", "")) ?? "offered";
  const { rows, total } = await handoffsOfPair(ctx.store.read, {
    squadId,
    from,
    to,
    since: new Date(period.from),
    until: new Date(period.until),
    status,
    filter,
    sort: { by, descending: sort.startsWith("-") },
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  return {
    kind: "handoffs" as const,
    status,
    rows: rows.map(({ offeredAt, decidedAt, dueOn, ...row }) => ({
      ...row,
      offeredAt,
      decidedAt,
      dueOn,
      /** Milliseconds until it was decided, or until the period's end. */
      waited:
        (row.status === "pending" || !decidedAt ? period.until : decidedAt.getTime()) - offeredAt.getTime(),
      overdue: row.status === "pending" && dueOn !== null && dueOn < ctx.today,
    })),
    page: { page, pageSize, total },
  };
}

async function heldTasks(
  ctx: Context,
  { squadId, discipline, period, filter, page }: Asked & { discipline: Discipline },
) {
  const frame = await flowFrame(ctx, squadId);
  const scope = { squadIds: [squadId], since: new Date(period.from), filter };
  const work = await readWork(ctx.store.read, scope, { ...frame, until: period.until });
  const held = standingIn(work, squadId)
    .filter((item) => finishedIn(item, period))
    .flatMap((item) => {
      const time = heldInCycle(item).get(discipline);
      const { id, key, title } = item.task;
      return time === undefined ? [] : [{ id, key, title, time, finishedAt: item.flow.cycle.finishedAt! }];
    })
    .sort((a, b) => b.time - a.time);
  return {
    kind: "tasks" as const,
    rows: held.slice((page - 1) * pageSize, page * pageSize),
    page: { page, pageSize, total: held.length },
  };
}
