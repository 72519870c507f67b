import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { TaskFilter } from "~/domain/board/filter";
import { dayAfter } from "~/domain/org/day";
import { chunks } from "../chunks";
import { boardColumns, labels, metrics, people, taskLabels, taskLinks, taskPeople, tasks } from "../schema";
import { aliased, byteOrder, countAll, nullsLast } from "../sql";
import type { Reader } from "../store";
import { type TaskFilterScope, taskFilter } from "./task-filter";

export const taskStates = ["open", "done", "archived", "all", "board"] as const;
export type TaskState = (typeof taskStates)[number];

export const taskSorts = [
  "key",
  "title",
  "discipline",
  "assignee",
  "priority",
  "column",
  "start",
  "due",
  "estimate",
  "created",
  "finished",
  "changed",
] as const;
export type TaskSort = { by: (typeof taskSorts)[number]; descending: boolean };

type Wanted = { filter: TaskFilter; scope: TaskFilterScope };
type ListWanted = Wanted & { state: TaskState; doneSince: Date; sort: TaskSort };

const assignees = aliased(people, "assignees");
const reporters = aliased(people, "reporters");

/** `all` leaves out only what is archived; `board` also what was finished before `doneSince`. */
function inState(state: TaskState, doneSince: Date): SQL | undefined {
  return and(
    state === "archived" ? isNotNull(tasks.archivedAt) : isNull(tasks.archivedAt),
    state === "open" ? isNull(tasks.finishedAt) : undefined,
    state === "done" ? isNotNull(tasks.finishedAt) : undefined,
    state === "board" ? or(isNull(tasks.finishedAt), gte(tasks.finishedAt, doneSince)) : undefined,
  );
}

const priorityRank = sql`case tasks.priority when 'urgent' then 3 when 'high' then 2 when 'normal' then 1 else 0 end`;
const disciplineRank = sql`case tasks.discipline when 'product' then 0 when 'tech' then 1 else 2 end`;

/** Ties are broken by the task's number, newest first, so that pages never overlap. */
function order({ by, descending }: TaskSort): SQL[] {
  const direction = descending ? desc : asc;
  const last = (column: Parameters<typeof nullsLast>[0]) => nullsLast(column, descending ? "desc" : "asc");
  const first = {
    key: direction(tasks.number),
    title: direction(sql`lower(tasks.title)`),
    discipline: direction(disciplineRank),
    assignee: last(assignees.name),
    priority: direction(priorityRank),
    column: direction(byteOrder(boardColumns.position)),
    start: last(tasks.startOn),
    due: last(tasks.dueOn),
    estimate: last(tasks.estimateHours),
    created: direction(tasks.createdAt),
    finished: last(tasks.finishedAt),
    changed: direction(tasks.updatedAt),
  }[by];
  return [first, desc(tasks.number)];
}

const row = {
  id: tasks.id,
  key: tasks.key,
  title: tasks.title,
  discipline: tasks.discipline,
  priority: tasks.priority,
  estimateHours: tasks.estimateHours,
  startOn: tasks.startOn,
  dueOn: tasks.dueOn,
  createdAt: tasks.createdAt,
  startedAt: tasks.startedAt,
  finishedAt: tasks.finishedAt,
  archivedAt: tasks.archivedAt,
  updatedAt: tasks.updatedAt,
  blockedReason: tasks.blockedReason,
  version: tasks.version,
  assigneeId: tasks.assigneeId,
  assignee: { name: assignees.name, nameEn: assignees.nameEn },
  column: {
    id: boardColumns.id,
    name: boardColumns.name,
    nameEn: boardColumns.nameEn,
    category: boardColumns.category,
  },
  metric: { code: metrics.code, name: metrics.name, nameEn: metrics.nameEn },
};

const rowsWhere = (r: Reader, where: SQL | undefined) =>
  r
    .select(row)
    .from(tasks)
    .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
    .leftJoin(assignees, eq(assignees.id, tasks.assigneeId))
    .leftJoin(metrics, eq(metrics.id, tasks.metricId))
    .where(where);

export type TaskListRow = Awaited<ReturnType<typeof rowsWhere>>[number];

/** One page of the tasks that pass a filter, and how many pass in all. */
export async function taskPage(
  r: Reader,
  { filter, scope, state, doneSince, sort, offset, limit }: ListWanted & { offset: number; limit: number },
): Promise<{ rows: TaskListRow[]; total: number }> {
  const where = and(taskFilter(filter, scope), inState(state, doneSince));
  const [rows, [total]] = await Promise.all([
    rowsWhere(r, where)
      .orderBy(...order(sort))
      .limit(limit)
      .offset(offset),
    r.select({ n: countAll() }).from(tasks).where(where),
  ]);
  return { rows, total: total?.n ?? 0 };
}

/** The labels of these tasks by name, in one statement. */
export async function labelNames(
  r: Reader,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  if (taskIds.length === 0) return found;
  const rows = await r
    .select({ taskId: taskLabels.taskId, name: labels.name })
    .from(taskLabels)
    .innerJoin(labels, eq(labels.id, taskLabels.labelId))
    .where(inArray(taskLabels.taskId, [...taskIds]))
    .orderBy(asc(labels.slug));
  for (const { taskId, name } of rows) found.set(taskId, [...(found.get(taskId) ?? []), name]);
  return found;
}

/** Ids of the tasks that pass a filter, in order; at most `limit`. */
export async function taskIds(
  r: Reader,
  { filter, scope, state, doneSince, sort, limit }: ListWanted & { limit: number },
) {
  const rows = await r
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
    .leftJoin(assignees, eq(assignees.id, tasks.assigneeId))
    .where(and(taskFilter(filter, scope), inState(state, doneSince)))
    .orderBy(...order(sort))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export type ExportRow = TaskListRow & {
  description: string;
  reporter: { name: string; nameEn: string };
  labels: string[];
  /** Who works on it beside the assignee. */
  others: { name: string; nameEn: string }[];
};

/** The tasks with these ids and all an export tells of them, in the order of `ids`; three statements. */
export async function exportRows(r: Reader, ids: readonly string[]): Promise<ExportRow[]> {
  const [rows, names, others] = await Promise.all([
    r
      .select({
        ...row,
        description: tasks.description,
        reporter: { name: reporters.name, nameEn: reporters.nameEn },
      })
      .from(tasks)
      .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
      .innerJoin(reporters, eq(reporters.id, tasks.reporterId))
      .leftJoin(assignees, eq(assignees.id, tasks.assigneeId))
      .leftJoin(metrics, eq(metrics.id, tasks.metricId))
      .where(inArray(tasks.id, [...ids])),
    labelNames(r, ids),
    r
      .select({ taskId: taskPeople.taskId, name: people.name, nameEn: people.nameEn })
      .from(taskPeople)
      .innerJoin(people, eq(people.id, taskPeople.personId))
      .where(and(inArray(taskPeople.taskId, [...ids]), eq(taskPeople.role, "assignee")))
      .orderBy(asc(people.name)),
  ]);
  const place = new Map(ids.map((id, i) => [id, i]));
  return rows
    .toSorted((a, b) => place.get(a.id)! - place.get(b.id)!)
    .map((task) => ({
      ...task,
      labels: names.get(task.id) ?? [],
      others: others.filter(({ taskId }) => taskId === task.id).map(({ name, nameEn }) => ({ name, nameEn })),
    }));
}

/** `ids` in runs that one statement takes. */
export const idRuns = (ids: readonly string[]): string[][] => chunks(ids, 500);

export type DaySpan = { from: string; to: string };

const dated = {
  id: tasks.id,
  key: tasks.key,
  title: tasks.title,
  discipline: tasks.discipline,
  assigneeId: tasks.assigneeId,
  metricId: tasks.metricId,
  priority: tasks.priority,
  startOn: tasks.startOn,
  dueOn: tasks.dueOn,
  createdAt: tasks.createdAt,
  finishedAt: tasks.finishedAt,
  blockedAt: tasks.blockedAt,
  version: tasks.version,
};
export type DatedTask = Awaited<ReturnType<typeof tasksBetween>>[number];

/** Tasks with a day of their own (start, due or both) that touch the span, those that begin first in front; at most `limit`. */
export function tasksBetween(
  r: Reader,
  { filter, scope, span, limit }: Wanted & { span: DaySpan; limit: number },
) {
  const begins = sql`coalesce(${tasks.startOn}, ${tasks.dueOn})`;
  const ends = sql`coalesce(${tasks.dueOn}, ${tasks.startOn})`;
  return r
    .select(dated)
    .from(tasks)
    .where(
      and(
        taskFilter(filter, scope),
        isNull(tasks.archivedAt),
        or(isNotNull(tasks.dueOn), isNotNull(tasks.startOn)),
        sql`${begins} <= ${span.to}`,
        sql`${ends} >= ${span.from}`,
      ),
    )
    .orderBy(sql`${begins}`, sql`${ends} desc`, asc(tasks.number))
    .limit(limit);
}

/** Open tasks without any day, the newest first, and how many there are. */
export async function undatedTasks(r: Reader, { filter, scope, limit }: Wanted & { limit: number }) {
  const where = and(
    taskFilter(filter, scope),
    isNull(tasks.archivedAt),
    isNull(tasks.finishedAt),
    isNull(tasks.dueOn),
    isNull(tasks.startOn),
  );
  const [rows, [total]] = await Promise.all([
    r.select(dated).from(tasks).where(where).orderBy(desc(tasks.number)).limit(limit),
    r.select({ n: countAll() }).from(tasks).where(where),
  ]);
  return { rows, total: total?.n ?? 0 };
}

export const timelineGroups = ["discipline", "assignee", "kpi"] as const;
export type TimelineGroup = (typeof timelineGroups)[number];

/**
 * One page of the tasks with a due date that touch the span, grouped, and how many do in all. Where a task has no start it runs
 * from its creation.
 */
export async function timelinePage(
  r: Reader,
  {
    filter,
    scope,
    span,
    group,
    offset,
    limit,
  }: Wanted & { span: DaySpan; group: TimelineGroup; offset: number; limit: number },
) {
  const { startOf } = scope;
  const where = and(
    taskFilter(filter, scope),
    isNull(tasks.archivedAt),
    isNotNull(tasks.dueOn),
    gte(tasks.dueOn, span.from),
    or(
      lte(tasks.startOn, span.to),
      and(
        isNull(tasks.startOn),
        or(lt(tasks.createdAt, startOf(dayAfter(span.to))), lte(tasks.dueOn, span.to)),
      ),
    ),
  );
  const groups: Record<TimelineGroup, SQL[]> = {
    discipline: [disciplineRank],
    assignee: [nullsLast(assignees.name), sql`${tasks.assigneeId}`],
    kpi: [nullsLast(metrics.code)],
  };
  const [rows, [total]] = await Promise.all([
    r
      .select({
        ...dated,
        assignee: { name: assignees.name, nameEn: assignees.nameEn },
        metric: { code: metrics.code, name: metrics.name, nameEn: metrics.nameEn },
      })
      .from(tasks)
      .leftJoin(assignees, eq(assignees.id, tasks.assigneeId))
      .leftJoin(metrics, eq(metrics.id, tasks.metricId))
      .where(where)
      .orderBy(...groups[group], asc(tasks.dueOn), asc(tasks.number))
      .limit(limit)
      .offset(offset),
    r.select({ n: countAll() }).from(tasks).where(where),
  ]);
  return { rows, total: total?.n ?? 0 };
}
export type TimelineTask = Awaited<ReturnType<typeof timelinePage>>["rows"][number];

/** Which of these tasks wait for which others of them. */
export function blocksAmong(r: Reader, ids: readonly string[]): Promise<{ fromId: string; toId: string }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return r
    .select({ fromId: taskLinks.fromId, toId: taskLinks.toId })
    .from(taskLinks)
    .where(
      and(
        eq(taskLinks.kind, "blocks"),
        inArray(taskLinks.fromId, [...ids]),
        inArray(taskLinks.toId, [...ids]),
      ),
    );
}
