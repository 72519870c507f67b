import { exportHistoryJson } from "~/features/flow/export-history.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-flow-json";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => {
  const history = await exportHistoryJson(ctx, params.squadId, url.searchParams);
  return Response.json(history, {
    headers: { "Content-Disposition": `attachment; filename="flow-history-${ctx.today}.json"` },
  });
});
