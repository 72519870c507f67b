import { Link, redirect, useSearchParams } from "react-router";
import { AuditFilter } from "~/features/audit/audit-filter";
import { EntryTable } from "~/features/audit/entry-table";
import { listEntries } from "~/features/audit/list-entries.server";
import { ProofCard } from "~/features/audit/proof-card";
import { readAuditQuery } from "~/features/audit/queries";
import { verifyLog } from "~/features/audit/verify-log.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { buttonClass } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState, PageHead } from "~/ui/page";
import type { Route } from "./+types/admin-audit";

export const loader = page((ctx, { url }: Route.LoaderArgs) =>
  listEntries(ctx, readAuditQuery(url.searchParams)),
);

export const action = page(async (ctx, _: Route.ActionArgs) => {
  await verifyLog(ctx);
  return redirect(paths.adminAudit);
});

export default function AdminAudit({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { entries, older, nobody, actions, subjectTypes } = loaderData;
  const link = "rounded-control border border-line-2 px-2.5 py-1 text-xs hover:bg-sunken";
  const without = new URLSearchParams(search);
  without.delete("before");
  const next = new URLSearchParams(without);
  if (older !== null) next.set("before", String(older));
  return (
    <>
      <PageHead
        crumbs={[{ label: t("nav.admin"), to: paths.admin }, { label: t("audit.title") }]}
        title={t("audit.title")}
        description={t("audit.intro")}
        actions={
          <a href={`${paths.adminAuditExport}?${without}`} download className={buttonClass()}>
            {t("audit.export")}
          </a>
        }
      />
      <ProofCard {...loaderData} />
      <AuditFilter actions={actions} subjectTypes={subjectTypes} />
      <Card flush>
        {entries.length === 0 ? (
          <EmptyState title={t(nobody ? "audit.nobody" : "audit.none")}>{t("audit.none_hint")}</EmptyState>
        ) : (
          <EntryTable entries={entries} />
        )}
        {(older !== null || search.has("before")) && (
          <nav aria-label={t("list.pages")} className="flex gap-2 px-4.5 py-3 text-ink-2">
            {search.has("before") && (
              <Link to={`?${without}`} className={link} preventScrollReset>
                {t("audit.newest")}
              </Link>
            )}
            {older !== null && (
              <Link to={`?${next}`} className={`${link} ml-auto`} rel="next" preventScrollReset>
                {t("audit.older")}
              </Link>
            )}
          </nav>
        )}
      </Card>
    </>
  );
}
