import { exportHistoryCsv } from "~/features/flow/export-history.server";
import { csvResponse } from "~/platform/csv-response.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-flow-csv";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  csvResponse(await exportHistoryCsv(ctx, params.squadId, url.searchParams), `flow-history-${ctx.today}.csv`),
);
