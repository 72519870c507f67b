import { and, eq, gte, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { countConditions, type TaskFilter } from "~/domain/board/filter";
import { tasks } from "../schema";
import { byteOrder } from "../sql";
import type { Reader } from "../store";
import { pendingHandoff, type TaskFilterScope, taskFilter } from "./task-filter";

/** On the board are tasks that are not archived, finished ones only from `doneSince` on. */
const onBoard = (doneSince: Date): SQL =>
  and(isNull(tasks.archivedAt), or(isNull(tasks.finishedAt), gte(tasks.finishedAt, doneSince)))!;

type BoardScope = { filter: TaskFilter; scope: TaskFilterScope; doneSince: Date };

/** How many cards of a column are wanted, from its head. */
export type ColumnLimit = { columnId: string; limit: number };

const inCard = (text: string) => sql<string | null>`(${sql.raw(text)})`;
const counted = (text: string) => sql<number>`(${sql.raw(text)})`.mapWith(Number);

/** What a full card counts; each is found by an index of its own, so that only shown cards cost anything. */
const details = {
  labels: inCard("select string_agg(tl.label_id, ',') from task_labels tl where tl.task_id = tasks.id"),
  /** Done and all, as in "2/5". */
  checklist: inCard(
    "select count(ci.done_at) || '/' || count(*) from checklist_items ci where ci.task_id = tasks.id",
  ),
  subtasks: inCard(
    "select count(st.finished_at) || '/' || count(*) from tasks st where st.parent_id = tasks.id and st.archived_at is null",
  ),
  comments: counted(
    "select count(*) from task_comments tc where tc.task_id = tasks.id and tc.deleted_at is null",
  ),
  attachments: counted(
    "select count(*) from attachments a where a.task_id = tasks.id and a.removed_at is null",
  ),
};

/** Keys of unfinished tasks this one waits for, comma-separated; null for none. */
const waitsFor = inCard(
  `select string_agg(b.key, ',') from task_links l join tasks b on b.id = l.from_id
   where l.to_id = tasks.id and l.kind = 'blocks' and b.finished_at is null and b.archived_at is null`,
);

const face = {
  id: tasks.id,
  key: tasks.key,
  title: tasks.title,
  discipline: tasks.discipline,
  assigneeId: tasks.assigneeId,
  priority: tasks.priority,
  dueOn: tasks.dueOn,
  metricId: tasks.metricId,
  columnId: tasks.columnId,
  columnSince: tasks.columnSince,
  blockedReason: tasks.blockedReason,
  blockedAt: tasks.blockedAt,
  version: tasks.version,
  waitsFor,
};

/** The head of each column in board order. One statement that reads no further into a column than its limit. */
export function boardCards(
  r: Reader,
  { columns, ...board }: BoardScope & { columns: readonly ColumnLimit[] },
) {
  return r
    .select(face)
    .from(tasks)
    .where(shown(board, columns))
    .orderBy(...boardOrder);
}

/** `boardCards` with what full cards tell beside their own fields. */
export function fullBoardCards(
  r: Reader,
  { columns, ...board }: BoardScope & { columns: readonly ColumnLimit[] },
) {
  return r
    .select({ ...face, ...details })
    .from(tasks)
    .where(shown(board, columns))
    .orderBy(...boardOrder);
}

const boardOrder = [byteOrder(tasks.position), byteOrder(tasks.id)] as const;

function shown({ filter, scope, doneSince }: BoardScope, columns: readonly ColumnLimit[]): SQL {
  const heads = columns.map(({ columnId, limit }) => {
    const where = and(eq(tasks.columnId, columnId), taskFilter(filter, scope), onBoard(doneSince));
    return sql`select * from (select ${tasks.id} from ${tasks} where ${where} order by ${sql.join([...boardOrder], sql`, `)} limit ${limit}) h`;
  });
  return heads.length === 0 ? sql`1 = 0` : sql`${tasks.id} in (${sql.join(heads, sql` union all `)})`;
}

/** The number of a squad's tasks on the board that pass a filter, by column. One statement, none without conditions. */
export async function matchingCounts(
  r: Reader,
  { filter, scope, doneSince }: BoardScope,
): Promise<ReadonlyMap<string, number> | null> {
  if (countConditions(filter) === 0) return null;
  const rows = await r
    .select({ columnId: tasks.columnId, count: sql<number>`count(*)`.mapWith(Number) })
    .from(tasks)
    .where(and(taskFilter(filter, scope), onBoard(doneSince)))
    .groupBy(tasks.columnId);
  return new Map(rows.map(({ columnId, count }) => [columnId, count]));
}

/** What the rows of a board stand for. */
export type LaneField = "discipline" | "assigneeId" | "metricId";

export type ColumnCount = {
  columnId: string;
  /** A discipline, or the id of a person or metric; null for tasks without one. */
  lane: string | null;
  count: number;
  waiting: number;
  blocked: number;
};

/** Tasks on the board by column and lane, filters aside. */
export function boardCounts(
  r: Reader,
  { squadId, doneSince, lane }: { squadId: string; doneSince: Date; lane: LaneField },
): Promise<ColumnCount[]> {
  return r
    .select({
      columnId: tasks.columnId,
      lane: sql<string | null>`${sql.identifier(tasks[lane].name)}`.as("lane"),
      count: sql<number>`count(*)`.mapWith(Number),
      waiting: sql<number>`sum(case when ${pendingHandoff} then 1 else 0 end)`.mapWith(Number),
      blocked: sql<number>`sum(case when blocked_at is null then 0 else 1 end)`.mapWith(Number),
    })
    .from(tasks)
    .where(and(eq(tasks.squadId, squadId), onBoard(doneSince)))
    .groupBy(tasks.columnId, tasks[lane]);
}

/** How many tasks of a column count against its limit; `movingIds` are left out. */
export async function workInColumn(
  r: Reader,
  { columnId, movingIds, doneSince }: { columnId: string; movingIds: readonly string[]; doneSince: Date },
): Promise<number> {
  const [row] = await r
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(tasks)
    .where(
      and(
        eq(tasks.columnId, columnId),
        onBoard(doneSince),
        movingIds.length === 0 ? undefined : sql`not ${inArray(tasks.id, [...movingIds])}`,
      ),
    );
  return row?.n ?? 0;
}
