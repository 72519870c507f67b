import { AppError } from "~/domain/errors";
import { isRosterKind } from "~/domain/org/roster";
import { exportRoster } from "~/features/roster/export-roster.server";
import { csvResponse } from "~/platform/csv-response.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/import-export";

export const loader = page(async (ctx, { params: { kind } }: Route.LoaderArgs) => {
  if (!isRosterKind(kind)) throw new AppError("not_found");
  return csvResponse(await exportRoster(ctx, kind), `${kind}-${ctx.today}.csv`);
});
