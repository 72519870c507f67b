import type { WholeOrganisation } from "#db/repositories/roster";
import type { CurrentRoster } from "~/domain/org/roster";

/** The stored organisation told by codes, as a roster tells it. */
export function rosterOf({
  people,
  administrators,
  units,
  squads,
  ties,
  seats,
}: WholeOrganisation): CurrentRoster {
  const numbers = new Map(people.map((person) => [person.id, person.employeeNo]));
  const codes = new Map(units.map((unit) => [unit.id, unit.code]));
  const keys = new Map(squads.map((squad) => [squad.id, squad.key]));
  const unitsOf = new Map<string, string[]>();
  for (const { squadId, unitId } of ties) {
    const known = unitsOf.get(squadId);
    if (known) known.push(codes.get(unitId)!);
    else unitsOf.set(squadId, [codes.get(unitId)!]);
  }
  const coded = (map: ReadonlyMap<string, string>, id: string | null) =>
    id === null ? null : (map.get(id) ?? null);
  return {
    units: units.map(({ code, name, nameEn, parentId, headId }) => ({
      code,
      name,
      nameEn,
      parentCode: coded(codes, parentId),
      headNo: coded(numbers, headId),
    })),
    archivedUnits: units.filter((unit) => unit.archivedAt !== null).map((unit) => unit.code),
    people: people.map(
      ({ employeeNo, email, name, nameEn, title, titleEn, discipline, unitId, managerId, active }) => ({
        employeeNo,
        email,
        name,
        nameEn,
        title,
        titleEn,
        discipline,
        unitCode: coded(codes, unitId),
        managerNo: coded(numbers, managerId),
        active,
      }),
    ),
    administrators: administrators.map((person) => person.employeeNo),
    squads: squads.map(({ id, key, name, nameEn, kind, startsOn, endsOn, mission, missionEn }) => ({
      key,
      name,
      nameEn,
      kind,
      startsOn,
      endsOn,
      unitCodes: unitsOf.get(id) ?? [],
      mission,
      missionEn,
    })),
    closedSquads: squads.filter((squad) => squad.closedAt !== null).map((squad) => squad.key),
    seats: seats.map(({ id, squadId, personId, discipline, role, from, to, allocation }) => ({
      id,
      squadId: keys.get(squadId)!,
      personId: numbers.get(personId)!,
      discipline,
      role,
      from,
      to,
      allocation,
    })),
  };
}
