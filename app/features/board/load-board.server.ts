import { newId } from "#db/id";
import {
  boardCards,
  boardCounts,
  type ColumnCount,
  fullBoardCards,
  type LaneField,
  matchingCounts,
} from "#db/repositories/board-cards";
import {
  type BoardColumn,
  type BoardSquad,
  boardKpis,
  boardPeople,
  columnsOf,
} from "#db/repositories/board-columns";
import { openHandoffsOfSquad } from "#db/repositories/handoffs";
import { seatIn } from "~/domain/access";
import { wholeDays, wholeHours } from "~/domain/board";
import { type Context, withoutActor } from "~/platform/context.server";
import { addDefaultColumns } from "./add-default-columns.server";
import type { BoardSearch, LaneKind } from "./address";
import { noLane } from "./arrange";
import { boardSince } from "./board-since";
import { filterScope } from "./filter-scope.server";
import { loadLabelsAndFilters } from "./load-filter-choices.server";
import { squadInScope } from "./squad-scope.server";
import type { BoardCard, BoardView, CardDetails, CardHandoff } from "./view";

/** Cards of a column that come with the page, more than most screens show; the rest follows as the reader gets there. */
const cardsEach = { full: 20, compact: 40 };

const laneField: Record<LaneKind, LaneField> = {
  discipline: "discipline",
  assignee: "assigneeId",
  kpi: "metricId",
  none: "discipline",
};

/** The board as the reader may see it; a constant number of statements however many cards it holds. */
export async function loadBoard(ctx: Context, squadId: string, search: BoardSearch): Promise<BoardView> {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  const columns = await columnsOrDefaults(ctx, squad);
  const r = ctx.store.read;
  const wanted = { filter: search, scope: filterScope(ctx, squadId), doneSince: boardSince(ctx.now) };
  const [cards, handoffs, counts, passing, people, kpis, choices] = await Promise.all([
    loadCards(ctx, { ...wanted, columns: limitsOf(columns, search), compact: search.compact }),
    openHandoffsOfSquad(r, squadId),
    boardCounts(r, { squadId, doneSince: wanted.doneSince, lane: laneField[search.lanes] }),
    matchingCounts(r, wanted),
    boardPeople(r, { squadId, day: ctx.today }),
    boardKpis(r, { squadId, day: ctx.today }),
    loadLabelsAndFilters(ctx, squad),
  ]);
  const chips = chipsOf(handoffs, ctx.now);
  const { id, key, name, nameEn, handoffLimitHours } = squad;
  return {
    squad: { id, key, name, nameEn, handoffLimitHours },
    columns: columns.map((column) => {
      const count = total(counts, (row) => row.columnId === column.id, "count");
      return {
        id: column.id,
        name: column.name,
        nameEn: column.nameEn,
        category: column.category,
        wipLimit: column.wipLimit,
        wipMode: column.wipMode,
        count,
        matching: passing === null ? count : (passing.get(column.id) ?? 0),
      };
    }),
    cards: cards.map((card) => ({ ...card, handoff: chips.get(card.id) ?? null })),
    people: people.map(({ role, ...person }) => ({
      ...person,
      lead: role === "lead",
      current: role !== null,
    })),
    kpis,
    ...choices,
    laneCounts: laneCounts(counts),
    waiting: total(counts, () => true, "waiting"),
    blocked: total(counts, () => true, "blocked"),
    search,
    today: ctx.today,
    rights: {
      work: !squad.closed && ctx.can("board.work", squad),
      configure: !squad.closed && ctx.can("board.configure", squad),
    },
    meId: ctx.actor.personId,
    ownDiscipline: seatIn(ctx.actor, squadId)?.discipline ?? ctx.person.discipline ?? "product",
    newTaskId: newId(),
  };
}

function limitsOf(columns: readonly BoardColumn[], { more, compact }: BoardSearch) {
  const each = compact ? cardsEach.compact : cardsEach.full;
  const asked = new Map(more.map(({ columnId, limit }) => [columnId, limit]));
  return columns.map(({ id }) => ({ columnId: id, limit: Math.max(each, asked.get(id) ?? 0) }));
}

type Wanted = Parameters<typeof boardCards>[1];

async function loadCards(
  { store: { read }, now }: Context,
  { compact, ...wanted }: Wanted & { compact: boolean },
): Promise<Omit<BoardCard, "handoff">[]> {
  const face = (row: Awaited<ReturnType<typeof boardCards>>[number], details: CardDetails | null) => ({
    id: row.id,
    key: row.key,
    title: row.title,
    discipline: row.discipline,
    assigneeId: row.assigneeId,
    priority: row.priority,
    dueOn: row.dueOn,
    metricId: row.metricId,
    columnId: row.columnId,
    age: wholeDays(row.columnSince, now),
    blocked: row.blockedReason,
    blockedDays: row.blockedAt === null ? 0 : wholeDays(row.blockedAt, now),
    waitsFor: listed(row.waitsFor),
    version: row.version,
    details,
  });
  if (compact) return (await boardCards(read, wanted)).map((row) => face(row, null));
  return (await fullBoardCards(read, wanted)).map((row) => face(row, detailsOf(row)));
}

const nothing: readonly string[] = [];
const listed = (text: string | null) => (text === null ? nothing : text.split(",").sort());
const ratio = (text: string | null): [number, number] => {
  const [done, all] = (text ?? "0/0").split("/").map(Number);
  return [done ?? 0, all ?? 0];
};

/** Null for a card with nothing to count, as most are. */
function detailsOf({
  labels,
  checklist,
  subtasks,
  comments,
  attachments,
}: Awaited<ReturnType<typeof fullBoardCards>>[number]): CardDetails | null {
  if (labels === null && checklist === "0/0" && subtasks === "0/0" && !comments && !attachments) return null;
  return {
    labelIds: listed(labels),
    checklist: ratio(checklist),
    subtasks: ratio(subtasks),
    comments,
    attachments,
  };
}

function laneCounts(counts: readonly ColumnCount[]): Record<string, number> {
  const lanes: Record<string, number> = {};
  for (const { lane, count } of counts) lanes[lane ?? noLane] = (lanes[lane ?? noLane] ?? 0) + count;
  return lanes;
}

/** The columns of the board; a squad's first visit makes the ones every board starts with. */
export async function columnsOrDefaults(ctx: Context, squad: BoardSquad): Promise<BoardColumn[]> {
  const columns = await columnsOf(ctx.store.read, squad.id);
  if (columns.length > 0) return columns;
  return ctx.change("board.created", async (t) => {
    const added = await addDefaultColumns(t, squad.id);
    const entries = added ? [{ subject: { type: "squad", id: squad.id } }] : [];
    return { allowed: withoutActor("system"), entries, result: await columnsOf(t, squad.id) };
  });
}

type Handoffs = Awaited<ReturnType<typeof openHandoffsOfSquad>>;

/** One chip a task: what happened since it was last accepted, that is the pending hand-off or the last one sent back. */
function chipsOf(handoffs: Handoffs, now: Date): Map<string, CardHandoff> {
  const chips = new Map<string, CardHandoff>();
  const settled = new Set<string>();
  for (const { taskId, from, to, status, offeredAt } of handoffs) {
    if (status === "accepted") settled.add(taskId);
    if (settled.has(taskId)) continue;
    const returned = status === "returned" ? 1 : 0;
    const known = chips.get(taskId);
    if (known) chips.set(taskId, { ...known, returns: known.returns + returned });
    else
      chips.set(taskId, {
        from,
        to,
        pending: !returned,
        hours: wholeHours(offeredAt, now),
        returns: returned,
      });
  }
  return chips;
}

function total(
  rows: readonly ColumnCount[],
  wanted: (row: ColumnCount) => boolean,
  figure: "count" | "waiting" | "blocked",
): number {
  return rows.reduce((sum, row) => (wanted(row) ? sum + row[figure] : sum), 0);
}
