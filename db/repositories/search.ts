import { type AnyColumn, and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SquadScope } from "~/domain/access";
import { metrics, people, squads, squadUnits, tasks, units } from "../schema";
import { beginsWith, contains } from "../sql";
import type { Reader } from "../store";
import { inSquadScope } from "./squad-scope";

export type SearchText = { text: string; limit: number };

/** Rows that begin with the text before those that only contain it. */
function beginning(columns: readonly AnyColumn[], text: string): SQL {
  const pattern = `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const begins = columns.map((column) => sql`lower(${column}) like ${pattern} escape '\\'`);
  return sql`case when ${sql.join(begins, sql` or `)} then 0 else 1 end`;
}

const mentions = (columns: readonly AnyColumn[], text: string) =>
  or(...columns.map((column) => contains(column, text)));

/** Active people by name in either language or employee number. */
export function searchPeople(r: Reader, { text, limit }: SearchText) {
  const columns = [people.name, people.nameEn, people.employeeNo];
  return r
    .select({
      id: people.id,
      name: people.name,
      nameEn: people.nameEn,
      title: people.title,
      titleEn: people.titleEn,
    })
    .from(people)
    .where(and(eq(people.active, true), mentions(columns, text)))
    .orderBy(beginning(columns, text), sql`lower(${people.nameEn})`, people.id)
    .limit(limit);
}

/** Open squads in scope by name in either language or key. */
export function searchSquads(r: Reader, { scope, text, limit }: SearchText & { scope: SquadScope }) {
  const columns = [squads.name, squads.nameEn, squads.key];
  return r
    .select({ id: squads.id, key: squads.key, name: squads.name, nameEn: squads.nameEn })
    .from(squads)
    .where(and(inSquadScope(r, squads.id, scope), isNull(squads.closedAt), mentions(columns, text)))
    .orderBy(beginning(columns, text), squads.key)
    .limit(limit);
}

/** Units that are not archived, by name in either language or code. */
export function searchUnits(r: Reader, { text, limit }: SearchText) {
  const columns = [units.name, units.nameEn, units.code];
  return r
    .select({ id: units.id, code: units.code, name: units.name, nameEn: units.nameEn })
    .from(units)
    .where(and(isNull(units.archivedAt), mentions(columns, text)))
    .orderBy(beginning(columns, text), units.code)
    .limit(limit);
}

/** Metrics that are not archived, by name in either language or code. */
export function searchMetrics(r: Reader, { text, limit }: SearchText) {
  const columns = [metrics.name, metrics.nameEn, metrics.code];
  return r
    .select({ id: metrics.id, code: metrics.code, name: metrics.name, nameEn: metrics.nameEn })
    .from(metrics)
    .where(and(isNull(metrics.archivedAt), mentions(columns, text)))
    .orderBy(beginning(columns, text), metrics.code)
    .limit(limit);
}

/**
 * Where tasks are looked for by the words of their title; by key they are found everywhere in scope. `unitPaths` are those
 * of the squads' own units: units below them do not count.
 */
export type TitleScope = { squadIds: readonly string[]; unitPaths: readonly string[] };

/**
 * Tasks that are not archived: by the beginning of their key in every squad in scope, which the key's index answers, and by
 * words of their title in the squads of `titles` alone, so that no search reads a whole bank's tasks.
 */
export function searchTasks(
  r: Reader,
  { scope, titles, text, limit }: SearchText & { scope: SquadScope; titles: TitleScope },
) {
  const named = contains(tasks.title, text);
  return r
    .select({ id: tasks.id, squadId: tasks.squadId, key: tasks.key, title: tasks.title })
    .from(tasks)
    .where(
      and(
        isNull(tasks.archivedAt),
        inSquadScope(r, tasks.squadId, scope),
        or(
          beginsWith(tasks.key, text.toUpperCase()),
          ...inTitleScope(r, titles).map((near) => and(near, named)),
        ),
      ),
    )
    .orderBy(beginning([tasks.key, tasks.title], text), sql`length(${tasks.key})`, tasks.key)
    .limit(limit);
}

/** Each as a list of squads, so that the tasks' index on the squad answers it. */
function inTitleScope(r: Reader, { squadIds, unitPaths }: TitleScope): SQL[] {
  const conditions: SQL[] = [];
  if (squadIds.length > 0) conditions.push(inArray(tasks.squadId, [...squadIds]));
  if (unitPaths.length > 0) {
    const headed = r
      .select({ squadId: squadUnits.squadId })
      .from(squadUnits)
      .innerJoin(units, eq(units.id, squadUnits.unitId))
      .where(inArray(units.path, [...unitPaths]));
    conditions.push(inArray(tasks.squadId, headed));
  }
  return conditions;
}
