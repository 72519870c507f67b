import { and, asc, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import { dialect } from "../dialect";
import {
  disciplineHeads,
  people,
  type RosterItem,
  roleGrants,
  rosterImports,
  rosterItems,
  seats,
  squads,
  squadUnits,
  units,
} from "../schema";
import { countAll } from "../sql";
import type { Reader, Tx } from "../store";

export type RosterImport = typeof rosterImports.$inferSelect;

const rowsAtOnce = 500;

/**
 * Holds every other change of the organisation off until the transaction ends. SQLite has one writer anyway; on PostgreSQL a
 * roster decides on all it has read, so nothing of it may move meanwhile. Reading goes on.
 */
export async function lockOrganisation(t: Tx): Promise<void> {
  if (dialect === "sqlite") return;
  await t.rows(
    sql`lock table ${people}, ${units}, ${squads}, ${squadUnits}, ${seats}, ${disciplineHeads} in share row exclusive mode`,
  );
}

/** The whole organisation as stored, in six statements. */
export async function wholeOrganisation(r: Reader) {
  const allPeople = await r.select().from(people).orderBy(asc(people.employeeNo));
  const administrators = await r
    .select({ employeeNo: people.employeeNo })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(and(eq(roleGrants.role, "administrator"), eq(people.active, true)));
  const allUnits = await r.select().from(units).orderBy(asc(units.code));
  const allSquads = await r.select().from(squads).orderBy(asc(squads.key));
  const ties = await r
    .select({ squadId: squadUnits.squadId, unitId: squadUnits.unitId, primary: squadUnits.primary })
    .from(squadUnits)
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .orderBy(desc(squadUnits.primary), asc(units.code));
  const allSeats = await r.select().from(seats).orderBy(asc(seats.from), asc(seats.id));
  return { people: allPeople, administrators, units: allUnits, squads: allSquads, ties, seats: allSeats };
}

export type WholeOrganisation = Awaited<ReturnType<typeof wholeOrganisation>>;

const excluded = <K extends string>(...columns: [K, string][]) =>
  Object.fromEntries(columns.map(([key, column]) => [key, sql`excluded.${sql.identifier(column)}`]));

/** Writes these people whole: new ones are added, stored ones replaced by id. Throws ConstraintError on a taken number or address. */
export async function upsertPeople(t: Tx, rows: (typeof people.$inferInsert)[]): Promise<void> {
  for (const chunk of chunks(rows, rowsAtOnce)) {
    await t
      .insert(people)
      .values(chunk)
      .onConflictDoUpdate({
        target: people.id,
        set: excluded(
          ["employeeNo", "employee_no"],
          ["email", "email"],
          ["name", "name"],
          ["nameEn", "name_en"],
          ["title", "title"],
          ["titleEn", "title_en"],
          ["discipline", "discipline"],
          ["unitId", "unit_id"],
          ["managerId", "manager_id"],
          ["active", "active"],
          ["version", "version"],
        ),
      });
  }
}

/** Frees the e-mail addresses of these people, for a roster in which they change hands; `upsertPeople` gives them their new ones. */
export async function parkEmails(t: Tx, ids: readonly string[]): Promise<void> {
  for (const chunk of chunks(ids, rowsAtOnce)) {
    await t
      .update(people)
      .set({ email: sql`'moving:' || lower(${people.id})` })
      .where(inArray(people.id, chunk));
  }
}

/** Writes these units whole: new ones are added, stored ones replaced by id. */
export async function upsertUnits(t: Tx, rows: (typeof units.$inferInsert)[]): Promise<void> {
  for (const chunk of chunks(rows, rowsAtOnce)) {
    await t
      .insert(units)
      .values(chunk)
      .onConflictDoUpdate({
        target: units.id,
        set: excluded(
          ["name", "name"],
          ["nameEn", "name_en"],
          ["parentId", "parent_id"],
          ["path", "path"],
          ["headId", "head_id"],
          ["version", "version"],
        ),
      });
  }
}

/** Writes these squads whole: new ones are added, stored ones replaced by id. */
export async function upsertSquads(t: Tx, rows: (typeof squads.$inferInsert)[]): Promise<void> {
  for (const chunk of chunks(rows, rowsAtOnce)) {
    await t
      .insert(squads)
      .values(chunk)
      .onConflictDoUpdate({
        target: squads.id,
        set: excluded(
          ["name", "name"],
          ["nameEn", "name_en"],
          ["kind", "kind"],
          ["startsOn", "starts_on"],
          ["endsOn", "ends_on"],
          ["mission", "mission"],
          ["missionEn", "mission_en"],
          ["version", "version"],
        ),
      });
  }
}

/** Ties each of these squads to its units and no others; the first of each is the primary one. */
export async function tieSquads(
  t: Tx,
  ties: readonly { squadId: string; unitIds: readonly string[] }[],
): Promise<void> {
  for (const chunk of chunks(ties, rowsAtOnce)) {
    await t.delete(squadUnits).where(
      inArray(
        squadUnits.squadId,
        chunk.map((tie) => tie.squadId),
      ),
    );
  }
  const rows = ties.flatMap(({ squadId, unitIds }) =>
    unitIds.map((unitId, at) => ({ squadId, unitId, primary: at === 0 })),
  );
  for (const chunk of chunks(rows, rowsAtOnce)) await t.insert(squadUnits).values(chunk);
}

/** Sets the last day of many seats: one statement for each day, not for each seat. */
export async function endSeats(t: Tx, ends: readonly { id: string; to: string }[]): Promise<void> {
  const byDay = new Map<string, string[]>();
  for (const { id, to } of ends) byDay.set(to, [...(byDay.get(to) ?? []), id]);
  for (const [to, ids] of byDay) {
    for (const chunk of chunks(ids, rowsAtOnce))
      await t.update(seats).set({ to }).where(inArray(seats.id, chunk));
  }
}

/** Removes seats that have not begun. */
export async function withdrawSeats(t: Tx, ids: readonly string[]): Promise<void> {
  for (const chunk of chunks(ids, rowsAtOnce)) await t.delete(seats).where(inArray(seats.id, chunk));
}

/** Opens any number of seats. Throws ConstraintError where rule 1 or 2 is broken. */
export async function openSeats(t: Tx, rows: (typeof seats.$inferInsert)[]): Promise<void> {
  for (const chunk of chunks(rows, rowsAtOnce)) await t.insert(seats).values(chunk);
}

/** Keeps what a check of roster files found. */
export async function insertRosterImport(
  t: Tx,
  {
    check,
    items,
  }: { check: typeof rosterImports.$inferInsert; items: readonly { kind: string; detail: RosterItem }[] },
): Promise<void> {
  await t.insert(rosterImports).values(check);
  await replaceRosterItems(t, { id: check.id, items });
}

/** Puts these problems and changes in the place of those a check had. */
export async function replaceRosterItems(
  t: Tx,
  { id, items }: { id: string; items: readonly { kind: string; detail: RosterItem }[] },
): Promise<void> {
  await t.delete(rosterItems).where(eq(rosterItems.importId, id));
  const rows = items.map((item, position) => ({ importId: id, position, ...item }));
  for (const chunk of chunks(rows, rowsAtOnce)) await t.insert(rosterItems).values(chunk);
}

/** Brings a check up to date with the organisation as it is now. */
export async function updateRosterImport(
  t: Tx,
  { id, ...values }: Pick<RosterImport, "id"> & Partial<Omit<typeof rosterImports.$inferInsert, "id">>,
): Promise<void> {
  await t.update(rosterImports).set(values).where(eq(rosterImports.id, id));
}

/** The check with what was read; undefined when there is none. */
export async function rosterImportById(r: Reader, id: string): Promise<RosterImport | undefined> {
  const [row] = await r.select().from(rosterImports).where(eq(rosterImports.id, id));
  return row;
}

const summary = {
  id: rosterImports.id,
  createdAt: rosterImports.createdAt,
  today: rosterImports.today,
  files: rosterImports.files,
  counts: rosterImports.counts,
  problemCount: rosterImports.problemCount,
  changeCount: rosterImports.changeCount,
  appliedAt: rosterImports.appliedAt,
  byName: people.name,
  byNameEn: people.nameEn,
};

/** The check without what was read, with who made it; undefined when there is none. */
export async function rosterImportSummary(r: Reader, id: string) {
  const [row] = await r
    .select(summary)
    .from(rosterImports)
    .innerJoin(people, eq(people.id, rosterImports.createdBy))
    .where(eq(rosterImports.id, id));
  return row;
}

/** The latest checks, applied or not. */
export function recentRosterImports(r: Reader, limit: number) {
  return r
    .select(summary)
    .from(rosterImports)
    .innerJoin(people, eq(people.id, rosterImports.createdBy))
    .orderBy(desc(rosterImports.createdAt))
    .limit(limit);
}

/** One page of a check's items of some kinds, in the order of the files, and how many there are. */
export async function rosterItemsPage(
  r: Reader,
  {
    importId,
    kinds,
    page,
    pageSize,
  }: { importId: string; kinds: readonly string[]; page: number; pageSize: number },
) {
  const where = and(eq(rosterItems.importId, importId), inArray(rosterItems.kind, [...kinds]));
  const [rows, [total]] = await Promise.all([
    r
      .select({ position: rosterItems.position, detail: rosterItems.detail })
      .from(rosterItems)
      .where(where)
      .orderBy(asc(rosterItems.position))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r.select({ count: countAll() }).from(rosterItems).where(where),
  ]);
  return { rows, total: total!.count };
}

/** Removes checks that were never applied and are older than `before`, with their items. */
export async function deleteStaleRosterImports(t: Tx, before: Date): Promise<void> {
  const old = await t
    .select({ id: rosterImports.id })
    .from(rosterImports)
    .where(and(isNull(rosterImports.appliedAt), lt(rosterImports.createdAt, before)));
  const ids = old.map((row) => row.id);
  if (ids.length === 0) return;
  await t.delete(rosterItems).where(inArray(rosterItems.importId, ids));
  await t.delete(rosterImports).where(inArray(rosterImports.id, ids));
}
