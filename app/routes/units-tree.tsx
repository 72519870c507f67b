import { Link } from "react-router";
import { listUnits } from "~/features/org/list-units.server";
import { OrganisationTabs } from "~/features/org/organisation-tabs";
import { UnitOutline } from "~/features/org/unit-outline";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState, PageHead } from "~/ui/page";
import type { Route } from "./+types/units-tree";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => {
  const archived = url.searchParams.get("archived") === "1";
  return { archived, ...(await listUnits(ctx, { archived })) };
});

export default function Units({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { units, archived, mayEdit, mayImport } = loaderData;
  return (
    <>
      <PageHead
        title={t("units.title")}
        description={t("units.count", { count: units.length })}
        actions={
          <>
            {mayImport && <LinkButton to={paths.adminImport}>{t("roster.import")}</LinkButton>}
            {mayEdit && (
              <LinkButton to={paths.unitNew} kind="main">
                {t("units.new")}
              </LinkButton>
            )}
          </>
        }
      />
      <OrganisationTabs />
      <Card flush>
        {units.length === 0 ? (
          <EmptyState
            title={t("units.none")}
            action={mayImport && <LinkButton to={paths.adminImport}>{t("roster.import")}</LinkButton>}
          >
            {t("units.none_hint")}
          </EmptyState>
        ) : (
          <UnitOutline units={units} mayEdit={mayEdit} />
        )}
      </Card>
      {mayEdit && (
        <p className="mt-3 text-xs">
          <Link to={archived ? "?" : "?archived=1"} className="text-ink-2 underline">
            {archived ? t("units.hide_archived") : t("units.show_archived")}
          </Link>
        </p>
      )}
    </>
  );
}
