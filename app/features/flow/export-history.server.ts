import { historyEvents } from "#db/repositories/flow-history";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { csvFile } from "~/platform/csv-out";
import { readFlowSearch } from "./address";
import { periodsOf } from "./period";
import { flowFilter, flowFrame, flowSquad } from "./squad.server";

/**
 * Everything the figures of a flow page are made from: its period, the squad's settings and columns, and the whole history of every task
 * they count. `not_found` outside of the reader's scope.
 */
async function gather(ctx: Context, squadId: string, search: URLSearchParams) {
  const { squad } = await flowSquad(ctx, squadId);
  const wanted = readFlowSearch(search, ctx.today);
  const startOf = (day: string) => startOfDay(ctx.timeZone, day).getTime();
  const { period } = periodsOf(wanted.range, { startOf, now: ctx.now.getTime() });
  const frame = await flowFrame(ctx, squadId);
  const filter = flowFilter(ctx, squadId, wanted);
  const scope = { squadIds: [squadId], since: new Date(period.from), filter };
  return { squad, period, frame, events: await historyEvents(ctx.store.read, scope) };
}

/** The history as JSON; docs/flow.md describes its parts. */
export async function exportHistoryJson(ctx: Context, squadId: string, search: URLSearchParams) {
  const { squad, period, frame, events } = await gather(ctx, squadId, search);
  const entered = new Set(events.flatMap(({ kind, data }) => cellsOf[kind]?.(data).column ?? []));
  return {
    squad: { id: squadId, key: squad.key, name: squad.name },
    period: { from: new Date(period.from), until: new Date(period.until) },
    settings: { ...frame.boundary, breakpoint: frame.thresholds },
    columns: frame.columns.map(({ id, name, category, queue }) => ({ id, name, category, queue })),
    queues: [...entered].filter((id) => frame.queues.has(id)),
    events,
  };
}

const head = [
  "task",
  "at",
  "kind",
  "actor",
  "squad",
  "column",
  "category",
  "queue",
  "discipline",
  "handoff",
  "from_discipline",
  "to_discipline",
  "reason",
] as const;

/** The steps that flow is made of, one a line, instants in UTC; what a kind does not have is empty. */
export async function exportHistoryCsv(
  ctx: Context,
  squadId: string,
  search: URLSearchParams,
): Promise<string> {
  const { frame, events } = await gather(ctx, squadId, search);
  const rows = events.flatMap(({ key, at, kind, actor, squadId: where, data }) => {
    const cells = cellsOf[kind]?.(data);
    if (!cells) return [];
    const {
      column = "",
      category = "",
      discipline = "",
      handoff = "",
      from = "",
      to = "",
      reason = "",
    } = cells;
    const queue = column === "" ? "" : frame.queues.has(column) ? "1" : "0";
    const squad = cells.squad ?? where;
    return [
      [
        key,
        at.toISOString(),
        kind,
        actor,
        squad,
        column,
        category,
        queue,
        discipline,
        handoff,
        from,
        to,
        reason,
      ],
    ];
  });
  return csvFile([head, ...rows]);
}

type Cells = {
  squad?: string;
  column?: string;
  category?: string;
  discipline?: string;
  handoff?: string;
  from?: string;
  to?: string;
  reason?: string;
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const record = (value: unknown) =>
  (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

const placed = (data: Record<string, unknown>): Cells => {
  const to = record(data.to);
  return { column: text(to.columnId), category: text(to.category) };
};
const passed = (data: Record<string, unknown>): Cells => ({
  handoff: text(data.handoffId),
  from: text(data.from),
  to: text(data.to),
  reason: text(data.reason),
});
const nothing = (): Cells => ({});
const because = (data: Record<string, unknown>): Cells => ({ reason: text(data.reason) });

const cellsOf: Partial<Record<string, (data: Record<string, unknown>) => Cells>> = {
  created: (data) => ({
    column: text(data.columnId),
    category: text(data.category),
    discipline: text(data.discipline),
    reason: record(data.imported).startUnknown === true ? "start-unknown" : "",
  }),
  moved: placed,
  move_undone: nothing,
  squad_joined: (data) => ({ ...placed(data), squad: text(record(data.to).squadId) }),
  blocked: because,
  unblocked: because,
  handoff_offered: passed,
  handoff_accepted: passed,
  handoff_returned: passed,
  handoff_withdrawn: passed,
  archived: nothing,
  restored: nothing,
};
