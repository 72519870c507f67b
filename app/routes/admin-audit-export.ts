import { exportEntries } from "~/features/audit/export-entries.server";
import { readAuditQuery } from "~/features/audit/queries";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/admin-audit-export";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => {
  const body = await exportEntries(ctx, readAuditQuery(url.searchParams));
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="audit-log-${ctx.today}.csv"`,
    },
  });
});
