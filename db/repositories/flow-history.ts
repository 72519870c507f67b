import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { people, taskEvents, tasks } from "../schema";
import { aliased, byteOrder } from "../sql";
import type { Reader } from "../store";
import { type FlowScope, inScope } from "./flow";

/**
 * Every event of the scope's tasks, whichever squad it happened in, in order of task and time; two steps of one instant in any order. Of
 * tasks that went to another squad the events up to that step: what happens there is told there.
 */
export function historyEvents(r: Reader, scope: FlowScope) {
  const leaving = aliased(taskEvents, "leaving");
  const left = and(
    eq(leaving.taskId, taskEvents.taskId),
    eq(leaving.kind, "squad_left"),
    inArray(leaving.squadId, [...scope.squadIds]),
  );
  const until = sql`(select max(${leaving.at}) from ${taskEvents} leaving where ${left})`;
  const told = or(inArray(tasks.squadId, [...scope.squadIds]), sql`${taskEvents.at} <= ${until}`);
  return r
    .select({
      id: taskEvents.id,
      taskId: taskEvents.taskId,
      key: tasks.key,
      squadId: taskEvents.squadId,
      at: taskEvents.at,
      kind: taskEvents.kind,
      data: taskEvents.data,
      actor: people.name,
    })
    .from(taskEvents)
    .innerJoin(tasks, eq(tasks.id, taskEvents.taskId))
    .leftJoin(people, eq(people.id, taskEvents.actorId))
    .where(and(inScope(scope), told))
    .orderBy(asc(tasks.number), byteOrder(tasks.id), asc(taskEvents.at), byteOrder(taskEvents.id));
}
