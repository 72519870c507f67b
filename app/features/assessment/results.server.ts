import { cyclesOverview } from "#db/repositories/assessment-cycles";
import {
  flaggedSquads,
  publishedCycles,
  type ResultSort,
  type ResultsFilter,
  type ResultsScope,
  resultCounts,
  resultSorts,
  resultsPage,
  squadsOfRun,
  unitChoices,
} from "#db/repositories/assessment-results";
import { publishedResultsOf, standingRun } from "#db/repositories/assessment-runs";
import { AppError } from "~/domain/errors";
import { isDiscipline } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import { pageParam } from "~/platform/params.server";
import { cycleOrNotFound } from "./cycle-facts.server";
import { schemeOf } from "./gather.server";

const pageSize = 25;
/** Finals less than this many points under a grade line are pointed out to HR. */
const nearLinePoints = "0.5";

export type ListQuery = {
  filter: Omit<ResultsFilter, "nearLine"> & { nearLine: boolean; unit: string };
  sort: ResultSort;
  page: number;
};

/** A list's filter, order and page as its address says them; anything unknown falls back to the default. */
export function listQuery(params: URLSearchParams): ListQuery {
  const get = (name: string) => (params.get(name) ?? "").trim().slice(0, 100);
  const sort = get("sort");
  const column = resultSorts.find((known) => known === sort.replace(/^-/, "")) ?? "name";
  const status = get("status");
  const discipline = get("discipline");
  return {
    filter: {
      search: get("q"),
      unit: get("unit"),
      unitPath: "",
      discipline: isDiscipline(discipline) ? discipline : "",
      squadId: get("squad"),
      status: status === "rated" || status === "not-rated" || status === "blocked" ? status : "",
      grade: get("grade"),
      nearLine: get("near") === "1",
    },
    sort: { column, direction: sort.startsWith("-") ? "desc" : "asc" },
    page: pageParam({ searchParams: params }),
  };
}

/** HR's list of results of the computation that stands, with distribution, flags and what is blocked. */
export async function listResults(ctx: Context, { cycleId, query }: { cycleId: string; query: ListQuery }) {
  ctx.require("assessment.read_console");
  const r = ctx.store.read;
  const cycle = await cycleOrNotFound(r, cycleId);
  const run = await standingRun(r, cycleId);
  if (run === undefined) return null;
  const scheme = await schemeOf(r, cycle);
  const units = await unitChoices(r);
  const lines = scheme.grades.map(({ from }) => from);
  const filter: ResultsFilter = {
    ...query.filter,
    unitPath: units.find((unit) => unit.id === query.filter.unit)?.path ?? "",
    nearLine: query.filter.nearLine ? { within: nearLinePoints, lines } : null,
  };
  const scope: ResultsScope = { except: run.publishedAt === null ? ctx.actor.personId : null };
  const everybody: ResultsFilter = {
    search: "",
    unitPath: "",
    discipline: "",
    squadId: "",
    status: "",
    grade: "",
    nearLine: null,
  };
  const [list, counts, near, flagged, squads] = await Promise.all([
    resultsPage(r, { runId: run.id, scope, filter, sort: query.sort, page: query.page, pageSize }),
    resultCounts(r, { runId: run.id, scope, filter: everybody }),
    resultCounts(r, {
      runId: run.id,
      scope,
      filter: { ...everybody, nearLine: { within: nearLinePoints, lines } },
    }),
    flaggedSquads(r, { runId: run.id, limit: scheme.divergenceFlag }),
    squadsOfRun(r, run.id),
  ]);
  const count = (status: string) =>
    counts.reduce((sum, row) => (row.status === status ? sum + row.n : sum), 0);
  return {
    ...list,
    page: query.page,
    pageSize,
    grades: scheme.grades.map(({ grade }) => ({
      grade,
      count: counts.reduce((sum, row) => (row.grade === grade ? sum + row.n : sum), 0),
    })),
    counts: {
      rated: count("rated"),
      notRated: count("not-rated"),
      blocked: count("blocked"),
      near: near.reduce((sum, row) => sum + row.n, 0),
    },
    flagged: flagged.map(({ trace, input, ...squad }) => ({
      ...squad,
      blocked: trace.blocked,
      missing: input.kpis
        .filter((line) => trace.items.some((item) => item.id === line.id && item.source === "missing"))
        .map(({ name, nameEn }) => ({ name, nameEn })),
    })),
    divergenceFlag: scheme.divergenceFlag,
    squads,
    units: units.map(({ id, name, nameEn, path }) => ({
      id,
      name,
      nameEn,
      depth: path.split("/").length - 3,
    })),
  };
}

/** A manager's people in a published cycle: reports, own discipline, own units and those below. */
export async function listTeam(
  ctx: Context,
  { cycleId, query }: { cycleId: string | null; query: ListQuery },
) {
  const { reportIds, headedDisciplines: disciplines, headedUnitPaths: unitPaths } = ctx.actor;
  if (reportIds.length + disciplines.length + unitPaths.length === 0) throw new AppError("forbidden");
  const r = ctx.store.read;
  const cycles = await publishedCycles(r);
  const chosen = cycles.find((cycle) => cycle.id === cycleId) ?? cycles[0];
  const filter: ResultsFilter = { ...query.filter, unitPath: "", nearLine: null };
  const scope = { reportIds, disciplines, unitPaths };
  const list = chosen
    ? await resultsPage(r, {
        runId: chosen.runId,
        scope,
        filter,
        sort: query.sort,
        page: query.page,
        pageSize,
      })
    : { rows: [], total: 0 };
  const grades = chosen
    ? await resultCounts(r, { runId: chosen.runId, scope, filter: { ...filter, grade: "" } })
    : [];
  return {
    ...list,
    page: query.page,
    pageSize,
    cycles: cycles.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    cycleId: chosen?.id ?? null,
    grades: grades.flatMap(({ grade, n }) => (grade === null ? [] : [{ grade, count: n }])),
  };
}

/** The reader's own published results, and the cycles under way without any figure. */
export async function listMyAssessments(ctx: Context) {
  const r = ctx.store.read;
  const [results, cycles] = await Promise.all([publishedResultsOf(r, ctx.actor.personId), cyclesOverview(r)]);
  const shown = new Set(results.map((result) => result.cycleId));
  return {
    results: results.map(({ publishedAt, seenAt, ...result }) => ({
      ...result,
      publishedAt: publishedAt?.getTime() ?? null,
    })),
    running: cycles
      .filter((cycle) => cycle.state !== "draft" && !shown.has(cycle.id) && cycle.state !== "published")
      .map(({ id, name, nameEn, start, end, state }) => ({ id, name, nameEn, start, end, state })),
  };
}
