import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Discipline } from "~/domain/org/discipline";
import {
  assessmentCycles,
  assessmentRuns,
  assessmentSquads,
  flowSettings,
  handoffs,
  people,
  seats,
  squads,
  tasks,
} from "../schema";
import { countAll } from "../sql";
import type { Reader } from "../store";

export type LeadSeatRow = {
  squadId: string;
  discipline: Discipline;
  person: { id: string; name: string; nameEn: string };
};

/** Who leads each discipline of the squads on `day` (ISO). */
export function leadsOn(
  r: Reader,
  { squadIds, day }: { squadIds: readonly string[]; day: string },
): Promise<LeadSeatRow[]> {
  return r
    .select({
      squadId: seats.squadId,
      discipline: seats.discipline,
      person: { id: people.id, name: people.name, nameEn: people.nameEn },
    })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(
      and(
        inArray(seats.squadId, [...squadIds]),
        eq(seats.role, "lead"),
        lte(seats.from, day),
        or(isNull(seats.to), gte(seats.to, day)),
      ),
    );
}

/** The hand-off wait each squad agreed on, in hours, and the return rate its flow settings call a breakpoint, if it has any. */
export function handoffLimits(
  r: Reader,
  squadIds: readonly string[],
): Promise<{ squadId: string; limitHours: number; returnRate: number | null }[]> {
  return r
    .select({
      squadId: squads.id,
      limitHours: squads.handoffLimitHours,
      returnRate: flowSettings.breakpointReturnRate,
    })
    .from(squads)
    .leftJoin(flowSettings, eq(flowSettings.squadId, squads.id))
    .where(inArray(squads.id, [...squadIds]));
}

/** Members with a seat on `day` (leads too, each person once) and unfinished tasks, for the tabs of the squad page. */
export async function squadCounts(
  r: Reader,
  { squadId, day }: { squadId: string; day: string },
): Promise<{ people: number; tasks: number }> {
  const [[seated], [open]] = await Promise.all([
    r
      .select({ count: sql<number>`count(distinct ${seats.personId})`.mapWith(Number) })
      .from(seats)
      .where(and(eq(seats.squadId, squadId), lte(seats.from, day), or(isNull(seats.to), gte(seats.to, day)))),
    r
      .select({ count: countAll() })
      .from(tasks)
      .where(and(eq(tasks.squadId, squadId), isNull(tasks.archivedAt), isNull(tasks.finishedAt))),
  ]);
  return { people: seated?.count ?? 0, tasks: open?.count ?? 0 };
}

/** The squad's joint result in the latest published cycle that began before `before` (ISO); undefined without one. */
export async function lastPublishedJoint(
  r: Reader,
  { squadId, before }: { squadId: string; before: string },
): Promise<{ joint: string | null; cycle: { name: string; nameEn: string } } | undefined> {
  const [row] = await r
    .select({
      joint: assessmentSquads.joint,
      cycle: { name: assessmentCycles.name, nameEn: assessmentCycles.nameEn },
    })
    .from(assessmentSquads)
    .innerJoin(assessmentRuns, eq(assessmentRuns.id, assessmentSquads.runId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, assessmentRuns.cycleId))
    .where(
      and(
        eq(assessmentSquads.squadId, squadId),
        isNotNull(assessmentRuns.publishedAt),
        isNull(assessmentRuns.discardedAt),
        lt(assessmentCycles.start, before),
      ),
    )
    .orderBy(desc(assessmentCycles.start), desc(assessmentRuns.revision))
    .limit(1);
  return row;
}

export type WaitingHandoff = {
  taskId: string;
  title: string;
  from: Discipline;
  to: Discipline;
  offeredAt: Date;
};

/** Hand-offs of the squad that wait for this person, the longest waiting first. */
export function handoffsWaitingFor(
  r: Reader,
  { squadId, personId }: { squadId: string; personId: string },
): Promise<WaitingHandoff[]> {
  return r
    .select({
      taskId: handoffs.taskId,
      title: tasks.title,
      from: handoffs.fromDiscipline,
      to: handoffs.toDiscipline,
      offeredAt: handoffs.offeredAt,
    })
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .where(
      and(eq(handoffs.squadId, squadId), eq(handoffs.toPersonId, personId), eq(handoffs.status, "pending")),
    )
    .orderBy(handoffs.offeredAt)
    .limit(20);
}
