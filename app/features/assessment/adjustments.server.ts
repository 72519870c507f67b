import { newId } from "#db/id";
import { personFacts, seatedMatches } from "#db/repositories/assessed-people";
import {
  deleteItem,
  deleteVeto,
  insertItem,
  insertVeto,
  itemById,
  itemsOfCycle,
  approveItem as saveItemApproval,
  approveVeto as saveVetoApproval,
  type VetoRow,
  vetoById,
  vetoesOfCycle,
} from "#db/repositories/assessment-adjustments";
import { squadsOfCycle } from "#db/repositories/assessment-cycles";
import type { Reader } from "#db/store";
import { isOpen } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import { decimal, isDecimal } from "~/domain/exact";
import type { Context } from "~/platform/context.server";
import { cycleOrNotFound } from "./cycle-facts.server";
import { openFor } from "./cycles.server";
import { schemeOf } from "./gather.server";

/** Bonus and penalty points and vetoes of a cycle with what the reader may do about each. */
export async function listAdjustments(
  ctx: Context,
  { cycleId, search }: { cycleId: string; search: string },
) {
  ctx.require("assessment.read_console");
  const r = ctx.store.read;
  const cycle = await cycleOrNotFound(r, cycleId);
  const [items, vetoes, squads, matches] = await Promise.all([
    itemsOfCycle(r, cycleId),
    vetoesOfCycle(r, cycleId),
    squadsOfCycle(r, cycleId),
    search === "" ? { rows: [] } : seatedMatches(r, { cycleId, start: cycle.start, end: cycle.end, search }),
  ]);
  const open = isOpen("adjustments", cycle.state) && ctx.can("adjustment.decide");
  const mayApprove = (row: { approvedBy: string | null; proposedBy: string; personId: string | null }) =>
    open &&
    row.approvedBy === null &&
    row.proposedBy !== ctx.actor.personId &&
    row.personId !== ctx.actor.personId;
  return {
    items: items.map((item) => ({ ...item, mayApprove: mayApprove(item), mayWithdraw: open })),
    vetoes: vetoes.map((veto) => ({ ...veto, mayApprove: mayApprove(veto), mayWithdraw: open })),
    squads: squads.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    matches: matches.rows.map(({ id, name, nameEn, squadName, squadNameEn }) => ({
      id,
      name,
      nameEn,
      squadName,
      squadNameEn,
    })),
    grades: cycle.schemeVersionId === null ? [] : (await schemeOf(r, cycle)).grades.map(({ grade }) => grade),
    open,
  };
}

/** Proposes bonus (positive) or penalty (negative) points for a person. They count once a second person has approved them. */
export function proposeItem(
  ctx: Context,
  {
    cycleId,
    personId,
    points,
    reason,
  }: { cycleId: string; personId: string; points: string; reason: string },
): Promise<string> {
  return ctx.change("adjustment.item_proposed", async (t) => {
    const allowed = await assertProposable(ctx, t, personId);
    await openFor(t, { id: cycleId, part: "adjustments" });
    const id = newId();
    await insertItem(t, {
      id,
      cycleId,
      personId,
      points,
      reason,
      proposedBy: ctx.actor.personId,
      proposedAt: ctx.now,
    });
    return {
      allowed,
      entries: [{ subject: subject(cycleId), after: { id, personId, points, reason } }],
      result: id,
    };
  });
}

export type VetoInput = Pick<VetoRow, "personId" | "squadId" | "effect" | "value" | "reason"> & {
  cycleId: string;
};

/** Proposes a veto on a person or, by HR, on a whole squad. It counts once a second person has approved it. */
export function proposeVeto(ctx: Context, { cycleId, ...veto }: VetoInput): Promise<string> {
  return ctx.change("adjustment.veto_proposed", async (t) => {
    const allowed =
      veto.personId === null
        ? ctx.require("adjustment.decide")
        : await assertProposable(ctx, t, veto.personId);
    const cycle = await openFor(t, { id: cycleId, part: "adjustments" });
    assertVetoValue(veto, await schemeOf(t, cycle));
    const id = newId();
    await insertVeto(t, { id, cycleId, ...veto, proposedBy: ctx.actor.personId, proposedAt: ctx.now });
    return { allowed, entries: [{ subject: subject(cycleId), after: { id, ...veto } }], result: id };
  });
}

function assertVetoValue(
  { effect, value }: Pick<VetoRow, "effect" | "value">,
  scheme: Awaited<ReturnType<typeof schemeOf>>,
): void {
  if (effect === "zero") return;
  if (effect === "cap-grade") {
    if (!scheme.grades.some(({ grade }) => grade === value))
      throw new AppError("invalid", { reason: "veto_grade", field: "value" });
    return;
  }
  const places = scheme.rounding?.decimals ?? 2;
  if (value === null || !isDecimal(value))
    throw new AppError("invalid", { reason: "decimal", field: "value" });
  if ((value.split(".")[1] ?? "").length > places)
    throw new AppError("invalid", { reason: "veto_places", params: { places }, field: "value" });
  if (
    decimal(value).lt(decimal(scheme.scoreRange.min)) ||
    decimal(value).gt(decimal(scheme.scoreRange.max))
  ) {
    throw new AppError("invalid", { reason: "veto_range", params: { ...scheme.scoreRange }, field: "value" });
  }
}

async function assertProposable(ctx: Context, r: Reader, personId: string) {
  const found = await personFacts(r, { personId, day: ctx.today });
  if (found === undefined) throw new AppError("not_found");
  return ctx.require("adjustment.propose", found.facts);
}

type Target = { cycleId: string; id: string };

/** Approves points another person proposed; never one's own. */
export function approveItem(ctx: Context, { cycleId, id }: Target): Promise<void> {
  return ctx.change("adjustment.item_approved", async (t) => {
    const allowed = ctx.require("adjustment.decide");
    await openFor(t, { id: cycleId, part: "adjustments" });
    const item = await itemById(t, { cycleId, id });
    assertSecondPerson(ctx, item);
    if (!(await saveItemApproval(t, { id, ...approval(ctx) }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: subject(cycleId), after: { id, points: item?.points } }],
      result: undefined,
    };
  });
}

/** Approves a veto another person proposed; never one on oneself. */
export function approveVeto(ctx: Context, { cycleId, id }: Target): Promise<void> {
  return ctx.change("adjustment.veto_approved", async (t) => {
    const allowed = ctx.require("adjustment.decide");
    await openFor(t, { id: cycleId, part: "adjustments" });
    const veto = await vetoById(t, { cycleId, id });
    assertSecondPerson(ctx, veto);
    if (!(await saveVetoApproval(t, { id, ...approval(ctx) }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: subject(cycleId), after: { id, effect: veto?.effect, value: veto?.value } }],
      result: undefined,
    };
  });
}

/** Takes points out while the data are open. */
export function withdrawItem(ctx: Context, { cycleId, id }: Target): Promise<void> {
  return ctx.change("adjustment.item_withdrawn", async (t) => {
    const allowed = ctx.require("adjustment.decide");
    await openFor(t, { id: cycleId, part: "adjustments" });
    const item = await itemById(t, { cycleId, id });
    if (item === undefined || !(await deleteItem(t, id))) throw new AppError("not_found");
    const { personId, points, reason } = item;
    return {
      allowed,
      entries: [{ subject: subject(cycleId), before: { id, personId, points, reason } }],
      result: undefined,
    };
  });
}

/** Takes a veto out while the data are open. */
export function withdrawVeto(ctx: Context, { cycleId, id }: Target): Promise<void> {
  return ctx.change("adjustment.veto_withdrawn", async (t) => {
    const allowed = ctx.require("adjustment.decide");
    await openFor(t, { id: cycleId, part: "adjustments" });
    const veto = await vetoById(t, { cycleId, id });
    if (veto === undefined || !(await deleteVeto(t, id))) throw new AppError("not_found");
    const { personId, squadId, effect, value, reason } = veto;
    return {
      allowed,
      entries: [{ subject: subject(cycleId), before: { id, personId, squadId, effect, value, reason } }],
      result: undefined,
    };
  });
}

function assertSecondPerson(
  ctx: Context,
  row: { proposedBy: string; approvedBy: string | null; personId: string | null } | undefined,
): void {
  if (row === undefined) throw new AppError("not_found");
  if (row.approvedBy !== null) throw new AppError("stale");
  if (row.proposedBy === ctx.actor.personId)
    throw new AppError("invalid", { reason: "four_eyes_adjustment" });
  if (row.personId === ctx.actor.personId) throw new AppError("invalid", { reason: "own_result" });
}

const approval = (ctx: Context) => ({ approvedBy: ctx.actor.personId, approvedAt: ctx.now });
const subject = (cycleId: string) => ({ type: "assessment_cycle", id: cycleId });
