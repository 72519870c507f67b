import { and, asc, eq, isNull, or } from "drizzle-orm";
import { boardFilters, labels, people } from "../schema";
import type { Reader, Tx } from "../store";

export type BoardFilterRow = typeof boardFilters.$inferSelect;

/** The filters a person finds on a board: their own and those others share, by name, with who owns them. */
export function filtersFor(r: Reader, { squadId, personId }: { squadId: string; personId: string }) {
  return r
    .select({
      id: boardFilters.id,
      name: boardFilters.name,
      query: boardFilters.query,
      shared: boardFilters.shared,
      version: boardFilters.version,
      ownerId: boardFilters.ownerId,
      owner: { name: people.name, nameEn: people.nameEn },
    })
    .from(boardFilters)
    .innerJoin(people, eq(people.id, boardFilters.ownerId))
    .where(
      and(
        eq(boardFilters.squadId, squadId),
        or(eq(boardFilters.ownerId, personId), eq(boardFilters.shared, true)),
      ),
    )
    .orderBy(asc(boardFilters.name), asc(boardFilters.id));
}

/** The filter in its squad; undefined for one of another squad. */
export async function filterById(
  r: Reader,
  { squadId, id }: { squadId: string; id: string },
): Promise<BoardFilterRow | undefined> {
  const [row] = await r
    .select()
    .from(boardFilters)
    .where(and(eq(boardFilters.id, id), eq(boardFilters.squadId, squadId)));
  return row;
}

/** How many filters the person keeps on this board. */
export function countFilters(r: Reader, { squadId, ownerId }: { squadId: string; ownerId: string }) {
  return r.$count(boardFilters, and(eq(boardFilters.squadId, squadId), eq(boardFilters.ownerId, ownerId)));
}

/** Throws a ConstraintError where the person has a filter of that name on this board. */
export async function insertFilter(t: Tx, row: typeof boardFilters.$inferInsert): Promise<void> {
  await t.insert(boardFilters).values(row);
}

/** False when `version` is stale: somebody saved in between. */
export async function saveFilter(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<BoardFilterRow, "id" | "version"> & Partial<Pick<BoardFilterRow, "name" | "query" | "shared">>,
): Promise<boolean> {
  const saved = await t
    .update(boardFilters)
    .set({ ...values, version: version + 1 })
    .where(and(eq(boardFilters.id, id), eq(boardFilters.version, version)))
    .returning({ id: boardFilters.id });
  return saved.length === 1;
}

/** False when `version` is stale or the filter is gone. */
export async function deleteFilter(
  t: Tx,
  { id, version }: Pick<BoardFilterRow, "id" | "version">,
): Promise<boolean> {
  const gone = await t
    .delete(boardFilters)
    .where(and(eq(boardFilters.id, id), eq(boardFilters.version, version)))
    .returning({ id: boardFilters.id });
  return gone.length === 1;
}

/** The labels of the squad that can be chosen, by name. */
export function labelChoices(r: Reader, squadId: string) {
  return r
    .select({ id: labels.id, slug: labels.slug, name: labels.name })
    .from(labels)
    .where(and(eq(labels.squadId, squadId), isNull(labels.archivedAt)))
    .orderBy(asc(labels.name), asc(labels.id));
}
