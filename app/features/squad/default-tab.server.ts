import { seatIn } from "~/domain/access";
import { squadInView } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { paths } from "~/platform/paths";

/** The tab the squad's page opens on: the board for members, the joint KPIs for those who may read them, else its people. */
export async function defaultTab(ctx: Context, squadId: string): Promise<string> {
  const { facts } = await squadInView(ctx, squadId);
  if (seatIn(ctx.actor, squadId)?.role === "member") return paths.squadBoard(squadId);
  return ctx.can("contract.read", facts) ? paths.squadKpis(squadId) : paths.squadPeople(squadId);
}
