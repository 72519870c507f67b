import { newId } from "#db/id";
import {
  insertPeople,
  managersAbove,
  personById,
  personProfile,
  personTaken,
  savePerson,
} from "#db/repositories/people";
import { unitById } from "#db/repositories/units";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { explained } from "./constraints.server";
import { findPerson } from "./find-person.server";
import type { EditPersonInput, NewPersonInput } from "./forms";
import { personText } from "./person-text";
import { unitOptions } from "./unit-options.server";

/** What the form of a person starts from; `id` null for a new one. */
export async function personForm(ctx: Context, id: string | null) {
  ctx.require("organisation.edit");
  const r = ctx.store.read;
  const units = await unitOptions(r);
  if (id === null) return { person: null, units };
  const profile = await personProfile(r, id);
  if (!profile) throw new AppError("not_found");
  const { person, manager } = profile;
  return {
    units,
    person: {
      id: person.id,
      version: person.version,
      employeeNo: person.employeeNo,
      email: person.email,
      name: person.name,
      nameEn: person.nameEn,
      title: person.title,
      titleEn: person.titleEn,
      discipline: person.discipline,
      unitId: person.unitId,
      manager: manager && personText(ctx.locale, manager),
    },
  };
}

/** Adds a person to the directory and returns their id. They sign in once they have taken up an invitation. */
export function createPerson(ctx: Context, input: NewPersonInput): Promise<string> {
  return explained(() =>
    ctx.change("person.created", async (t) => {
      const allowed = ctx.require("organisation.edit");
      const id = newId();
      const values = await checkedPerson(t, { id, input });
      await insertPeople(t, [{ id, ...values, locale: ctx.locale, createdAt: ctx.now }]);
      return { allowed, entries: [{ subject: { type: "person", id }, after: values }], result: id };
    }),
  );
}

/** Saves a person's details. Throws `stale` when somebody saved in between. */
export function editPerson(
  ctx: Context,
  { id, version, ...input }: EditPersonInput & { id: string },
): Promise<void> {
  return explained(() =>
    ctx.change("person.edited", async (t) => {
      const allowed = ctx.require("organisation.edit");
      const person = await personById(t, id);
      if (!person) throw new AppError("not_found");
      const values = await checkedPerson(t, { id, input });
      if (!(await savePerson(t, { id, version, ...values }))) throw new AppError("stale");
      const keys = Object.keys(values) as (keyof typeof values)[];
      const before = Object.fromEntries(keys.map((key) => [key, person[key]]));
      return {
        allowed,
        entries: [{ subject: { type: "person", id }, before, after: values }],
        result: undefined,
      };
    }),
  );
}

async function checkedPerson(t: Tx, { id, input }: { id: string; input: NewPersonInput }) {
  const { manager, unitId = null, discipline = null, ...words } = input;
  const taken = await personTaken(t, { employeeNo: input.employeeNo, email: input.email, except: id });
  if (taken.employeeNo) throw new AppError("conflict", { reason: "employee_no_taken", field: "employeeNo" });
  if (taken.email) throw new AppError("conflict", { reason: "email_taken", field: "email" });
  if (unitId !== null) {
    const unit = await unitById(t, unitId);
    if (!unit || unit.archivedAt) throw new AppError("invalid", { reason: "unit_unknown", field: "unitId" });
  }
  const managerId = await findPerson(t, { text: manager, field: "manager" });
  if (managerId !== null) {
    const above = [managerId, ...(await managersAbove(t, managerId))];
    if (above.includes(id)) throw new AppError("invalid", { reason: "manager_circle", field: "manager" });
  }
  return { ...words, unitId, discipline, managerId };
}
