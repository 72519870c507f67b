import { type BoardSquad, boardKpis, boardPeople, columnsOf } from "#db/repositories/board-columns";
import { filtersFor, labelChoices } from "#db/repositories/board-filters";
import type { Context } from "~/platform/context.server";
import type { FilterChoices, LabelChoice, SavedFilterView } from "./filter-choices";

/** The labels and saved filters of a board; two statements. */
export async function loadLabelsAndFilters(
  ctx: Context,
  squad: BoardSquad,
): Promise<{ labels: LabelChoice[]; saved: SavedFilterView[] }> {
  const r = ctx.store.read;
  const { personId } = ctx.actor;
  const [labels, filters] = await Promise.all([
    labelChoices(r, squad.id),
    filtersFor(r, { squadId: squad.id, personId }),
  ]);
  const leads = ctx.can("board.configure", squad);
  return {
    labels,
    saved: filters.map(({ ownerId, ...filter }) => ({
      ...filter,
      own: ownerId === personId,
      editable: ownerId === personId || leads,
    })),
  };
}

/** All that a view's filter bar offers; a constant number of statements. */
export async function loadFilterChoices(ctx: Context, squad: BoardSquad): Promise<FilterChoices> {
  const r = ctx.store.read;
  const [people, kpis, columns, rest] = await Promise.all([
    boardPeople(r, { squadId: squad.id, day: ctx.today }),
    boardKpis(r, { squadId: squad.id, day: ctx.today }),
    columnsOf(r, squad.id),
    loadLabelsAndFilters(ctx, squad),
  ]);
  return {
    people: people.map(({ id, name, nameEn, role }) => ({ id, name, nameEn, current: role !== null })),
    kpis,
    columns: columns.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    ...rest,
  };
}
