import { waitingHandoffs } from "#db/repositories/handoff-flow";
import type { Discipline } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import { type OpenOffer, openOffer } from "./pairs";
import { flowSquad } from "./squad.server";

const most = 30;

/** A hand-off that waits in a squad, with the two disciplines it passes between. */
export type WaitingOffer = OpenOffer & { from: Discipline; to: Discipline };

/** The hand-offs that wait in a squad, the longest first; `not_found` outside of the reader's scope. */
export async function waitingOffers(ctx: Context, squadId: string): Promise<WaitingOffer[]> {
  await flowSquad(ctx, squadId);
  const rows = await waitingHandoffs(ctx.store.read, { squadId, filter: null, limit: most });
  const now = { today: ctx.today, at: ctx.now.getTime() };
  return rows.map((row) => ({ ...openOffer(row, now), from: row.from, to: row.to }));
}
