import { squadWithUnits } from "#db/repositories/squads";
import type { SquadFacts } from "~/domain/access";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

export type SquadInView = NonNullable<Awaited<ReturnType<typeof squadWithUnits>>> & { facts: SquadFacts };

/** The squad for somebody who may see it; throws `not_found` for everybody else, as for a squad that does not exist. */
export async function squadInView(ctx: Context, squadId: string): Promise<SquadInView> {
  const found = await squadWithUnits(ctx.store.read, squadId);
  if (!found) throw new AppError("not_found");
  const facts = { squadId, unitPaths: found.units.map((unit) => unit.path) };
  if (!ctx.can("squad.read", facts)) throw new AppError("not_found");
  return { ...found, facts };
}
