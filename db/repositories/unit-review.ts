import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { cycleSquads, people, squads, squadUnits, units } from "../schema";
import { underPath } from "../sql";
import type { Reader } from "../store";

/** The units on a path from the root down, the unit itself last. */
export async function unitsOnPath(r: Reader, path: string) {
  const ids = path.split("/").filter(Boolean);
  const rows = await r
    .select({ id: units.id, name: units.name, nameEn: units.nameEn })
    .from(units)
    .where(inArray(units.id, ids));
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** Units directly below, by code, each with its head and how many open squads are tied to it or anything under it. */
export async function childUnits(r: Reader, { id, path }: { id: string; path: string }) {
  const [rows, counts] = await Promise.all([
    r
      .select({
        id: units.id,
        path: units.path,
        name: units.name,
        nameEn: units.nameEn,
        headName: people.name,
        headNameEn: people.nameEn,
      })
      .from(units)
      .leftJoin(people, eq(people.id, units.headId))
      .where(and(eq(units.parentId, id), isNull(units.archivedAt)))
      .orderBy(asc(units.code)),
    r
      .selectDistinct({ squadId: squadUnits.squadId, path: units.path })
      .from(squadUnits)
      .innerJoin(units, eq(units.id, squadUnits.unitId))
      .innerJoin(squads, and(eq(squads.id, squadUnits.squadId), isNull(squads.closedAt)))
      .where(underPath(units.path, path)),
  ]);
  return rows.map(({ path: childPath, ...row }) => ({
    ...row,
    squads: new Set(counts.filter((tie) => tie.path.startsWith(childPath)).map((tie) => tie.squadId)).size,
  }));
}

export type UnitSquadsQuery = {
  unit: { id: string; path: string };
  /** With the squads of the units below. */
  below: boolean;
  /** The day (ISO) it is told for and the instant at which it ends: squads that existed then. */
  asOf: string;
  until: Date;
};

function tiedTo({ unit, below, asOf, until }: UnitSquadsQuery) {
  return and(
    below ? underPath(units.path, unit.path) : eq(units.id, unit.id),
    lte(squads.startsOn, asOf),
    or(isNull(squads.closedAt), gt(squads.closedAt, until)),
  );
}

/** How many squads `unitSquads` would give. */
export async function countUnitSquads(r: Reader, query: UnitSquadsQuery): Promise<number> {
  const [row] = await r
    .select({ count: sql<number>`count(distinct ${squads.id})`.mapWith(Number) })
    .from(squads)
    .innerJoin(squadUnits, eq(squadUnits.squadId, squads.id))
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(tiedTo(query));
  return row?.count ?? 0;
}

/** The squads tied to a unit (as primary or further unit), by name; with `below` those of the units under it too. */
export function unitSquads(r: Reader, query: UnitSquadsQuery & { limit: number }) {
  return r
    .selectDistinct({
      id: squads.id,
      key: squads.key,
      name: squads.name,
      nameEn: squads.nameEn,
      kind: squads.kind,
      endsOn: squads.endsOn,
    })
    .from(squads)
    .innerJoin(squadUnits, eq(squadUnits.squadId, squads.id))
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(tiedTo(query))
    .orderBy(asc(squads.name), asc(squads.id))
    .limit(query.limit);
}

/** HR's overrides of failed gates among these squads in a cycle, by squad. */
export async function overridesOf(
  r: Reader,
  { cycleId, squadIds }: { cycleId: string; squadIds: readonly string[] },
) {
  if (squadIds.length === 0) return new Map<string, string>();
  const rows = await r
    .select({ squadId: cycleSquads.squadId, reason: cycleSquads.overrideReason })
    .from(cycleSquads)
    .where(
      and(
        eq(cycleSquads.cycleId, cycleId),
        inArray(cycleSquads.squadId, [...squadIds]),
        sql`${cycleSquads.overrideReason} is not null`,
      ),
    );
  return new Map(rows.map((row) => [row.squadId, row.reason ?? ""]));
}
