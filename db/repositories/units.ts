import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { people, squads, squadUnits, units } from "../schema";
import { countAll, underPath } from "../sql";
import type { Reader, Tx } from "../store";

export type Unit = typeof units.$inferSelect;

/** Every unit that is not archived (or every one), with its head and how many open squads and people belong to it directly. */
export async function unitsWithCounts(r: Reader, { archived }: { archived: boolean }) {
  const [rows, squadCounts, peopleCounts] = await Promise.all([
    r
      .select({
        id: units.id,
        code: units.code,
        name: units.name,
        nameEn: units.nameEn,
        parentId: units.parentId,
        path: units.path,
        archivedAt: units.archivedAt,
        headId: units.headId,
        headName: people.name,
        headNameEn: people.nameEn,
      })
      .from(units)
      .leftJoin(people, eq(people.id, units.headId))
      .where(archived ? undefined : isNull(units.archivedAt)),
    r
      .select({ unitId: squadUnits.unitId, count: countAll() })
      .from(squadUnits)
      .innerJoin(squads, eq(squads.id, squadUnits.squadId))
      .where(and(isNull(squads.closedAt), eq(squadUnits.primary, true)))
      .groupBy(squadUnits.unitId),
    r
      .select({ unitId: people.unitId, count: countAll() })
      .from(people)
      .where(eq(people.active, true))
      .groupBy(people.unitId),
  ]);
  const squadsOf = new Map(squadCounts.map((row) => [row.unitId, row.count]));
  const peopleOf = new Map(peopleCounts.map((row) => [row.unitId, row.count]));
  return rows.map((row) => ({
    ...row,
    squads: squadsOf.get(row.id) ?? 0,
    people: peopleOf.get(row.id) ?? 0,
  }));
}

/** Units to choose from, in the order of their codes, with what an outline needs. */
export function unitChoices(r: Reader) {
  return r
    .select({
      id: units.id,
      code: units.code,
      name: units.name,
      nameEn: units.nameEn,
      parentId: units.parentId,
      path: units.path,
    })
    .from(units)
    .where(isNull(units.archivedAt))
    .orderBy(units.code);
}

/** The unit with its head; undefined when there is none. */
export async function unitWithHead(r: Reader, id: string) {
  const [row] = await r
    .select({
      unit: units,
      head: {
        id: people.id,
        employeeNo: people.employeeNo,
        name: people.name,
        nameEn: people.nameEn,
        discipline: people.discipline,
      },
    })
    .from(units)
    .leftJoin(people, eq(people.id, units.headId))
    .where(eq(units.id, id));
  return row;
}

/** The unit's own row; undefined when there is none. */
export async function unitById(r: Reader, id: string): Promise<Unit | undefined> {
  const [row] = await r.select().from(units).where(eq(units.id, id));
  return row;
}

/** True when another unit has this code. */
export async function unitCodeTaken(
  r: Reader,
  { code, except = "" }: { code: string; except?: string },
): Promise<boolean> {
  const rows = await r
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.code, code), ne(units.id, except)));
  return rows.length > 0;
}

/** What still belongs to a unit: units below, open squads, people; all not archived, closed or disabled. */
export async function unitContents(
  r: Reader,
  id: string,
): Promise<{ units: number; squads: number; people: number }> {
  const below = await r
    .select({ count: countAll() })
    .from(units)
    .where(and(eq(units.parentId, id), isNull(units.archivedAt)));
  const tied = await r
    .select({ count: countAll() })
    .from(squadUnits)
    .innerJoin(squads, eq(squads.id, squadUnits.squadId))
    .where(and(eq(squadUnits.unitId, id), isNull(squads.closedAt)));
  const at = await r
    .select({ count: countAll() })
    .from(people)
    .where(and(eq(people.unitId, id), eq(people.active, true)));
  return { units: below[0]!.count, squads: tied[0]!.count, people: at[0]!.count };
}

/**
 * Holds every other change of the tree off until the transaction ends (PostgreSQL; on SQLite there is one writer anyway): two
 * moves at once could otherwise hang two units under each other.
 */
export async function lockTree(t: Tx): Promise<void> {
  await t
    .update(units)
    .set({ path: sql`${units.path}` })
    .where(isNull(units.parentId));
}

/** Adds units; at most 500 at once. */
export async function insertUnits(t: Tx, rows: (typeof units.$inferInsert)[]): Promise<void> {
  await t.insert(units).values(rows);
}

/** Saves what a form edits. False when `version` is stale: somebody saved in between. */
export async function saveUnit(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<Unit, "id" | "version"> & Partial<Omit<typeof units.$inferInsert, "id" | "version">>,
): Promise<boolean> {
  const rows = await t
    .update(units)
    .set({ ...values, version: version + 1 })
    .where(and(eq(units.id, id), eq(units.version, version)))
    .returning({ id: units.id });
  return rows.length === 1;
}

/** Gives a unit and everything below it the paths of its new place. */
export async function moveSubtree(
  t: Tx,
  { oldPath, newPath }: { oldPath: string; newPath: string },
): Promise<void> {
  await t
    .update(units)
    .set({ path: sql`${newPath} || substr(${units.path}, ${oldPath.length + 1})` })
    .where(underPath(units.path, oldPath));
}
