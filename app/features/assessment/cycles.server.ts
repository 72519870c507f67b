import { newId } from "#db/id";
import {
  addSquads,
  cyclesOverview,
  insertCycle,
  openSquadIds,
  removeSquads,
  saveCycle,
  saveOverride,
  squadsToChoose,
} from "#db/repositories/assessment-cycles";
import { type CycleRow, cycleById } from "#db/repositories/cycles";
import { approvedVersions, schemeVersionById } from "#db/repositories/schemes";
import type { CycleKind } from "#db/schema/values";
import type { Tx } from "#db/store";
import { type CyclePart, type CycleStep, isOpen, stateAfter } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { assertStep, cycleOrNotFound, cycleStanding } from "./cycle-facts.server";
import { readinessOf, unreadyOf } from "./readiness.server";

export type CycleFrame = {
  name: string;
  nameEn: string;
  kind: CycleKind;
  start: string;
  end: string;
  schemeVersionId: string | null;
};

/** Every cycle for the HR console. */
export async function listCycles(ctx: Context) {
  ctx.require("assessment.read_console");
  return cyclesOverview(ctx.store.read);
}

/** What a new cycle may be given: the approved scheme versions, the latest first. */
export async function newCycleChoices(ctx: Context) {
  ctx.require("assessment.configure");
  return { schemes: await approvedVersions(ctx.store.read) };
}

/** Creates a cycle in draft with every squad that is open on some day of it. */
export function createCycle(ctx: Context, frame: CycleFrame): Promise<string> {
  return ctx.change("assessment_cycle.created", async (t) => {
    const allowed = ctx.require("assessment.configure");
    await assertFrame(t, frame);
    const id = newId();
    await insertCycle(t, {
      id,
      ...frame,
      state: "draft",
      createdBy: ctx.actor.personId,
      openedBy: null,
      openedAt: null,
      version: 1,
    });
    const squadIds = await openSquadIds(t, frame);
    await addSquads(t, { cycleId: id, squadIds });
    return {
      allowed,
      entries: [{ subject: subject(id), after: { ...frame, squads: squadIds.length } }],
      result: id,
    };
  });
}

/** Changes name, kind, dates or scheme while the cycle is a draft. */
export function editCycle(
  ctx: Context,
  { id, version, ...frame }: CycleFrame & { id: string; version: number },
): Promise<void> {
  return ctx.change("assessment_cycle.edited", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const cycle = await openFor(t, { id, part: "frame" });
    await assertFrame(t, frame);
    if (!(await saveCycle(t, { id, version, change: frame }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: subject(id), before: frameOf(cycle), after: frame }],
      result: undefined,
    };
  });
}

/** The squads that may be in a cycle, chosen or not, and whether the reader may change the choice. */
export async function squadChoices(ctx: Context, cycleId: string) {
  ctx.require("assessment.read_console");
  const { start, end, state } = await cycleOrNotFound(ctx.store.read, cycleId);
  return {
    squads: await squadsToChoose(ctx.store.read, { cycleId, start, end }),
    mayChoose: ctx.can("assessment.configure") && isOpen("squads", state),
  };
}

/** Makes exactly these squads the cycle's. */
export function chooseSquads(
  ctx: Context,
  { cycleId, squadIds }: { cycleId: string; squadIds: readonly string[] },
): Promise<void> {
  return ctx.change("assessment_cycle.squads_chosen", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const { start, end } = await openFor(t, { id: cycleId, part: "squads" });
    const known = await squadsToChoose(t, { cycleId, start, end });
    const wanted = new Set(squadIds);
    const added = known.filter((squad) => !squad.chosen && wanted.has(squad.id)).map((squad) => squad.id);
    const removed = known.filter((squad) => squad.chosen && !wanted.has(squad.id)).map((squad) => squad.id);
    await addSquads(t, { cycleId, squadIds: added });
    await removeSquads(t, { cycleId, squadIds: removed });
    const entries =
      added.length + removed.length === 0 ? [] : [{ subject: subject(cycleId), after: { added, removed } }];
    return { allowed, entries, result: undefined };
  });
}

/** Lets a squad that is not ready through, with a written reason. */
export function overrideSquad(
  ctx: Context,
  { cycleId, squadId, reason }: { cycleId: string; squadId: string; reason: string },
): Promise<void> {
  return ctx.change("assessment_cycle.squad_overridden", async (t) => {
    const allowed = ctx.require("assessment.configure");
    await openFor(t, { id: cycleId, part: "overrides" });
    const override = { overrideReason: reason, overriddenBy: ctx.actor.personId, overriddenAt: ctx.now };
    if (!(await saveOverride(t, { cycleId, squadId, ...override }))) throw new AppError("not_found");
    return {
      allowed,
      entries: [{ subject: subject(cycleId), after: { squadId, reason } }],
      result: undefined,
    };
  });
}

/** Takes an override back. */
export function withdrawOverride(
  ctx: Context,
  { cycleId, squadId }: { cycleId: string; squadId: string },
): Promise<void> {
  return ctx.change("assessment_cycle.override_withdrawn", async (t) => {
    const allowed = ctx.require("assessment.configure");
    await openFor(t, { id: cycleId, part: "overrides" });
    const none = { overrideReason: null, overriddenBy: null, overriddenAt: null };
    if (!(await saveOverride(t, { cycleId, squadId, ...none }))) throw new AppError("not_found");
    return { allowed, entries: [{ subject: subject(cycleId), before: { squadId } }], result: undefined };
  });
}

/** Begins target setting, or takes the cycle back to its draft. */
export function moveCycle(
  ctx: Context,
  { id, step }: { id: string; step: "set-targets" | "back-to-draft" },
): Promise<void> {
  return ctx.change("assessment_cycle.moved", async (t) => {
    const allowed = ctx.require("assessment.configure");
    return { allowed, entries: [await take(ctx, t, { id, step })], result: undefined };
  });
}

/** Opens the cycle: every squad is ready, or has been overridden with a reason. */
export function openCycle(ctx: Context, id: string): Promise<void> {
  return ctx.change("assessment_cycle.opened", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const cycle = await cycleOrNotFound(t, id);
    const squads = cycle.schemeVersionId === null ? [] : await readinessOf(t, { cycle, today: ctx.today });
    const entry = await take(ctx, t, { id, step: "open", unready: unreadyOf(squads).length });
    const overridden = squads
      .filter((squad) => squad.issues.length > 0)
      .map(({ id: squadId, overrideReason }) => ({ squadId, overrideReason }));
    return { allowed, entries: [{ ...entry, after: { ...entry.after, overridden } }], result: undefined };
  });
}

async function take(
  ctx: Context,
  t: Tx,
  { id, step, unready = 0 }: { id: string; step: CycleStep; unready?: number },
) {
  const standing = await cycleStanding(ctx, t, { id, unready });
  assertStep(step, standing, { personId: ctx.actor.personId });
  const { cycle } = standing;
  const opened = step === "open" ? { openedBy: ctx.actor.personId, openedAt: ctx.now } : {};
  const saved = await saveCycle(t, {
    id,
    version: cycle.version,
    change: { state: stateAfter(step), ...opened },
  });
  if (!saved) throw new AppError("stale");
  return { subject: subject(id), before: { state: cycle.state }, after: { state: stateAfter(step) } };
}

/** The cycle while `part` of it may be edited. Throws `not_found`, or `conflict` once that part is closed. */
export async function openFor(t: Tx, { id, part }: { id: string; part: CyclePart }): Promise<CycleRow> {
  const cycle = await cycleById(t, id);
  if (cycle === undefined) throw new AppError("not_found");
  if (!isOpen(part, cycle.state)) throw new AppError("conflict", { reason: "cycle_part_closed" });
  return cycle;
}

async function assertFrame(t: Tx, { start, end, schemeVersionId }: CycleFrame): Promise<void> {
  if (end < start) throw new AppError("invalid", { reason: "cycle_dates", field: "end" });
  if (schemeVersionId === null) return;
  const version = await schemeVersionById(t, schemeVersionId);
  if (version?.status !== "approved")
    throw new AppError("invalid", { reason: "scheme_not_approved", field: "schemeVersionId" });
}

const subject = (id: string) => ({ type: "assessment_cycle", id });
const frameOf = ({ name, nameEn, kind, start, end, schemeVersionId }: CycleRow): CycleFrame => ({
  name,
  nameEn,
  kind,
  start,
  end,
  schemeVersionId,
});
