import { and, asc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { PersonFacts } from "~/domain/access";
import type { Discipline } from "~/domain/org/discipline";
import {
  contractLines,
  contracts,
  contractVersions,
  cycleSquads,
  individualLines,
  people,
  seats,
  squads,
  squadUnits,
  units,
} from "../schema";
import { contains, countAll } from "../sql";
import type { Reader } from "../store";

/** A person as the policy asks about them: line manager, discipline, home unit, and their squads on `day` with their units. */
export async function personFacts(r: Reader, { personId, day }: { personId: string; day: string }) {
  const [person] = await r
    .select({
      id: people.id,
      name: people.name,
      nameEn: people.nameEn,
      discipline: people.discipline,
      managerId: people.managerId,
      homePath: units.path,
    })
    .from(people)
    .leftJoin(units, eq(units.id, people.unitId))
    .where(eq(people.id, personId));
  if (person === undefined) return undefined;
  const paths = await r
    .selectDistinct({ path: units.path, squadId: seats.squadId })
    .from(seats)
    .innerJoin(squadUnits, eq(squadUnits.squadId, seats.squadId))
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .where(and(eq(seats.personId, personId), lte(seats.from, day), or(isNull(seats.to), gte(seats.to, day))));
  const { id, name, nameEn, discipline, managerId, homePath } = person;
  const unitPaths = [...new Set([...paths.map((row) => row.path), ...(homePath === null ? [] : [homePath])])];
  const squadIds = [...new Set(paths.map((row) => row.squadId))];
  return {
    person: { id, name, nameEn },
    squadIds,
    facts: { personId: id, discipline, managerId, unitPaths } satisfies PersonFacts,
  };
}

export type SeatedScope =
  | "everybody"
  | { reportIds: readonly string[]; disciplines: readonly Discipline[]; except: string };

export type SeatedQuery = {
  cycleId: string;
  start: string;
  end: string;
  scope: SeatedScope;
  search: string;
  /** Only people whose individual part is missing or does not sum up. */
  incomplete: boolean;
  page: number;
  pageSize: number;
};

/** People with a seat in the cycle's squads, each with the sum of their individual weights and what is still unrated. */
export async function seatedPage(r: Reader, query: SeatedQuery) {
  const { cycleId, search, incomplete, page, pageSize, scope } = query;
  const seated = r
    .select({ id: seats.personId })
    .from(seats)
    .innerJoin(cycleSquads, and(eq(cycleSquads.squadId, seats.squadId), eq(cycleSquads.cycleId, cycleId)))
    .where(and(lte(seats.from, query.end), or(isNull(seats.to), gte(seats.to, query.start))));
  // Written as text: inside a selected fragment drizzle leaves the table's name off, and `id` would be the subquery's own.
  const line = (figure: SQL) =>
    sql`(select ${figure} from ${individualLines} l where l.cycle_id = ${cycleId} and l.person_id = people.id)`;
  const weight = line(sql`coalesce(sum(l.weight), 0)`);
  const where = and(
    inArray(people.id, seated),
    scope === "everybody" ? undefined : inScope(scope),
    search === ""
      ? undefined
      : or(
          contains(people.name, search),
          contains(people.nameEn, search),
          contains(people.employeeNo, search),
        ),
    incomplete ? sql`${weight} <> 10000` : undefined,
  );
  const squadName = (column: SQL) =>
    sql<
      string | null
    >`(select ${column} from ${seats} s join ${cycleSquads} c on c.squad_id = s.squad_id and c.cycle_id = ${cycleId} join ${squads} q on q.id = s.squad_id
      where s.person_id = people.id and s.from_day <= ${query.end} and (s.to_day is null or s.to_day >= ${query.start}) order by s.from_day desc, q.id limit 1)`;
  const [rows, counted] = await Promise.all([
    r
      .select({
        id: people.id,
        name: people.name,
        nameEn: people.nameEn,
        discipline: people.discipline,
        squadName: squadName(sql`q.name`),
        squadNameEn: squadName(sql`q.name_en`),
        lines: line(countAll()).mapWith(Number),
        weight: weight.mapWith(Number),
        unrated: line(
          sql`coalesce(sum(case when l.curve is null and l.score is null then 1 else 0 end), 0)`,
        ).mapWith(Number),
      })
      .from(people)
      .where(where)
      .orderBy(asc(people.name), people.id)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r.select({ n: countAll() }).from(people).where(where),
  ]);
  return { rows, total: counted[0]?.n ?? 0 };
}

function inScope({ reportIds, disciplines, except }: Exclude<SeatedScope, "everybody">): SQL | undefined {
  const rights = [
    ...(reportIds.length > 0 ? [inArray(people.id, [...reportIds])] : []),
    ...(disciplines.length > 0 ? [inArray(people.discipline, [...disciplines])] : []),
  ];
  return rights.length === 0 ? sql`1 = 0` : and(or(...rights), sql`${people.id} <> ${except}`);
}

/** Squads of the cycle a person sits in on some day of it. */
export function squadsOfPerson(
  r: Reader,
  { cycleId, personId, start, end }: { cycleId: string; personId: string; start: string; end: string },
) {
  return r
    .selectDistinct({ id: squads.id, name: squads.name, nameEn: squads.nameEn })
    .from(seats)
    .innerJoin(cycleSquads, and(eq(cycleSquads.squadId, seats.squadId), eq(cycleSquads.cycleId, cycleId)))
    .innerJoin(squads, eq(squads.id, seats.squadId))
    .where(
      and(eq(seats.personId, personId), lte(seats.from, end), or(isNull(seats.to), gte(seats.to, start))),
    );
}

/** Everybody with a seat in the cycle's squads, for a picker; at most 8 matches. */
export function seatedMatches(
  r: Reader,
  query: { cycleId: string; start: string; end: string; search: string },
) {
  return seatedPage(r, { ...query, scope: "everybody", incomplete: false, page: 1, pageSize: 8 });
}

/** Joint lines in force of the squads a person sits in on some day of the cycle. */
export async function contractLinesInForce(
  r: Reader,
  { cycleId, personId, start, end }: { cycleId: string; personId: string; start: string; end: string },
) {
  const seated = r
    .select({ id: seats.squadId })
    .from(seats)
    .where(
      and(eq(seats.personId, personId), lte(seats.from, end), or(isNull(seats.to), gte(seats.to, start))),
    );
  return r
    .select({
      metricId: contractLines.metricId,
      segment: contractLines.segment,
      curve: contractLines.curve,
      squad: { id: squads.id, name: squads.name, nameEn: squads.nameEn },
    })
    .from(contractLines)
    .innerJoin(contractVersions, eq(contractVersions.id, contractLines.versionId))
    .innerJoin(contracts, eq(contracts.id, contractVersions.contractId))
    .innerJoin(squads, eq(squads.id, contracts.squadId))
    .where(
      and(
        eq(contracts.cycleId, cycleId),
        eq(contractVersions.status, "in-force"),
        inArray(contracts.squadId, seated),
      ),
    );
}
