import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import { assessmentCycles, assessmentRuns, assessments, people, seats, squads, units } from "../schema";
import { contains, countAll } from "../sql";
import type { Reader } from "../store";

/** One page of a discipline's active people by name, and how many there are. */
export async function disciplinePeople(
  r: Reader,
  {
    discipline,
    search,
    page,
    pageSize,
  }: {
    discipline: NonNullable<typeof people.$inferSelect.discipline>;
    search: string;
    page: number;
    pageSize: number;
  },
) {
  const where = and(
    eq(people.discipline, discipline),
    eq(people.active, true),
    search
      ? or(
          contains(people.name, search),
          contains(people.nameEn, search),
          contains(people.employeeNo, search),
        )
      : undefined,
  );
  const [rows, [total]] = await Promise.all([
    r
      .select({
        id: people.id,
        name: people.name,
        nameEn: people.nameEn,
        title: people.title,
        titleEn: people.titleEn,
        unitName: units.name,
        unitNameEn: units.nameEn,
      })
      .from(people)
      .leftJoin(units, eq(units.id, people.unitId))
      .where(where)
      .orderBy(asc(people.name), asc(people.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r.select({ count: countAll() }).from(people).where(where),
  ]);
  return { rows, total: total?.count ?? 0 };
}

/** The seats these people hold on a day, with the squad's name; lead seats first. */
export function seatsOfPeople(r: Reader, { personIds, day }: { personIds: readonly string[]; day: string }) {
  return r
    .select({
      personId: seats.personId,
      squadId: seats.squadId,
      name: squads.name,
      nameEn: squads.nameEn,
      role: seats.role,
      allocation: seats.allocation,
    })
    .from(seats)
    .innerJoin(squads, eq(squads.id, seats.squadId))
    .where(
      and(
        inArray(seats.personId, [...personIds]),
        lte(seats.from, day),
        or(isNull(seats.to), gte(seats.to, day)),
      ),
    )
    .orderBy(asc(seats.role), asc(squads.name));
}

/** Each person's result in the last published cycle they were assessed in, by person. */
export async function lastPublishedOf(r: Reader, personIds: readonly string[]) {
  const rows = await r
    .select({
      personId: assessments.personId,
      cycleId: assessmentCycles.id,
      cycleName: assessmentCycles.name,
      cycleNameEn: assessmentCycles.nameEn,
      final: assessments.final,
      grade: assessments.grade,
    })
    .from(assessments)
    .innerJoin(
      assessmentRuns,
      and(
        eq(assessmentRuns.id, assessments.runId),
        isNotNull(assessmentRuns.publishedAt),
        isNull(assessmentRuns.discardedAt),
      ),
    )
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, assessmentRuns.cycleId))
    .where(inArray(assessments.personId, [...personIds]))
    .orderBy(asc(assessmentCycles.start), asc(assessmentRuns.revision));
  return new Map(rows.map((row) => [row.personId, row]));
}
