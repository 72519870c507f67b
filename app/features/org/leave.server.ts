import { newId } from "#db/id";
import { deleteLeave, insertLeave, leaveById, overlappingLeave, saveLeave } from "#db/repositories/leaves";
import { lockPerson, personFacts } from "#db/repositories/people";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Authorised, Context } from "~/platform/context.server";
import { formatFor } from "~/platform/i18n";
import type { PersonPageInput } from "./forms";

type Days = { from: string; to: string };
type Edit = Extract<PersonPageInput, { intent: "edit-leave" }>;

/** Enters a leave: its days do not count in the person's assessment. Leaves of one person never overlap. */
export function addLeave(
  ctx: Context,
  { personId, from, to, reason }: Days & { personId: string; reason: string },
): Promise<void> {
  return ctx.change("leave.added", async (t) => {
    const allowed = await requireEdit(ctx, { t, personId });
    await checkDays(ctx, { t, personId, from, to });
    const leave = { id: newId(), personId, from, to, reason };
    await insertLeave(t, leave);
    return {
      allowed,
      entries: [{ subject: { type: "person", id: personId }, after: { from, to, reason } }],
      result: undefined,
    };
  });
}

/** Changes a leave's days or reason. Throws `stale` when somebody saved in between. */
export function editLeave(
  ctx: Context,
  { personId, leaveId, version, from, to, reason }: Edit & { personId: string },
): Promise<void> {
  return ctx.change("leave.edited", async (t) => {
    const allowed = await requireEdit(ctx, { t, personId });
    const before = await leaveById(t, { id: leaveId, personId });
    if (!before) throw new AppError("not_found");
    await checkDays(ctx, { t, personId, from, to, except: leaveId });
    const after = { from, to, reason };
    if (!(await saveLeave(t, { id: leaveId, version, ...after }))) throw new AppError("stale");
    return {
      allowed,
      entries: [{ subject: { type: "person", id: personId }, before, after }],
      result: undefined,
    };
  });
}

/** Takes a leave out again. */
export function removeLeave(
  ctx: Context,
  { personId, leaveId }: { personId: string; leaveId: string },
): Promise<void> {
  return ctx.change("leave.removed", async (t) => {
    const allowed = await requireEdit(ctx, { t, personId });
    const before = await leaveById(t, { id: leaveId, personId });
    if (!before || !(await deleteLeave(t, leaveId))) throw new AppError("not_found");
    return { allowed, entries: [{ subject: { type: "person", id: personId }, before }], result: undefined };
  });
}

async function requireEdit(ctx: Context, { t, personId }: { t: Tx; personId: string }): Promise<Authorised> {
  const facts = await personFacts(t, { id: personId, today: ctx.today });
  if (!facts) throw new AppError("not_found");
  return ctx.require("leave.edit", facts);
}

async function checkDays(ctx: Context, { t, ...leave }: Days & { t: Tx; personId: string; except?: string }) {
  if (leave.to < leave.from) throw new AppError("invalid", { reason: "leave_order", field: "to" });
  await lockPerson(t, leave.personId);
  const other = await overlappingLeave(t, leave);
  if (!other) return;
  const f = formatFor(ctx.locale, ctx.timeZone);
  const params = { from: f.dayWithYear(other.from), to: f.dayWithYear(other.to) };
  throw new AppError("invalid", { reason: "leave_overlap", params, field: "from" });
}
