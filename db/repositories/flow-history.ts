import { asc, eq } from "drizzle-orm";
import { people, taskEvents, tasks } from "../schema";
import { byteOrder } from "../sql";
import type { Reader } from "../store";
import { type FlowScope, inScope } from "./flow";

/** Every event of the scope's tasks, whichever squad it happened in, in order of task and time; two steps of one instant in any order. */
export function historyEvents(r: Reader, scope: FlowScope) {
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
    .where(inScope(scope))
    .orderBy(asc(tasks.number), byteOrder(tasks.id), asc(taskEvents.at), byteOrder(taskEvents.id));
}
