import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { Actor } from "~/domain/access";
import { disciplineHeads, people, roleGrants, seats, units } from "../schema";
import type { Reader } from "../store";

/** The person's roles and relations on `today` (an ISO date), from which every right follows. */
export async function loadActor(
  r: Reader,
  { personId, today }: { personId: string; today: string },
): Promise<Actor> {
  const [roles, held, headed, disciplines, reports, overseen] = await Promise.all([
    r.select({ role: roleGrants.role }).from(roleGrants).where(eq(roleGrants.personId, personId)),
    r
      .select({ squadId: seats.squadId, discipline: seats.discipline, role: seats.role })
      .from(seats)
      .where(
        and(eq(seats.personId, personId), lte(seats.from, today), or(isNull(seats.to), gte(seats.to, today))),
      ),
    r
      .select({ path: units.path })
      .from(units)
      .where(and(eq(units.headId, personId), isNull(units.archivedAt))),
    r
      .select({ discipline: disciplineHeads.discipline })
      .from(disciplineHeads)
      .where(eq(disciplineHeads.headId, personId)),
    r.select({ id: people.id }).from(people).where(eq(people.managerId, personId)),
    r
      .selectDistinct({ squadId: seats.squadId })
      .from(people)
      .innerJoin(
        seats,
        and(
          eq(seats.personId, people.id),
          lte(seats.from, today),
          or(isNull(seats.to), gte(seats.to, today)),
        ),
      )
      .where(eq(people.managerId, personId)),
  ]);
  return {
    personId,
    roles: roles.map((row) => row.role),
    seats: held,
    headedUnitPaths: headed.map((row) => row.path),
    headedDisciplines: disciplines.map((row) => row.discipline),
    reportIds: reports.map((row) => row.id),
    overseenSquadIds: overseen.map((row) => row.squadId),
  };
}
