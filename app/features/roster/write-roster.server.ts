import { newId } from "#db/id";
import {
  endSeats,
  openSeats,
  parkEmails,
  tieSquads,
  upsertPeople,
  upsertSquads,
  upsertUnits,
  type WholeOrganisation,
  withdrawSeats,
} from "#db/repositories/roster";
import type { Tx } from "#db/store";
import type { RosterChange } from "~/domain/org/roster";
import { pathsFromParents } from "~/domain/org/unit-tree";
import type { AuditEntry, Context } from "~/platform/context.server";

type Of<E extends RosterChange["entity"]> = Extract<RosterChange, { entity: E }>;

const of = <E extends RosterChange["entity"]>(changes: readonly RosterChange[], entity: E): Of<E>[] =>
  changes.filter((change): change is Of<E> => change.entity === entity);

/** Codes to ids, those of what the roster creates included. */
function idsFor(
  stored: readonly [string, string][],
  { changes, code }: { changes: readonly { action: string }[]; code: readonly string[] },
): Map<string, string> {
  const ids = new Map(stored);
  changes.forEach((change, at) => {
    if (change.action === "create") ids.set(code[at]!, newId());
  });
  return ids;
}

/** Makes the changes of a roster in bulk and returns an audit entry for each, and who was disabled. */
export async function writeRoster(
  ctx: Context,
  { t, changes, organisation }: { t: Tx; changes: readonly RosterChange[]; organisation: WholeOrganisation },
): Promise<{ entries: AuditEntry[]; disabledIds: string[] }> {
  const unitChanges = of(changes, "unit");
  const personChanges = of(changes, "person");
  const squadChanges = of(changes, "squad");
  const seatChanges = of(changes, "seat");
  const stored = {
    units: new Map(organisation.units.map((unit) => [unit.code, unit])),
    people: new Map(organisation.people.map((person) => [person.employeeNo, person])),
    squads: new Map(organisation.squads.map((squad) => [squad.key, squad])),
  };
  const ids: Ids = {
    units: idsFor(
      organisation.units.map((unit) => [unit.code, unit.id]),
      { changes: unitChanges, code: unitChanges.map(({ after }) => after.code) },
    ),
    people: idsFor(
      organisation.people.map((person) => [person.employeeNo, person.id]),
      { changes: personChanges, code: personChanges.map(({ after }) => after.employeeNo) },
    ),
    squads: idsFor(
      organisation.squads.map((squad) => [squad.key, squad.id]),
      { changes: squadChanges, code: squadChanges.map(({ after }) => after.key) },
    ),
  };
  const idOf = (map: Map<string, string>, code: string | null) => (code === null ? null : map.get(code)!);

  await parkEmails(
    t,
    personChanges.flatMap((change) =>
      change.action === "change" && change.before.email !== change.after.email
        ? [ids.people.get(change.after.employeeNo)!]
        : [],
    ),
  );
  await upsertPeople(
    t,
    personChanges.map(({ after: { unitCode, managerNo, ...values } }) => {
      const before = stored.people.get(values.employeeNo);
      return {
        createdAt: ctx.now,
        locale: ctx.locale,
        ...before,
        ...values,
        id: ids.people.get(values.employeeNo)!,
        unitId: idOf(ids.units, unitCode),
        managerId: idOf(ids.people, managerNo),
        version: before ? before.version + 1 : 1,
      };
    }),
  );
  await upsertUnits(t, unitRows({ unitChanges, organisation, ids }));
  await upsertSquads(
    t,
    squadChanges.map(({ after: { unitCodes: _, ...values } }) => {
      const before = stored.squads.get(values.key);
      return {
        ...before,
        ...values,
        id: ids.squads.get(values.key)!,
        version: before ? before.version + 1 : 1,
      };
    }),
  );
  await tieSquads(
    t,
    squadChanges.map(({ after: { key, unitCodes } }) => ({
      squadId: ids.squads.get(key)!,
      unitIds: unitCodes.map((code) => ids.units.get(code)!),
    })),
  );
  await writeSeats(ctx, { t, seatChanges, ids });
  const disabled = personChanges.filter(
    (change) => change.action === "change" && change.before.active && !change.after.active,
  );
  return {
    entries: changes.map((change) => entryOf(change, ids)),
    disabledIds: disabled.map((change) => ids.people.get(change.after.employeeNo)!),
  };
}

type UnitRow = Parameters<typeof upsertUnits>[1][number];
type Ids = { units: Map<string, string>; people: Map<string, string>; squads: Map<string, string> };

/** The changed units, and every unit whose path changes because one above it moved. */
function unitRows({
  unitChanges,
  organisation,
  ids,
}: {
  unitChanges: Of<"unit">[];
  organisation: WholeOrganisation;
  ids: Ids;
}) {
  const changed = new Map(unitChanges.map((change) => [change.after.code, change.after]));
  const stored = new Map(organisation.units.map((unit) => [unit.code, unit]));
  const parentOf = new Map<string, string | null>(organisation.units.map((unit) => [unit.id, unit.parentId]));
  for (const { code, parentCode } of changed.values()) {
    parentOf.set(ids.units.get(code)!, parentCode === null ? null : ids.units.get(parentCode)!);
  }
  const { paths } = pathsFromParents([...parentOf].map(([id, parentId]) => ({ id, parentId })));
  const codes = new Set([...stored.keys(), ...changed.keys()]);
  return [...codes].flatMap((code): UnitRow[] => {
    const id = ids.units.get(code)!;
    const before = stored.get(code);
    const after = changed.get(code);
    const path = paths.get(id)!;
    if (!after) return before && before.path !== path ? [{ ...before, path }] : [];
    return [
      {
        ...before,
        id,
        code,
        name: after.name,
        nameEn: after.nameEn,
        parentId: parentOf.get(id)!,
        headId: after.headNo === null ? null : ids.people.get(after.headNo)!,
        path,
        version: before ? before.version + 1 : 1,
      },
    ];
  });
}

async function writeSeats(
  ctx: Context,
  { t, seatChanges, ids }: { t: Tx; seatChanges: Of<"seat">[]; ids: Ids },
) {
  await endSeats(
    t,
    seatChanges.flatMap((change) => (change.action === "end" ? [{ id: change.seat.id, to: change.to }] : [])),
  );
  await withdrawSeats(
    t,
    seatChanges.flatMap((change) => (change.action === "withdraw" ? [change.seat.id] : [])),
  );
  await openSeats(
    t,
    seatChanges.flatMap((change) =>
      change.action === "open"
        ? [
            {
              ...change.seat,
              id: newId(),
              squadId: ids.squads.get(change.seat.squadId)!,
              personId: ids.people.get(change.seat.personId)!,
              createdAt: ctx.now,
            },
          ]
        : [],
    ),
  );
}

/** The same entry as for the change made by hand, with codes in the place of ids. */
function entryOf(change: RosterChange, ids: Ids): AuditEntry {
  if (change.entity === "seat") {
    const subject = { type: "squad", id: ids.squads.get(change.seat.squadId)! };
    if (change.action === "open") return { action: "seat.opened", subject, after: change.seat };
    if (change.action === "withdraw") return { action: "seat.withdrawn", subject, before: change.seat };
    return { action: "seat.ended", subject, before: change.seat, after: { ...change.seat, to: change.to } };
  }
  const created = change.action === "create";
  const before = created ? undefined : change.before;
  if (change.entity === "unit") {
    const subject = { type: "unit", id: ids.units.get(change.after.code)! };
    return { action: created ? "unit.created" : "unit.edited", subject, before, after: change.after };
  }
  if (change.entity === "person") {
    const subject = { type: "person", id: ids.people.get(change.after.employeeNo)! };
    return { action: created ? "person.created" : "person.edited", subject, before, after: change.after };
  }
  const subject = { type: "squad", id: ids.squads.get(change.after.key)! };
  return { action: created ? "squad.created" : "squad.edited", subject, before, after: change.after };
}
