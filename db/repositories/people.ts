import { and, asc, desc, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import type { PersonFacts } from "~/domain/access";
import { people, roleGrants, seats, squadUnits, units } from "../schema";
import type { Discipline } from "../schema/values";
import { aliased, contains, countAll, underPath } from "../sql";
import type { Reader, Tx } from "../store";
import { activeSeat } from "./seats";

export type Person = typeof people.$inferSelect;

const managers = aliased(people, "managers");

export type PeopleQuery = {
  search?: string;
  discipline?: Discipline;
  /** Home unit at or below this path. */
  unitPath?: string;
  /** Holds a seat in this squad on `today`. */
  squadId?: string;
  managerId?: string;
  state: "active" | "disabled" | "all";
  sort: "name" | "number" | "unit";
  descending: boolean;
  page: number;
  pageSize: number;
  today: string;
};

const listed = {
  id: people.id,
  employeeNo: people.employeeNo,
  email: people.email,
  name: people.name,
  nameEn: people.nameEn,
  title: people.title,
  titleEn: people.titleEn,
  discipline: people.discipline,
  active: people.active,
  unitId: people.unitId,
  unitName: units.name,
  unitNameEn: units.nameEn,
};

/** One page of the directory and the number of all people it could show. Names sort by their Latin form, which is pinyin for Chinese ones. */
export async function peoplePage(r: Reader, query: PeopleQuery) {
  const where = and(...peopleFilters(r, query));
  const direction = query.descending ? desc : asc;
  const key = {
    name: sql`lower(${people.nameEn})`,
    number: people.employeeNo,
    unit: sql`coalesce(${units.code}, '')`,
  }[query.sort];
  const [rows, [total]] = await Promise.all([
    r
      .select({ ...listed, seats: openSeatCount(query.today) })
      .from(people)
      .leftJoin(units, eq(units.id, people.unitId))
      .where(where)
      .orderBy(direction(key), asc(people.id))
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize),
    r.select({ count: countAll() }).from(people).leftJoin(units, eq(units.id, people.unitId)).where(where),
  ]);
  return { rows, total: total!.count };
}

function peopleFilters(
  r: Reader,
  { search, discipline, unitPath, squadId, managerId, state, today }: PeopleQuery,
): (SQL | undefined)[] {
  return [
    search ? mentions(search) : undefined,
    discipline && eq(people.discipline, discipline),
    managerId ? eq(people.managerId, managerId) : undefined,
    unitPath ? underPath(units.path, unitPath) : undefined,
    state === "all" ? undefined : eq(people.active, state === "active"),
    squadId
      ? exists(
          r
            .select({ one: sql`1` })
            .from(seats)
            .where(and(eq(seats.personId, people.id), eq(seats.squadId, squadId), activeSeat(today))),
        )
      : undefined,
  ];
}

/** Name in either language, e-mail or employee number contains the text. */
const mentions = (text: string) =>
  or(
    ...[people.name, people.nameEn, people.email, people.employeeNo].map((column) => contains(column, text)),
  );

const openSeatCount = (today: string) =>
  sql<number>`(select count(*) from seats s where s.person_id = ${people.id} and s.from_day <= ${today}
    and coalesce(s.to_day, '9999-12-31') >= ${today})`.mapWith(Number);

/** A few active people whose name, e-mail or number contains the text, for a picker. */
export function suggestPeople(r: Reader, { text, limit }: { text: string; limit: number }) {
  return r
    .select({
      id: people.id,
      employeeNo: people.employeeNo,
      name: people.name,
      nameEn: people.nameEn,
      title: people.title,
      titleEn: people.titleEn,
      discipline: people.discipline,
    })
    .from(people)
    .where(and(eq(people.active, true), mentions(text)))
    .orderBy(sql`lower(${people.nameEn})`, people.id)
    .limit(limit);
}

/** The people an employee number, an e-mail address or a full name points at; at most two, which already makes it ambiguous. */
export function peopleByReference(r: Reader, reference: string) {
  return r
    .select({ id: people.id, active: people.active, name: people.name, nameEn: people.nameEn })
    .from(people)
    .where(
      or(
        eq(people.employeeNo, reference),
        eq(people.email, reference.toLowerCase()),
        eq(people.name, reference),
        sql`lower(${people.nameEn}) = ${reference.toLowerCase()}`,
      ),
    )
    .limit(2);
}

/** The person with home unit and line manager; undefined when there is none. */
export async function personProfile(r: Reader, id: string) {
  const [row] = await r
    .select({
      person: people,
      unit: { id: units.id, name: units.name, nameEn: units.nameEn, path: units.path },
      manager: {
        id: managers.id,
        employeeNo: managers.employeeNo,
        name: managers.name,
        nameEn: managers.nameEn,
        discipline: managers.discipline,
      },
    })
    .from(people)
    .leftJoin(units, eq(units.id, people.unitId))
    .leftJoin(managers, eq(managers.id, people.managerId))
    .where(eq(people.id, id));
  return row;
}

/** The person's own row, undefined when there is none. */
export async function personById(r: Reader, id: string): Promise<Person | undefined> {
  const [row] = await r.select().from(people).where(eq(people.id, id));
  return row;
}

/** What the policy asks about a person: paths of the home unit and of the units of the squads they hold a seat in on `today`. */
export async function personFacts(
  r: Reader,
  { id, today }: { id: string; today: string },
): Promise<PersonFacts | undefined> {
  const [row] = await r
    .select({
      personId: people.id,
      discipline: people.discipline,
      managerId: people.managerId,
      home: units.path,
    })
    .from(people)
    .leftJoin(units, eq(units.id, people.unitId))
    .where(eq(people.id, id));
  if (!row) return undefined;
  const { home, ...facts } = row;
  const through = await r
    .selectDistinct({ path: units.path })
    .from(seats)
    .innerJoin(squadUnits, eq(squadUnits.squadId, seats.squadId))
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(and(eq(seats.personId, id), activeSeat(today)));
  return { ...facts, unitPaths: [...(home === null ? [] : [home]), ...through.map((unit) => unit.path)] };
}

/** The first active people whose line manager this is, by name, and how many there are. */
export async function reportsOf(r: Reader, { managerId, limit }: { managerId: string; limit: number }) {
  const mine = and(eq(people.managerId, managerId), eq(people.active, true));
  const rows = await r
    .select({
      id: people.id,
      name: people.name,
      nameEn: people.nameEn,
      title: people.title,
      titleEn: people.titleEn,
      discipline: people.discipline,
    })
    .from(people)
    .where(mine)
    .orderBy(sql`lower(${people.nameEn})`, people.id)
    .limit(limit);
  const [total] = await r.select({ count: countAll() }).from(people).where(mine);
  return { people: rows, total: total!.count };
}

/** Ids of the managers above a person, nearest first; stops at a circle. */
export async function managersAbove(r: Reader, personId: string): Promise<string[]> {
  const rows = await r.rows<{ id: string }>(sql`
    with recursive chain (id, depth) as (
      select manager_id, 1 from people where id = ${personId} and manager_id is not null
      union
      select p.manager_id, c.depth + 1 from people p join chain c on p.id = c.id where p.manager_id is not null and c.depth < 50
    ) select id from chain order by depth`);
  return rows.map((row) => row.id);
}

/** The units and disciplines a person heads. */
export async function headships(r: Reader, personId: string) {
  return r
    .select({ id: units.id, name: units.name, nameEn: units.nameEn })
    .from(units)
    .where(and(eq(units.headId, personId), sql`${units.archivedAt} is null`))
    .orderBy(units.path);
}

/** Which of these values of `column` are taken by somebody else than `except`. */
export async function personTaken(
  r: Reader,
  { employeeNo, email, except = "" }: { employeeNo: string; email: string; except?: string },
): Promise<{ employeeNo: boolean; email: boolean }> {
  const rows = await r
    .select({ employeeNo: people.employeeNo, email: people.email })
    .from(people)
    .where(
      and(or(eq(people.employeeNo, employeeNo), eq(people.email, email)), sql`${people.id} <> ${except}`),
    );
  return {
    employeeNo: rows.some((row) => row.employeeNo === employeeNo),
    email: rows.some((row) => row.email === email),
  };
}

/** Adds people; at most 500 at once. */
export async function insertPeople(t: Tx, rows: (typeof people.$inferInsert)[]): Promise<void> {
  await t.insert(people).values(rows);
}

/** Saves what a form edits. False when `version` is stale: somebody saved in between. */
export async function savePerson(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<Person, "id" | "version"> & Partial<Omit<typeof people.$inferInsert, "id" | "version">>,
): Promise<boolean> {
  const rows = await t
    .update(people)
    .set({ ...values, version: version + 1 })
    .where(and(eq(people.id, id), eq(people.version, version)))
    .returning({ id: people.id });
  return rows.length === 1;
}

/** Saves a person's own language and theme. */
export async function savePersonPreferences(
  t: Tx,
  { id, locale, theme }: Pick<typeof people.$inferSelect, "id" | "locale" | "theme">,
): Promise<void> {
  await t.update(people).set({ locale, theme }).where(eq(people.id, id));
}

/** Names of these people by id, in both languages. */
export async function namesOf(r: Reader, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; nameEn: string }>();
  const rows = await r
    .select({ id: people.id, name: people.name, nameEn: people.nameEn })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

/** Holds other changes of this person's record off until the transaction ends (on SQLite there is one writer anyway). */
export async function lockPerson(t: Tx, id: string): Promise<void> {
  await t
    .update(people)
    .set({ employeeNo: sql`${people.employeeNo}` })
    .where(eq(people.id, id));
}

/** Ids of the active administrators. */
export async function activeAdministrators(r: Reader): Promise<string[]> {
  const rows = await r
    .select({ id: people.id })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(and(eq(roleGrants.role, "administrator"), eq(people.active, true)));
  return rows.map((row) => row.id);
}
