import { type CycleRow, currentCycle, cycleById } from "#db/repositories/cycles";
import { AppError } from "~/domain/errors";
import { isDay } from "~/domain/org/day";
import type { Context } from "~/platform/context.server";

/** The day and the cycle a squad page is told for. */
export type ToldFor = { asOf: string; cycle: CycleRow | null };

/**
 * From the address: `asOf` (a day up to today, otherwise today) and `cycle` (an id, otherwise the cycle of that day). Throws
 * `not_found` for a cycle that does not exist.
 */
export async function toldFor(ctx: Context, search: URLSearchParams): Promise<ToldFor> {
  const wanted = search.get("asOf") ?? "";
  const asOf = isDay(wanted) && wanted <= ctx.today ? wanted : ctx.today;
  const cycleId = search.get("cycle");
  if (!cycleId) return { asOf, cycle: (await currentCycle(ctx.store.read, asOf)) ?? null };
  const cycle = await cycleById(ctx.store.read, cycleId);
  if (!cycle) throw new AppError("not_found");
  return { asOf, cycle };
}
