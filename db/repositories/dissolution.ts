import { and, asc, eq, exists, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { SquadScope } from "~/domain/access";
import { chunks } from "../chunks";
import {
  boardColumns,
  dissolutionPlans,
  dissolutionReminders,
  people,
  seats,
  squads,
  squadUnits,
  tasks,
} from "../schema";
import { aliased, countAll } from "../sql";
import type { Reader, Tx } from "../store";
import { inSquadScope } from "./squad-scope";
import type { TaskRow } from "./tasks";

export type DissolutionPlan = typeof dissolutionPlans.$inferSelect;

const homes = aliased(squads, "homes");
const deciders = aliased(people, "deciders");
const holders = aliased(people, "holders");

const open = (squadId: string): SQL =>
  and(eq(tasks.squadId, squadId), isNull(tasks.archivedAt), isNull(tasks.finishedAt))!;
const pending = sql`exists (select 1 from handoffs h where h.task_id = tasks.id and h.status = 'pending')`;
/** A plan of the squad the task is in: one that was made before the task came from elsewhere does not count. */
const ownPlan = and(eq(dissolutionPlans.taskId, tasks.id), eq(dissolutionPlans.squadId, tasks.squadId));

export type OpenTaskQuery = {
  squadId: string;
  show: "all" | "undecided" | "waiting";
  offset: number;
  limit: number;
};

const shown = ({ squadId, show }: Pick<OpenTaskQuery, "squadId" | "show">) =>
  and(
    open(squadId),
    show === "undecided" ? isNull(dissolutionPlans.taskId) : undefined,
    show === "waiting" ? pending : undefined,
  );

/** One page of the squad's open tasks by number, each with what was decided for it and by whom. */
export function openTasksWithPlans(r: Reader, query: OpenTaskQuery) {
  return r
    .select({
      id: tasks.id,
      key: tasks.key,
      title: tasks.title,
      discipline: tasks.discipline,
      dueOn: tasks.dueOn,
      column: { name: boardColumns.name, nameEn: boardColumns.nameEn },
      assignee: { name: holders.name, nameEn: holders.nameEn },
      waiting: sql<number>`case when ${pending} then 1 else 0 end`.mapWith(Number),
      home: dissolutionPlans.home,
      reason: dissolutionPlans.reason,
      decidedAt: dissolutionPlans.decidedAt,
      to: { id: homes.id, key: homes.key, name: homes.name, nameEn: homes.nameEn },
      decider: { name: deciders.name, nameEn: deciders.nameEn },
    })
    .from(tasks)
    .innerJoin(boardColumns, eq(boardColumns.id, tasks.columnId))
    .leftJoin(holders, eq(holders.id, tasks.assigneeId))
    .leftJoin(dissolutionPlans, ownPlan)
    .leftJoin(homes, eq(homes.id, dissolutionPlans.toSquadId))
    .leftJoin(deciders, eq(deciders.id, dissolutionPlans.decidedBy))
    .where(shown(query))
    .orderBy(asc(tasks.number), asc(tasks.id))
    .limit(query.limit)
    .offset(query.offset);
}

export type OpenCounts = { open: number; undecided: number; waiting: number };

/** How many tasks of the squad are open, for how many nothing is decided, and of how many a hand-off waits. */
export async function openTaskCounts(r: Reader, squadId: string): Promise<OpenCounts> {
  const [row] = await r
    .select({
      open: countAll(),
      undecided:
        sql<number>`coalesce(sum(case when ${dissolutionPlans.taskId} is null then 1 else 0 end), 0)`.mapWith(
          Number,
        ),
      waiting: sql<number>`coalesce(sum(case when ${pending} then 1 else 0 end), 0)`.mapWith(Number),
    })
    .from(tasks)
    .leftJoin(dissolutionPlans, ownPlan)
    .where(open(squadId));
  return row ?? { open: 0, undecided: 0, waiting: 0 };
}

/** Of these ids the open tasks of the squad; with no ids those for which nothing is decided. */
export async function openTaskIds(
  r: Reader,
  { squadId, ids }: { squadId: string; ids: readonly string[] | null },
): Promise<string[]> {
  const rows = await r
    .select({ id: tasks.id })
    .from(tasks)
    .leftJoin(dissolutionPlans, ownPlan)
    .where(and(open(squadId), ids === null ? isNull(dissolutionPlans.taskId) : inArray(tasks.id, [...ids])));
  return rows.map(({ id }) => id);
}

/** Decides for tasks, over what was decided before. */
export async function savePlans(
  t: Tx,
  rows: readonly (typeof dissolutionPlans.$inferInsert)[],
): Promise<void> {
  const columns = ["squad_id", "home", "to_squad_id", "reason", "decided_by", "decided_at"] as const;
  const [squadId, home, toSquadId, reason, decidedBy, decidedAt] = columns.map(
    (column) => sql`excluded.${sql.identifier(column)}`,
  );
  for (const some of chunks(rows, 500))
    await t.insert(dissolutionPlans).values(some).onConflictDoUpdate({
      target: dissolutionPlans.taskId,
      set: { squadId, home, toSquadId, reason, decidedBy, decidedAt },
    });
}

/** Takes decisions back. */
export async function deletePlans(t: Tx, taskIds: readonly string[]): Promise<void> {
  for (const some of chunks(taskIds, 500))
    await t.delete(dissolutionPlans).where(inArray(dissolutionPlans.taskId, some));
}

/** The squad's open tasks with their plans, whole, by number. */
export function plannedTasks(
  r: Reader,
  squadId: string,
): Promise<{ task: TaskRow; plan: DissolutionPlan | null }[]> {
  return r
    .select({ task: tasks, plan: dissolutionPlans })
    .from(tasks)
    .leftJoin(dissolutionPlans, ownPlan)
    .where(open(squadId))
    .orderBy(asc(tasks.number));
}

/** Open squads that tasks of `squadId` can go to: those of the scope and those of the same units, by key. */
export function successorSquads(r: Reader, { squadId, scope }: { squadId: string; scope: SquadScope }) {
  const ties = aliased(squadUnits, "ties");
  const sameUnit = exists(
    r
      .select({ one: sql`1` })
      .from(squadUnits)
      .innerJoin(ties, and(eq(ties.unitId, squadUnits.unitId), eq(ties.squadId, squadId)))
      .where(eq(squadUnits.squadId, squads.id)),
  );
  return r
    .select({ id: squads.id, key: squads.key, name: squads.name, nameEn: squads.nameEn })
    .from(squads)
    .where(
      and(
        isNull(squads.closedAt),
        ne(squads.id, squadId),
        scope === "all" ? undefined : or(sameUnit, inSquadScope(r, squads.id, scope)),
      ),
    )
    .orderBy(asc(squads.key))
    .limit(500);
}

/** Open task forces that end by `day` (ISO), the first to end first. */
export function taskForcesEndingBy(r: Reader, day: string) {
  return r
    .select({ id: squads.id, name: squads.name, nameEn: squads.nameEn, endsOn: squads.endsOn })
    .from(squads)
    .where(
      and(
        eq(squads.kind, "task-force"),
        isNull(squads.closedAt),
        isNotNull(squads.endsOn),
        lte(squads.endsOn, day),
      ),
    )
    .orderBy(asc(squads.endsOn), asc(squads.id));
}

/** Who held a lead seat of the squad on its end date. */
export async function leadsAtEnd(r: Reader, squadId: string): Promise<string[]> {
  const rows = await r
    .select({ personId: seats.personId })
    .from(seats)
    .innerJoin(squads, eq(squads.id, seats.squadId))
    .where(and(eq(seats.squadId, squadId), leadAtEnd));
  return rows.map(({ personId }) => personId);
}

const leadAtEnd = and(
  eq(seats.role, "lead"),
  sql`${seats.from} <= ${squads.endsOn}`,
  sql`(${seats.to} is null or ${seats.to} >= ${squads.endsOn})`,
);

export type EndedFor =
  | { squadIds: readonly string[] }
  /** Squads this person led on their last day, and those of units at or below these paths. */
  | { personId: string; unitPaths: readonly string[] };

/** Task forces whose end lies before `day` (ISO) and which still have open tasks, with how many. */
export function endedWithOpenTasks(r: Reader, { of, day }: { of: EndedFor; day: string }) {
  const led = (personId: string) =>
    exists(
      r
        .select({ one: sql`1` })
        .from(seats)
        .where(and(eq(seats.squadId, squads.id), eq(seats.personId, personId), leadAtEnd)),
    );
  const wanted =
    "squadIds" in of
      ? inArray(squads.id, [...of.squadIds])
      : or(
          led(of.personId),
          of.unitPaths.length === 0
            ? undefined
            : inSquadScope(r, squads.id, { squadIds: [], unitPaths: of.unitPaths }),
        );
  return r
    .select({
      id: squads.id,
      name: squads.name,
      nameEn: squads.nameEn,
      endsOn: squads.endsOn,
      open: countAll(),
    })
    .from(squads)
    .innerJoin(tasks, and(eq(tasks.squadId, squads.id), isNull(tasks.archivedAt), isNull(tasks.finishedAt)))
    .where(
      and(eq(squads.kind, "task-force"), isNull(squads.closedAt), sql`${squads.endsOn} < ${day}`, wanted),
    )
    .groupBy(squads.id, squads.name, squads.nameEn, squads.endsOn)
    .orderBy(asc(squads.endsOn), asc(squads.id));
}

/** The reminders that were sent for these squads. */
export function sentReminders(r: Reader, squadIds: readonly string[]) {
  return r
    .select({
      squadId: dissolutionReminders.squadId,
      endsOn: dissolutionReminders.endsOn,
      days: dissolutionReminders.days,
    })
    .from(dissolutionReminders)
    .where(inArray(dissolutionReminders.squadId, [...squadIds]));
}

/** Notes a reminder as sent. False when another process was quicker. */
export async function noteReminder(t: Tx, row: typeof dissolutionReminders.$inferInsert): Promise<boolean> {
  const noted = await t
    .insert(dissolutionReminders)
    .values(row)
    .onConflictDoNothing()
    .returning({ days: dissolutionReminders.days });
  return noted.length === 1;
}
