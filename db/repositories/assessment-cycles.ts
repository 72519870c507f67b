import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import {
  assessmentCycles,
  cycleSquads,
  people,
  roleGrants,
  schemes,
  schemeVersions,
  squads,
} from "../schema";
import { countAll } from "../sql";
import type { Reader, Tx } from "../store";

export type CycleRow = typeof assessmentCycles.$inferSelect;

/** Every cycle with its scheme and number of squads, the latest first. */
export function cyclesOverview(r: Reader) {
  const count = sql`(select count(*) from ${cycleSquads} s where s.cycle_id = ${assessmentCycles.id})`;
  return r
    .select({
      id: assessmentCycles.id,
      name: assessmentCycles.name,
      nameEn: assessmentCycles.nameEn,
      kind: assessmentCycles.kind,
      start: assessmentCycles.start,
      end: assessmentCycles.end,
      state: assessmentCycles.state,
      schemeId: schemes.id,
      schemeName: schemes.name,
      schemeNameEn: schemes.nameEn,
      schemeNumber: schemeVersions.number,
      squads: count.mapWith(Number),
    })
    .from(assessmentCycles)
    .leftJoin(schemeVersions, eq(schemeVersions.id, assessmentCycles.schemeVersionId))
    .leftJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .orderBy(desc(assessmentCycles.start), assessmentCycles.id);
}

export async function insertCycle(t: Tx, cycle: CycleRow): Promise<void> {
  await t.insert(assessmentCycles).values(cycle);
}

export type CycleChange = Partial<
  Pick<
    CycleRow,
    "name" | "nameEn" | "kind" | "start" | "end" | "state" | "schemeVersionId" | "openedBy" | "openedAt"
  >
>;

/** Changes a cycle as it was read at `version`; false when somebody saved in between. */
export async function saveCycle(
  t: Tx,
  { id, version, change }: { id: string; version: number; change: CycleChange },
): Promise<boolean> {
  const saved = await t
    .update(assessmentCycles)
    .set({ ...change, version: version + 1 })
    .where(and(eq(assessmentCycles.id, id), eq(assessmentCycles.version, version)))
    .returning({ id: assessmentCycles.id });
  return saved.length === 1;
}

/** The squads of a cycle with their overrides, by name. */
export function squadsOfCycle(r: Reader, cycleId: string) {
  return r
    .select({
      id: squads.id,
      key: squads.key,
      name: squads.name,
      nameEn: squads.nameEn,
      overrideReason: cycleSquads.overrideReason,
      overriddenAt: cycleSquads.overriddenAt,
      overriddenBy: people.name,
      overriddenByEn: people.nameEn,
    })
    .from(cycleSquads)
    .innerJoin(squads, eq(squads.id, cycleSquads.squadId))
    .leftJoin(people, eq(people.id, cycleSquads.overriddenBy))
    .where(eq(cycleSquads.cycleId, cycleId))
    .orderBy(asc(squads.name), squads.id);
}

/** How many squads a cycle has. */
export async function countSquads(r: Reader, cycleId: string): Promise<number> {
  const [row] = await r.select({ n: countAll() }).from(cycleSquads).where(eq(cycleSquads.cycleId, cycleId));
  return row?.n ?? 0;
}

/** Squads that are open on some day of [start, end], chosen for the cycle or not, by name. */
export function squadsToChoose(
  r: Reader,
  { cycleId, start, end }: { cycleId: string; start: string; end: string },
) {
  return r
    .select({
      id: squads.id,
      key: squads.key,
      name: squads.name,
      nameEn: squads.nameEn,
      kind: squads.kind,
      chosen: sql`${cycleSquads.squadId} is not null`.mapWith(Boolean),
    })
    .from(squads)
    .leftJoin(cycleSquads, and(eq(cycleSquads.squadId, squads.id), eq(cycleSquads.cycleId, cycleId)))
    .where(
      or(
        isNotNull(cycleSquads.squadId),
        and(
          isNull(squads.closedAt),
          sql`${squads.startsOn} <= ${end}`,
          or(isNull(squads.endsOn), sql`${squads.endsOn} >= ${start}`),
        ),
      ),
    )
    .orderBy(asc(squads.name), squads.id);
}

/** Ids of the squads that are open on some day of [start, end]. */
export async function openSquadIds(
  r: Reader,
  { start, end }: { start: string; end: string },
): Promise<string[]> {
  const rows = await r
    .select({ id: squads.id })
    .from(squads)
    .where(
      and(
        isNull(squads.closedAt),
        sql`${squads.startsOn} <= ${end}`,
        or(isNull(squads.endsOn), sql`${squads.endsOn} >= ${start}`),
      ),
    );
  return rows.map((row) => row.id);
}

export async function addSquads(
  t: Tx,
  { cycleId, squadIds }: { cycleId: string; squadIds: readonly string[] },
): Promise<void> {
  for (const some of chunks(squadIds, 500)) {
    await t.insert(cycleSquads).values(some.map((squadId) => ({ cycleId, squadId })));
  }
}

export async function removeSquads(
  t: Tx,
  { cycleId, squadIds }: { cycleId: string; squadIds: readonly string[] },
): Promise<void> {
  for (const some of chunks(squadIds, 500)) {
    await t
      .delete(cycleSquads)
      .where(and(eq(cycleSquads.cycleId, cycleId), inArray(cycleSquads.squadId, some)));
  }
}

/** Sets or clears (all null) HR's override of one squad; false when the squad is not in the cycle. */
export async function saveOverride(
  t: Tx,
  {
    cycleId,
    squadId,
    ...override
  }: Pick<
    typeof cycleSquads.$inferSelect,
    "cycleId" | "squadId" | "overrideReason" | "overriddenBy" | "overriddenAt"
  >,
): Promise<boolean> {
  const saved = await t
    .update(cycleSquads)
    .set(override)
    .where(and(eq(cycleSquads.cycleId, cycleId), eq(cycleSquads.squadId, squadId)))
    .returning({ id: cycleSquads.squadId });
  return saved.length === 1;
}

/** Active people with the HR role, by name: they share the steps of a cycle among them. */
export function hrPeople(r: Reader) {
  return r
    .select({ id: people.id, name: people.name, nameEn: people.nameEn })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(and(eq(roleGrants.role, "hr"), eq(people.active, true)))
    .orderBy(asc(people.name), people.id);
}
