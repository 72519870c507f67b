import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { SquadFacts, SquadScope } from "~/domain/access";
import { seats, squads, squadUnits, units } from "../schema";
import type { SquadKind } from "../schema/values";
import { contains, countAll, underPath } from "../sql";
import type { Reader, Tx } from "../store";
import { activeSeat } from "./seats";
import { inSquadScope } from "./squad-scope";

export type Squad = typeof squads.$inferSelect;

export type SquadsQuery = {
  scope: SquadScope;
  search?: string;
  kind?: SquadKind;
  /** Tied to a unit at or below this path. */
  unitPath?: string;
  /** This person holds a seat in it on `today`. */
  ofPerson?: string;
  state: "open" | "incomplete" | "closed";
  sort: "name" | "key" | "unit" | "members";
  descending: boolean;
  page: number;
  pageSize: number;
  today: string;
};

const activeSeats = (today: string, condition: SQL = sql`1 = 1`) =>
  sql<number>`(select count(*) from seats s where s.squad_id = ${squads.id} and s.from_day <= ${today}
    and coalesce(s.to_day, '9999-12-31') >= ${today} and ${condition})`.mapWith(Number);

/** Lead seats in force; the database's rules allow one a discipline, so three make a squad complete. */
const filledLeads = (today: string) => activeSeats(today, sql`s.role = 'lead'`);

/** One page of squads with primary unit, filled lead seats and members on `today`, and the number of all it could show. */
export async function squadsPage(r: Reader, query: SquadsQuery) {
  const where = and(...squadFilters(r, query));
  const members = activeSeats(query.today);
  const direction = query.descending ? desc : asc;
  const key = {
    name: sql`lower(${squads.nameEn})`,
    key: squads.key,
    unit: sql`coalesce(${units.code}, '')`,
    members,
  }[query.sort];
  const from = r
    .select({
      id: squads.id,
      key: squads.key,
      name: squads.name,
      nameEn: squads.nameEn,
      kind: squads.kind,
      endsOn: squads.endsOn,
      closedAt: squads.closedAt,
      unitId: units.id,
      unitName: units.name,
      unitNameEn: units.nameEn,
      filledLeads: filledLeads(query.today),
      members,
    })
    .from(squads)
    .leftJoin(squadUnits, and(eq(squadUnits.squadId, squads.id), eq(squadUnits.primary, true)))
    .leftJoin(units, eq(units.id, squadUnits.unitId));
  const [rows, [total]] = await Promise.all([
    from
      .where(where)
      .orderBy(direction(key), asc(squads.id))
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize),
    r.select({ count: countAll() }).from(squads).where(where),
  ]);
  return { rows, total: total!.count };
}

function squadFilters(
  r: Reader,
  { scope, search, kind, unitPath, ofPerson, state, today }: SquadsQuery,
): (SQL | undefined)[] {
  return [
    inSquadScope(r, squads.id, scope),
    search
      ? or(...[squads.name, squads.nameEn, squads.key].map((column) => contains(column, search)))
      : undefined,
    kind && eq(squads.kind, kind),
    state === "closed" ? isNotNull(squads.closedAt) : isNull(squads.closedAt),
    state === "incomplete" ? sql`${filledLeads(today)} < 3` : undefined,
    unitPath
      ? exists(
          r
            .select({ one: sql`1` })
            .from(squadUnits)
            .innerJoin(units, eq(units.id, squadUnits.unitId))
            .where(and(eq(squadUnits.squadId, squads.id), underPath(units.path, unitPath))),
        )
      : undefined,
    ofPerson
      ? exists(
          r
            .select({ one: sql`1` })
            .from(seats)
            .where(and(eq(seats.squadId, squads.id), eq(seats.personId, ofPerson), activeSeat(today))),
        )
      : undefined,
  ];
}

/** The names of open squads among these, in the order of their keys. */
export function squadNames(r: Reader, ids: readonly string[]) {
  return r
    .select({ id: squads.id, key: squads.key, name: squads.name, nameEn: squads.nameEn })
    .from(squads)
    .where(and(inArray(squads.id, [...ids]), isNull(squads.closedAt)))
    .orderBy(asc(squads.key));
}

/** The squad with its units, the primary one first; undefined when there is none. */
export async function squadWithUnits(r: Reader, id: string) {
  const [squad] = await r.select().from(squads).where(eq(squads.id, id));
  const tied = await r
    .select({
      id: units.id,
      code: units.code,
      name: units.name,
      nameEn: units.nameEn,
      path: units.path,
      primary: squadUnits.primary,
    })
    .from(squadUnits)
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(eq(squadUnits.squadId, id))
    .orderBy(desc(squadUnits.primary), asc(units.code));
  return squad && { squad, units: tied };
}

/** What the policy asks about a squad; undefined when there is none. */
export async function squadFacts(r: Reader, id: string): Promise<SquadFacts | undefined> {
  return (await squadFactsOf(r, [id])).get(id);
}

/** `squadFacts` of up to 500 squads, by id; one that does not exist is left out. */
export async function squadFactsOf(
  r: Reader,
  ids: readonly string[],
): Promise<Map<string, SquadFacts & { unitPaths: string[] }>> {
  const facts = new Map<string, SquadFacts & { unitPaths: string[] }>();
  if (ids.length === 0) return facts;
  const rows = await r
    .select({ id: squads.id, path: units.path })
    .from(squads)
    .leftJoin(squadUnits, eq(squadUnits.squadId, squads.id))
    .leftJoin(units, eq(units.id, squadUnits.unitId))
    .where(inArray(squads.id, [...ids]));
  for (const { id, path } of rows) {
    const known = facts.get(id) ?? { squadId: id, unitPaths: [] };
    if (path !== null) known.unitPaths.push(path);
    facts.set(id, known);
  }
  return facts;
}

/** True when another squad has this key. */
export async function squadKeyTaken(
  r: Reader,
  { key, except = "" }: { key: string; except?: string },
): Promise<boolean> {
  const rows = await r
    .select({ id: squads.id })
    .from(squads)
    .where(and(eq(squads.key, key), ne(squads.id, except)));
  return rows.length > 0;
}

/** Adds squads; at most 500 at once. */
export async function insertSquads(t: Tx, rows: (typeof squads.$inferInsert)[]): Promise<void> {
  await t.insert(squads).values(rows);
}

/** Saves what a form edits. False when `version` is stale: somebody saved in between. */
export async function saveSquad(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<Squad, "id" | "version"> & Partial<Omit<typeof squads.$inferInsert, "id" | "version">>,
): Promise<boolean> {
  const rows = await t
    .update(squads)
    .set({ ...values, version: version + 1 })
    .where(and(eq(squads.id, id), eq(squads.version, version)))
    .returning({ id: squads.id });
  return rows.length === 1;
}

/** Ties a squad to these units and no others; the first is the primary one. */
export async function tieSquadToUnits(
  t: Tx,
  { squadId, unitIds }: { squadId: string; unitIds: readonly string[] },
): Promise<void> {
  await t.delete(squadUnits).where(eq(squadUnits.squadId, squadId));
  if (unitIds.length === 0) return;
  await t.insert(squadUnits).values(unitIds.map((unitId, at) => ({ squadId, unitId, primary: at === 0 })));
}
