import { newId } from "#db/id";
import {
  type BoardColumn,
  type BoardSquad,
  boardCounts,
  boardKpis,
  boardPeople,
  type ColumnCount,
  columnsOf,
} from "#db/repositories/board-columns";
import { openHandoffsOfSquad } from "#db/repositories/handoffs";
import { boardCards } from "#db/repositories/tasks";
import { seatIn } from "~/domain/access";
import { wholeDays, wholeHours } from "~/domain/board";
import { disciplines } from "~/domain/org/discipline";
import { type Context, withoutActor } from "~/platform/context.server";
import { addDefaultColumns } from "./add-default-columns.server";
import type { BoardSearch } from "./address";
import { squadInScope } from "./squad-scope.server";
import type { BoardView, CardHandoff } from "./view";

/** Cards of a column before "show more". */
const cardsEach = 50;
const doneDays = 7;
const dayMilliseconds = 86_400_000;

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);

/** The board as the reader may see it; a constant number of statements however many cards it holds. */
export async function loadBoard(ctx: Context, squadId: string, search: BoardSearch): Promise<BoardView> {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  const columns = await columnsOrDefaults(ctx, squad);
  const r = ctx.store.read;
  const doneSince = new Date(ctx.now.getTime() - doneDays * dayMilliseconds);
  const assignee = search.assignee === "me" ? ctx.actor.personId : search.assignee;
  const [cards, handoffs, counts, people, kpis] = await Promise.all([
    boardCards(r, {
      squadId,
      filter: { ...search, assignee },
      limits: { each: cardsEach, longer: search.more },
      doneSince,
      today: ctx.today,
      weekEnd: dayAfter(ctx.today, 7),
    }),
    openHandoffsOfSquad(r, squadId),
    boardCounts(r, { squadId, doneSince }),
    boardPeople(r, { squadId, day: ctx.today }),
    boardKpis(r, { squadId, day: ctx.today }),
  ]);
  const chips = chipsOf(handoffs, ctx.now);
  const matching = new Map(cards.map((card) => [card.columnId, card.matching]));
  const { id, key, name, nameEn, handoffLimitHours } = squad;
  return {
    squad: { id, key, name, nameEn, handoffLimitHours },
    columns: columns.map((column) => ({
      id: column.id,
      name: column.name,
      nameEn: column.nameEn,
      category: column.category,
      wipLimit: column.wipLimit,
      count: total(counts, (row) => row.columnId === column.id, "count"),
      matching: matching.get(column.id) ?? 0,
    })),
    cards: cards.map(({ matching: _, place: __, position: ___, columnSince, blockedReason, ...card }) => ({
      ...card,
      age: wholeDays(columnSince, ctx.now),
      blocked: blockedReason,
      handoff: chips.get(card.id) ?? null,
    })),
    people: people.map(({ role, ...person }) => ({
      ...person,
      lead: role === "lead",
      current: role !== null,
    })),
    kpis,
    laneCounts: Object.fromEntries(
      disciplines.map((d) => [d, total(counts, (row) => row.discipline === d, "count")]),
    ) as BoardView["laneCounts"],
    waiting: total(counts, () => true, "waiting"),
    blocked: total(counts, () => true, "blocked"),
    search,
    today: ctx.today,
    rights: {
      work: !squad.closed && ctx.can("board.work", squad),
      configure: !squad.closed && ctx.can("board.configure", squad),
    },
    ownDiscipline: seatIn(ctx.actor, squadId)?.discipline ?? ctx.person.discipline ?? "product",
    newTaskId: newId(),
  };
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
