import { and, eq, gte, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Actor } from "~/domain/access";
import { groupBy } from "~/domain/group-by";
import { disciplineHeads, people, roleGrants, seats, units } from "../schema";
import type { Reader } from "../store";

/** The person's roles and relations on `today` (an ISO date), from which every right follows. */
export async function loadActor(
  r: Reader,
  { personId, today }: { personId: string; today: string },
): Promise<Actor> {
  const [actor] = await loadActors(r, { personIds: [personId], today });
  return actor!;
}

/** `loadActor` for at most 500 people at once, in their order and in the same number of statements. */
export async function loadActors(
  r: Reader,
  { personIds, today }: { personIds: readonly string[]; today: string },
): Promise<Actor[]> {
  const ids = [...personIds];
  const [roles, held, headed, disciplines, reports, overseen] = await Promise.all([
    r
      .select({ personId: roleGrants.personId, role: roleGrants.role })
      .from(roleGrants)
      .where(inArray(roleGrants.personId, ids)),
    r
      .select({
        personId: seats.personId,
        squadId: seats.squadId,
        discipline: seats.discipline,
        role: seats.role,
      })
      .from(seats)
      .where(and(inArray(seats.personId, ids), heldOn(today))),
    r
      .select({ personId: units.headId, path: units.path })
      .from(units)
      .where(and(inArray(units.headId, ids), isNull(units.archivedAt))),
    r
      .select({ personId: disciplineHeads.headId, discipline: disciplineHeads.discipline })
      .from(disciplineHeads)
      .where(inArray(disciplineHeads.headId, ids)),
    r
      .select({ personId: people.managerId, id: people.id })
      .from(people)
      .where(inArray(people.managerId, ids)),
    r
      .selectDistinct({ personId: people.managerId, squadId: seats.squadId })
      .from(people)
      .innerJoin(seats, and(eq(seats.personId, people.id), heldOn(today)))
      .where(inArray(people.managerId, ids)),
  ]);
  const byPerson = <T extends { personId: string | null }>(rows: readonly T[]) => {
    const groups = groupBy(rows, (row) => row.personId);
    return (id: string): T[] => groups.get(id) ?? [];
  };
  const of = {
    roles: byPerson(roles),
    held: byPerson(held),
    headed: byPerson(headed),
    disciplines: byPerson(disciplines),
    reports: byPerson(reports),
    overseen: byPerson(overseen),
  };
  return ids.map((id) => ({
    personId: id,
    roles: of.roles(id).map((row) => row.role),
    seats: of.held(id).map(({ squadId, discipline, role }) => ({ squadId, discipline, role })),
    headedUnitPaths: of.headed(id).map((row) => row.path),
    headedDisciplines: of.disciplines(id).map((row) => row.discipline),
    reportIds: of.reports(id).map((row) => row.id),
    overseenSquadIds: of.overseen(id).map((row) => row.squadId),
  }));
}

const heldOn = (today: string): SQL | undefined =>
  and(lte(seats.from, today), or(isNull(seats.to), gte(seats.to, today)));
