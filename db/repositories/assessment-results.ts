import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Discipline } from "~/domain/org/discipline";
import {
  assessmentCycles,
  assessmentRuns,
  assessmentSquads,
  assessments,
  people,
  squads,
  squadUnits,
  units,
} from "../schema";
import { contains, countAll, decOrder, nullsLast, underPath } from "../sql";
import type { Reader } from "../store";

/** What a list of results may be narrowed to. Empty strings mean no restriction. */
export type ResultsFilter = {
  search: string;
  /** Path of a unit: squads whose primary unit is it or lies below. */
  unitPath: string;
  discipline: Discipline | "";
  squadId: string;
  status: "rated" | "not-rated" | "blocked" | "";
  grade: string;
  /** Only people within this many points below a grade line. */
  nearLine: { within: string; lines: readonly string[] } | null;
};

export const resultSorts = ["name", "final", "joint", "individual", "squad"] as const;
export type ResultSort = { column: (typeof resultSorts)[number]; direction: "asc" | "desc" };

/** Who may be listed: everybody of the run but `except` (nobody sees their own draft), or the people of a manager. */
export type ResultsScope =
  | { except: string | null }
  | { reportIds: readonly string[]; disciplines: readonly Discipline[]; unitPaths: readonly string[] };

export type ResultsQuery = {
  runId: string;
  scope: ResultsScope;
  filter: ResultsFilter;
  sort: ResultSort;
  page: number;
  pageSize: number;
};

const listed = {
  personId: assessments.personId,
  name: people.name,
  nameEn: people.nameEn,
  employeeNo: people.employeeNo,
  discipline: people.discipline,
  squadId: squads.id,
  squadName: squads.name,
  squadNameEn: squads.nameEn,
  status: assessments.status,
  joint: assessments.joint,
  individual: assessments.individual,
  items: assessments.items,
  beforeVeto: assessments.beforeVeto,
  final: assessments.final,
  grade: assessments.grade,
  seenAt: assessments.seenAt,
};
export type ResultRow = {
  [K in keyof typeof listed]: (typeof listed)[K]["_"]["data"] | null;
} & { personId: string; name: string; nameEn: string; status: "rated" | "not-rated" | "blocked" };

/** One page of a run's people with their figures, and how many there are in all: two statements. */
export async function resultsPage(
  r: Reader,
  query: ResultsQuery,
): Promise<{ rows: ResultRow[]; total: number }> {
  const where = restriction(query);
  const [rows, counted] = await Promise.all([
    r
      .select(listed)
      .from(assessments)
      .innerJoin(people, eq(people.id, assessments.personId))
      .leftJoin(squads, eq(squads.id, assessments.squadId))
      .where(where)
      .orderBy(...ordering(query.sort))
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize),
    r
      .select({ n: countAll() })
      .from(assessments)
      .innerJoin(people, eq(people.id, assessments.personId))
      .where(where),
  ]);
  return { rows: rows as ResultRow[], total: counted[0]?.n ?? 0 };
}

/** How many people have each grade and each status, over the same people as `resultsPage`. */
export async function resultCounts(r: Reader, query: Pick<ResultsQuery, "runId" | "scope" | "filter">) {
  return r
    .select({ status: assessments.status, grade: assessments.grade, n: countAll() })
    .from(assessments)
    .innerJoin(people, eq(people.id, assessments.personId))
    .where(restriction(query))
    .groupBy(assessments.status, assessments.grade);
}

function restriction({
  runId,
  scope,
  filter,
}: Pick<ResultsQuery, "runId" | "scope" | "filter">): SQL | undefined {
  const { search, unitPath, discipline, squadId, status, grade, nearLine } = filter;
  return and(
    eq(assessments.runId, runId),
    "except" in scope ? (scope.except === null ? undefined : ne(people.id, scope.except)) : inScope(scope),
    search === ""
      ? undefined
      : or(
          contains(people.name, search),
          contains(people.nameEn, search),
          contains(people.employeeNo, search),
        ),
    unitPath === "" ? undefined : seatedUnder([unitPath]),
    discipline === "" ? undefined : eq(people.discipline, discipline),
    squadId === "" ? undefined : eq(assessments.squadId, squadId),
    status === "" ? undefined : eq(assessments.status, status),
    grade === "" ? undefined : eq(assessments.grade, grade),
    nearLine === null ? undefined : or(...nearLine.lines.map((line) => justBelow(line, nearLine.within))),
  );
}

/** A final less than `within` under `line`; printed finals are short, so comparing them as numbers is exact enough to flag. */
const justBelow = (line: string, within: string): SQL =>
  sql`(${decOrder(assessments.final)} < ${Number(line)} and ${decOrder(assessments.final)} >= ${Number(line) - Number(within)})`;

function inScope({
  reportIds,
  disciplines,
  unitPaths,
}: Exclude<ResultsScope, { except: string | null }>): SQL | undefined {
  const rights = [
    ...(reportIds.length > 0 ? [inArray(people.id, [...reportIds])] : []),
    ...(disciplines.length > 0 ? [inArray(people.discipline, [...disciplines])] : []),
    ...(unitPaths.length > 0 ? [seatedUnder(unitPaths), homeUnder(unitPaths)] : []),
  ];
  return rights.length === 0 ? sql`1 = 0` : or(...rights);
}

/** Assessed in a squad of one of the units or of a unit below. */
const seatedUnder = (paths: readonly string[]): SQL =>
  sql`exists (select 1 from ${squadUnits} su join ${units} u on u.id = su.unit_id where su.squad_id = ${assessments.squadId} and (${sql.join(
    paths.map((path) => underPath(sql`u.path`, path)),
    sql` or `,
  )}))`;

/** Belongs to one of the units or to a unit below. */
const homeUnder = (paths: readonly string[]): SQL =>
  sql`exists (select 1 from ${units} h where h.id = ${people.unitId} and (${sql.join(
    paths.map((path) => underPath(sql`h.path`, path)),
    sql` or `,
  )}))`;

function ordering({ column, direction }: ResultSort): SQL[] {
  const by = direction === "asc" ? asc : desc;
  const last = asc(people.id);
  switch (column) {
    case "name":
      return [by(people.name), last];
    case "squad":
      return [by(squads.name), asc(people.name), last];
    default:
      return [nullsLast(decOrder(assessments[column]), direction), asc(people.name), last];
  }
}

/** Squads of a run that are blocked or whose leads' finals differ by more than `limit` points, the widest gap first. */
export function flaggedSquads(r: Reader, { runId, limit }: { runId: string; limit: string }) {
  const divergence = decOrder(assessmentSquads.divergence);
  return r
    .select({
      id: squads.id,
      name: squads.name,
      nameEn: squads.nameEn,
      status: assessmentSquads.status,
      joint: assessmentSquads.joint,
      divergence: assessmentSquads.divergence,
      trace: assessmentSquads.trace,
      input: assessmentSquads.input,
    })
    .from(assessmentSquads)
    .innerJoin(squads, eq(squads.id, assessmentSquads.squadId))
    .where(
      and(
        eq(assessmentSquads.runId, runId),
        or(eq(assessmentSquads.status, "blocked"), sql`${divergence} > ${Number(limit)}`),
      ),
    )
    .orderBy(nullsLast(divergence, "desc"), asc(squads.name))
    .limit(100);
}

/** The squads of a run by name, for a filter. */
export function squadsOfRun(r: Reader, runId: string) {
  return r
    .select({ id: squads.id, name: squads.name, nameEn: squads.nameEn })
    .from(assessmentSquads)
    .innerJoin(squads, eq(squads.id, assessmentSquads.squadId))
    .where(eq(assessmentSquads.runId, runId))
    .orderBy(asc(squads.name), squads.id);
}

/** Units that are not archived, in the order of the tree, for a filter. */
export function unitChoices(r: Reader) {
  return r
    .select({ id: units.id, name: units.name, nameEn: units.nameEn, path: units.path })
    .from(units)
    .where(isNull(units.archivedAt))
    .orderBy(asc(units.path));
}

/** Published cycles, the latest first, with the run that was published. */
export function publishedCycles(r: Reader) {
  return r
    .select({
      id: assessmentCycles.id,
      name: assessmentCycles.name,
      nameEn: assessmentCycles.nameEn,
      runId: assessmentRuns.id,
    })
    .from(assessmentRuns)
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, assessmentRuns.cycleId))
    .where(and(isNotNull(assessmentRuns.publishedAt), isNull(assessmentRuns.discardedAt)))
    .orderBy(desc(assessmentCycles.start), desc(assessmentRuns.revision));
}
