import {
  lockOrganisation,
  replaceRosterItems,
  rosterImportById,
  updateRosterImport,
  wholeOrganisation,
} from "#db/repositories/roster";
import { deleteSessionsOfMany } from "#db/repositories/sessions";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { foundIn, planFor } from "./check-roster.server";
import { writeRoster } from "./write-roster.server";

/**
 * Applies a check, all or nothing: exactly the changes that were shown. When the organisation has moved since, nothing is
 * applied, the check is brought up to date and `stale` asks to look again.
 */
export async function applyRoster(ctx: Context, id: string): Promise<void> {
  const outcome = await ctx.change("roster.applied", async (t) => {
    const allowed = ctx.require("roster.import");
    await lockOrganisation(t);
    const check = await rosterImportById(t, id);
    if (!check) throw new AppError("not_found");
    if (check.appliedAt !== null || check.input === null)
      throw new AppError("conflict", { reason: "roster_applied" });
    const organisation = await wholeOrganisation(t);
    const plan = planFor(ctx, { ...check.input, organisation });
    const { figures, items } = foundIn(plan, check.input.unread);
    if (figures.planHash !== check.planHash || figures.problemCount !== check.problemCount) {
      await updateRosterImport(t, { id, today: ctx.today, ...figures });
      await replaceRosterItems(t, { id, items });
      return {
        allowed,
        entries: [{ action: "roster.checked", subject: { type: "roster", id }, after: figures }],
        result: "moved",
      };
    }
    if (figures.problemCount > 0)
      throw new AppError("invalid", { reason: "roster_problems", params: { count: figures.problemCount } });
    const { entries, disabledIds } = await writeRoster(ctx, { t, changes: plan.changes, organisation });
    await deleteSessionsOfMany(t, disabledIds);
    await updateRosterImport(t, { id, input: null, appliedAt: ctx.now, appliedBy: ctx.actor.personId });
    const applied = { subject: { type: "roster", id }, after: { files: check.files, ...figures } };
    return { allowed, entries: [...entries, applied], result: "applied" };
  });
  if (outcome === "moved") throw new AppError("stale", { reason: "roster_moved" });
}
