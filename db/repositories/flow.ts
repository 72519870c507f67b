import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Category, TaskFilter } from "~/domain/board";
import type { FlowStep } from "~/domain/flow";
import type { Discipline } from "~/domain/org/discipline";
import { taskEvents, tasks } from "../schema";
import { epochMilliseconds } from "../sql";
import type { Reader } from "../store";
import { type TaskFilterScope, taskFilter } from "./task-filter";

/** A board's filter with what it is read against, and the parent whose sub-tasks are meant. */
export type FlowFilter = { filter: TaskFilter; scope: TaskFilterScope; parentId: string | null };

export type FlowScope = {
  squadIds: readonly string[];
  /** Tasks finished or put away before this instant are left out. */
  since: Date;
  filter: FlowFilter | null;
};

/** The tasks of a filter, as a condition on `tasks`. */
export function flowFilterCondition({ filter, scope, parentId }: FlowFilter): SQL {
  const matching = taskFilter(filter, scope);
  return parentId === null ? matching : sql`${matching} and tasks.parent_id = ${parentId}`;
}

/**
 * Tasks that were unfinished at some time since `since`, those among them that went to another squad since: all that flow figures from
 * then on are made of. A filter means tasks that are in the squad now.
 */
export function inScope({ squadIds, since, filter }: FlowScope): SQL {
  const { taskId, squadId, at, kind } = taskEvents;
  const left = sql`(select ${taskId} from ${taskEvents}
    where ${and(inArray(squadId, [...squadIds]), gte(at, since), eq(kind, "squad_left"))})`;
  return and(
    or(inArray(tasks.squadId, [...squadIds]), filter ? undefined : sql`tasks.id in ${left}`),
    or(gte(tasks.finishedAt, since), isNull(tasks.finishedAt)),
    or(isNull(tasks.archivedAt), gte(tasks.archivedAt, since), gte(tasks.finishedAt, since)),
    filter ? flowFilterCondition(filter) : undefined,
  )!;
}

export type FlowTask = {
  id: string;
  squadId: string;
  key: string;
  title: string;
  discipline: Discipline;
  columnId: string;
  archived: boolean;
};

/** The tasks of the scope, in no particular order. One statement for any number of squads. */
export async function flowTasks(r: Reader, scope: FlowScope): Promise<FlowTask[]> {
  const rows = await r
    .select({
      id: tasks.id,
      squadId: tasks.squadId,
      key: tasks.key,
      title: tasks.title,
      discipline: tasks.discipline,
      columnId: tasks.columnId,
      archivedAt: tasks.archivedAt,
    })
    .from(tasks)
    .where(inScope(scope));
  return rows.map(({ archivedAt, ...task }) => ({ ...task, archived: archivedAt !== null }));
}

const kinds: readonly string[] = [
  "created",
  "moved",
  "move_undone",
  "squad_joined",
  "blocked",
  "unblocked",
  "handoff_offered",
  "handoff_accepted",
  "handoff_returned",
  "handoff_withdrawn",
  "archived",
  "restored",
];

type StepRow = {
  task_id: string;
  squad_id: string;
  at: number;
  kind: string;
  a: string | null;
  b: string | null;
  c: string | null;
  /** JSON's true is 1 on SQLite. */
  unknown: string | number | null;
};

/**
 * The steps of every task of the scope, by task id, in no particular order; a task's whole history, whichever squad it happened in. Of
 * an event's data only what flow needs is read. One statement for any number of squads.
 */
export async function flowSteps(r: Reader, scope: FlowScope): Promise<Map<string, FlowStep[]>> {
  const { data, kind } = taskEvents;
  const rows = await r.rows<StepRow>(sql`
    select ${taskEvents.taskId} as task_id, ${taskEvents.squadId} as squad_id, ${epochMilliseconds(taskEvents.at)} as at, ${kind} as kind,
      case when ${kind} in ('moved', 'squad_joined') then ${data} -> 'to' ->> 'columnId'
        when ${kind} = 'created' then ${data} ->> 'columnId'
        when ${kind} = 'blocked' then ${data} ->> 'reason'
        when ${kind} in ('handoff_offered', 'handoff_accepted', 'handoff_returned', 'handoff_withdrawn') then ${data} ->> 'handoffId' end as a,
      case when ${kind} in ('moved', 'squad_joined') then ${data} -> 'to' ->> 'category'
        when ${kind} = 'created' then ${data} ->> 'category'
        when ${kind} = 'handoff_offered' then ${data} ->> 'from' end as b,
      case when ${kind} = 'created' then ${data} ->> 'discipline'
        when ${kind} = 'squad_joined' then ${data} -> 'to' ->> 'squadId'
        when ${kind} = 'handoff_offered' then ${data} ->> 'to' end as c,
      case when ${kind} = 'created' then ${data} -> 'imported' ->> 'startUnknown' end as unknown
    from ${tasks} join ${taskEvents} on ${taskEvents.taskId} = ${tasks.id}
    where ${inScope(scope)} and ${inArray(kind, [...kinds])}`);
  const steps = new Map<string, FlowStep[]>();
  for (const row of rows) {
    const known = steps.get(row.task_id);
    const step = stepOf(row);
    if (known) known.push(step);
    else steps.set(row.task_id, [step]);
  }
  return steps;
}

/** The row as the domain reads it; what the texts a, b and c are depends on the kind, as the statement above says. */
function stepOf({ squad_id, at: instant, kind, a, b, c, unknown }: StepRow): FlowStep {
  const [text, second] = [a ?? "", b ?? ""];
  const here = { at: Number(instant), squadId: squad_id };
  switch (kind) {
    case "created":
      return {
        ...here,
        kind,
        columnId: text,
        category: second as Category,
        discipline: c as Discipline,
        startUnknown: unknown === "true" || unknown === 1,
      };
    case "moved":
      return { ...here, kind, columnId: text, category: second as Category };
    case "squad_joined":
      return {
        ...here,
        kind: "moved",
        squadId: c ?? squad_id,
        columnId: text,
        category: second as Category,
      };
    case "blocked":
      return { ...here, kind, reason: text };
    case "handoff_offered":
      return { ...here, kind, handoffId: text, from: second as Discipline, to: c as Discipline };
    case "handoff_accepted":
    case "handoff_returned":
    case "handoff_withdrawn":
      return { ...here, kind, handoffId: text };
    case "move_undone":
    case "unblocked":
    case "archived":
    case "restored":
      return { ...here, kind };
    default:
      throw new Error(`No step of kind ${kind}`);
  }
}

const mostParents = 100;

/** Tasks of the squad that have sub-tasks and are not put away, the newest first. */
export function parentTasks(
  r: Reader,
  squadId: string,
): Promise<{ id: string; key: string; title: string }[]> {
  return r
    .select({ id: tasks.id, key: tasks.key, title: tasks.title })
    .from(tasks)
    .where(
      and(
        eq(tasks.squadId, squadId),
        isNull(tasks.archivedAt),
        sql`exists (select 1 from tasks child where child.parent_id = ${tasks}.id)`,
      ),
    )
    .orderBy(desc(tasks.number))
    .limit(mostParents);
}

/** When the first thing happened on the squad's board, what was brought in with its history included; undefined for a board that never held a task. */
export async function firstEventAt(r: Reader, squadId: string): Promise<Date | undefined> {
  const [row] = await r
    .select({ at: taskEvents.at })
    .from(taskEvents)
    .where(eq(taskEvents.squadId, squadId))
    .orderBy(asc(taskEvents.at))
    .limit(1);
  return row?.at;
}
