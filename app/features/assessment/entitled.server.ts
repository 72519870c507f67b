import { personFacts } from "#db/repositories/assessed-people";
import { publishedRun, type RunRow, standingRun } from "#db/repositories/assessment-runs";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/**
 * The run a person's result may be read from by the one who asks: the published one; before publication the standing one, for
 * HR and the auditor alone and never for their own (product.md, rule 11). Throws `not_found` for outsiders and where there is
 * nothing to read yet, `forbidden` for people of the same squad.
 */
export async function readableRun(
  ctx: Context,
  { cycleId, personId }: { cycleId: string; personId: string },
): Promise<RunRow> {
  const r = ctx.store.read;
  const found = await personFacts(r, { personId, day: ctx.today });
  if (found === undefined) throw new AppError("not_found");
  if (!ctx.can("assessment.read_person", found.facts)) {
    const together = ctx.actor.seats.some((seat) => found.squadIds.includes(seat.squadId));
    throw new AppError(together ? "forbidden" : "not_found");
  }
  const draft = ctx.can("assessment.read_console") && personId !== ctx.actor.personId;
  const run = draft ? await standingRun(r, cycleId) : await publishedRun(r, cycleId);
  if (run === undefined) throw new AppError("not_found");
  return run;
}
