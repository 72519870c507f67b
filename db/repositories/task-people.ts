import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { people, taskPeople } from "../schema";
import type { TaskPersonRole } from "../schema/values";
import type { Reader, Tx } from "../store";

type Membership = { taskId: string; personId: string; role: TaskPersonRole };

/** Who else works on the task and who follows it, with their names. */
export function peopleOfTask(r: Reader, taskId: string) {
  return r
    .select({
      id: people.id,
      name: people.name,
      nameEn: people.nameEn,
      discipline: people.discipline,
      role: taskPeople.role,
    })
    .from(taskPeople)
    .innerJoin(people, eq(people.id, taskPeople.personId))
    .where(eq(taskPeople.taskId, taskId))
    .orderBy(asc(people.name), asc(people.id));
}

/** Ids of the people in a role on the task. */
export async function personIdsOfTask(
  r: Reader,
  { taskId, role }: { taskId: string; role: TaskPersonRole },
): Promise<string[]> {
  const rows = await r
    .select({ id: taskPeople.personId })
    .from(taskPeople)
    .where(and(eq(taskPeople.taskId, taskId), eq(taskPeople.role, role)));
  return rows.map((row) => row.id);
}

/** Gives people a role on a task; returns the ids of those who did not have it. */
export async function addTaskPeople(
  t: Tx,
  { taskId, personIds, role }: { taskId: string; personIds: readonly string[]; role: TaskPersonRole },
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const added = await t
    .insert(taskPeople)
    .values(personIds.map((personId) => ({ taskId, personId, role })))
    .onConflictDoNothing()
    .returning({ id: taskPeople.personId });
  return added.map((row) => row.id);
}

/** False when the person did not have the role. */
export async function removeTaskPerson(t: Tx, { taskId, personId, role }: Membership): Promise<boolean> {
  const removed = await t
    .delete(taskPeople)
    .where(and(eq(taskPeople.taskId, taskId), eq(taskPeople.personId, personId), eq(taskPeople.role, role)))
    .returning({ id: taskPeople.personId });
  return removed.length === 1;
}

/** Takes a role on a task from these people. */
export async function removeTaskPeople(
  t: Tx,
  { taskId, personIds, role }: { taskId: string; personIds: readonly string[]; role: TaskPersonRole },
): Promise<void> {
  await t
    .delete(taskPeople)
    .where(
      and(
        eq(taskPeople.taskId, taskId),
        inArray(taskPeople.personId, [...personIds]),
        eq(taskPeople.role, role),
      ),
    );
}

/**
 * Active people whom a text on the squad's board may mention: who holds or held a seat in it, heads of its units, and, of the
 * task, who is on it or wrote about it. `present` are those with a seat on `day` (ISO) and the heads.
 */
export function peopleToMention(
  r: Reader,
  { squadId, taskId, day }: { squadId: string; taskId: string; day: string },
) {
  const seated = sql`select person_id from seats where squad_id = ${squadId}`;
  const heads = sql`select u.head_id from squad_units su join units u on u.id = su.unit_id where su.squad_id = ${squadId} and u.head_id is not null`;
  const present = sql`select person_id from seats where squad_id = ${squadId} and from_day <= ${day} and (to_day is null or to_day >= ${day})`;
  const onTask = sql`
    union select person_id from task_people where task_id = ${taskId}
    union select author_id from task_comments where task_id = ${taskId}
    union select reporter_id from tasks where id = ${taskId}`;
  return r
    .select({
      id: people.id,
      name: people.name,
      nameEn: people.nameEn,
      email: people.email,
      discipline: people.discipline,
      present: sql<number>`case when people.id in (${present} union ${heads}) then 1 else 0 end`.mapWith(
        Boolean,
      ),
    })
    .from(people)
    .where(and(eq(people.active, true), sql`${people.id} in (${seated} union ${heads} ${onTask})`))
    .orderBy(asc(people.name), asc(people.id));
}
