import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { DayRange, TaskFilter } from "~/domain/board/filter";
import { addDays, dayAfter } from "~/domain/org/day";
import { tasks } from "../schema";
import { contains } from "../sql";

export type TaskFilterScope = {
  squadId: string;
  /** ISO day that "overdue", "today" and "week" are read against. */
  today: string;
  /** Who "me" is. */
  personId: string;
  /** The instant at which a day begins in the organisation's time zone. */
  startOf: (day: string) => Date;
};

const weekDays = 7;

/**
 * The tasks of one squad that a filter means, as a condition on `tasks`; archived and finished ones are not left out. The one
 * place where a filter becomes SQL, for the board, the other views, exports and forecasts.
 */
export function taskFilter(filter: TaskFilter, scope: TaskFilterScope): SQL {
  return and(eq(tasks.squadId, scope.squadId), ...conditions(filter, scope))!;
}

function conditions(filter: TaskFilter, { today, personId, startOf }: TaskFilterScope): (SQL | undefined)[] {
  const { text, disciplines, labels, priorities, kpis, columns, categories } = filter;
  return [
    text === "" ? undefined : or(contains(tasks.title, text), contains(tasks.key, text)),
    people(filter.people.map((person) => (person === "me" ? personId : person))),
    disciplines.length === 0 ? undefined : inArray(tasks.discipline, [...disciplines]),
    labels.length === 0
      ? undefined
      : sql`exists (select 1 from task_labels tl join labels l on l.id = tl.label_id where tl.task_id = tasks.id and l.slug in ${[...labels]})`,
    priorities.length === 0 ? undefined : inArray(tasks.priority, [...priorities]),
    kpis.length === 0 ? undefined : inArray(tasks.metricId, [...kpis]),
    columns.length === 0 ? undefined : inArray(tasks.columnId, [...columns]),
    categories.length === 0
      ? undefined
      : sql`exists (select 1 from board_columns bc where bc.id = tasks.column_id and bc.category in ${[...categories]})`,
    due(filter, today),
    filter.dueIn.from === null ? undefined : gte(tasks.dueOn, filter.dueIn.from),
    filter.dueIn.to === null ? undefined : lte(tasks.dueOn, filter.dueIn.to),
    ...instants(tasks.createdAt, filter.created, startOf),
    ...instants(tasks.finishedAt, filter.finished, startOf),
    filter.waiting ? pendingHandoff : undefined,
    filter.blocked ? isNotNull(tasks.blockedAt) : undefined,
  ];
}

/** A hand-off of the task waits to be accepted. */
export const pendingHandoff: SQL = sql`exists (select 1 from handoffs h where h.task_id = tasks.id and h.status = 'pending')`;

/** Who holds a task and who else works on it both count; "nobody" is a task without a holder. */
function people(wanted: readonly string[]): SQL | undefined {
  if (wanted.length === 0) return undefined;
  const ids = wanted.filter((person) => person !== "nobody");
  return or(
    wanted.includes("nobody") ? isNull(tasks.assigneeId) : undefined,
    ids.length === 0 ? undefined : inArray(tasks.assigneeId, ids),
    ids.length === 0
      ? undefined
      : sql`exists (select 1 from task_people tp where tp.task_id = tasks.id and tp.role = 'assignee' and tp.person_id in ${ids})`,
  );
}

function due({ due: wanted }: TaskFilter, today: string): SQL | undefined {
  switch (wanted) {
    case "overdue":
      return and(lt(tasks.dueOn, today), isNull(tasks.finishedAt));
    case "today":
      return eq(tasks.dueOn, today);
    case "week":
      return and(gte(tasks.dueOn, today), lte(tasks.dueOn, addDays(today, weekDays)));
    case "none":
      return isNull(tasks.dueOn);
    default:
      return undefined;
  }
}

function instants(
  column: typeof tasks.createdAt | typeof tasks.finishedAt,
  { from, to }: DayRange,
  startOf: (day: string) => Date,
): (SQL | undefined)[] {
  return [
    from === null ? undefined : gte(column, startOf(from)),
    to === null ? undefined : lt(column, startOf(dayAfter(to))),
  ];
}
