import { newId } from "#db/id";
import {
  insertUnits,
  lockTree,
  moveSubtree,
  saveUnit,
  type Unit,
  unitById,
  unitCodeTaken,
  unitContents,
  unitWithHead,
} from "#db/repositories/units";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { pathUnder, wouldCycle } from "~/domain/org/unit-tree";
import type { Context } from "~/platform/context.server";
import { explained } from "./constraints.server";
import { findPerson } from "./find-person.server";
import type { EditUnitInput, NewUnitInput } from "./forms";
import { personText } from "./person-text";
import { unitOptions } from "./unit-options.server";

/** What the form of a unit starts from; `id` null for a new one. */
export async function unitForm(ctx: Context, id: string | null) {
  ctx.require("organisation.edit");
  const r = ctx.store.read;
  const units = await unitOptions(r);
  if (id === null) return { unit: null, units };
  const found = await unitWithHead(r, id);
  if (!found) throw new AppError("not_found");
  const { unit, head } = found;
  return {
    units,
    unit: {
      id: unit.id,
      version: unit.version,
      code: unit.code,
      name: unit.name,
      nameEn: unit.nameEn,
      parentId: unit.parentId,
      head: head && personText(ctx.locale, head),
      archived: unit.archivedAt !== null,
      contents: await unitContents(r, id),
    },
  };
}

/** Adds a unit to the tree and returns its id. */
export function createUnit(ctx: Context, input: NewUnitInput): Promise<string> {
  return explained(() =>
    ctx.change("unit.created", async (t) => {
      const allowed = ctx.require("organisation.edit");
      const id = newId();
      const { parent, ...values } = await checkedUnit(t, { id, input });
      await insertUnits(t, [{ id, ...values, path: pathUnder(parent?.path ?? null, id) }]);
      return { allowed, entries: [{ subject: { type: "unit", id }, after: values }], result: id };
    }),
  );
}

/** Saves a unit and, when its parent changed, moves all that is below it along. Throws `stale` when somebody saved in between. */
export function editUnit(
  ctx: Context,
  { id, version, intent: _, ...input }: EditUnitInput & { id: string },
): Promise<void> {
  return explained(() =>
    ctx.change("unit.edited", async (t) => {
      const allowed = ctx.require("organisation.edit");
      await lockTree(t);
      const unit = await existing(t, id);
      const { parent, ...values } = await checkedUnit(t, { id, input });
      if (wouldCycle({ path: unit.path, newParentPath: parent?.path ?? null })) {
        throw new AppError("invalid", { reason: "unit_circle", field: "parentId" });
      }
      if (!(await saveUnit(t, { id, version, ...values }))) throw new AppError("stale");
      const newPath = pathUnder(parent?.path ?? null, id);
      if (newPath !== unit.path) await moveSubtree(t, { oldPath: unit.path, newPath });
      const { code, name, nameEn, parentId, headId } = unit;
      const entry = {
        subject: { type: "unit", id },
        before: { code, name, nameEn, parentId, headId },
        after: values,
      };
      return { allowed, entries: [entry], result: undefined };
    }),
  );
}

/** Archives a unit that nothing belongs to any more; it keeps its history and its code. */
export function archiveUnit(ctx: Context, { id, version }: { id: string; version: number }): Promise<void> {
  return ctx.change("unit.archived", async (t) => {
    const allowed = ctx.require("organisation.edit");
    await lockTree(t);
    await existing(t, id);
    const contents = await unitContents(t, id);
    if (contents.units + contents.squads + contents.people > 0) {
      throw new AppError("invalid", { reason: "unit_not_empty", params: contents });
    }
    if (!(await saveUnit(t, { id, version, archivedAt: ctx.now }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: { type: "unit", id }, after: { archived: true } }],
      result: undefined,
    };
  });
}

/** Brings an archived unit back, provided its parent is there. */
export function restoreUnit(ctx: Context, { id, version }: { id: string; version: number }): Promise<void> {
  return ctx.change("unit.restored", async (t) => {
    const allowed = ctx.require("organisation.edit");
    await lockTree(t);
    const unit = await existing(t, id);
    if (unit.parentId !== null && (await existing(t, unit.parentId)).archivedAt !== null) {
      throw new AppError("invalid", { reason: "unit_parent_archived" });
    }
    if (!(await saveUnit(t, { id, version, archivedAt: null }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: { type: "unit", id }, after: { archived: false } }],
      result: undefined,
    };
  });
}

async function existing(t: Tx, id: string): Promise<Unit> {
  const unit = await unitById(t, id);
  if (!unit) throw new AppError("not_found");
  return unit;
}

async function checkedUnit(t: Tx, { id, input }: { id: string; input: NewUnitInput }) {
  const { code, name, nameEn, parentId = null, head } = input;
  if (await unitCodeTaken(t, { code, except: id }))
    throw new AppError("conflict", { reason: "unit_code_taken", field: "code" });
  const parent = parentId === null ? null : await unitById(t, parentId);
  if (parent === undefined || parent?.archivedAt)
    throw new AppError("invalid", { reason: "unit_unknown", field: "parentId" });
  const headId = await findPerson(t, { text: head, field: "head" });
  return { code, name, nameEn, parentId, headId, parent };
}
