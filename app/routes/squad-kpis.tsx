import { Form } from "react-router";
import { KpiCards } from "~/features/squad/kpi-cards";
import { KpiExplanation } from "~/features/squad/kpi-explanation";
import { KpiTable } from "~/features/squad/kpi-table";
import { type JointKpis, loadJointKpis } from "~/features/squad/load-joint-kpis.server";
import { WaitingCard } from "~/features/squad/waiting-card";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { AsOf } from "~/ui/as-of";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/page";
import type { Route } from "./+types/squad-kpis";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  loadJointKpis(ctx, { squadId: params.squadId, search: url.searchParams }),
);

export default function SquadKpis({ loaderData: kpis }: Route.ComponentProps) {
  const { t } = useI18n();
  const { cycle, lines } = kpis;
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_346px]">
      <Card
        title={t("kpis.title")}
        hint={t("kpis.hint")}
        flush
        actions={
          <>
            <AsOf value={kpis.asOf} today={kpis.today} />
            {lines.length > 0 && (
              <KpiExplanation
                kpis={kpis}
                trigger={
                  <Button type="button" small>
                    {t("kpis.how")}
                  </Button>
                }
              />
            )}
            {cycle && (
              <LinkButton small to={paths.contract(kpis.squad.id, cycle.id)}>
                {t("kpis.open_contract")}
              </LinkButton>
            )}
          </>
        }
      >
        {lines.length > 0 ? (
          <>
            <div className="max-sm:hidden">
              <KpiTable kpis={kpis} />
            </div>
            <KpiCards kpis={kpis} />
          </>
        ) : (
          <NoContract kpis={kpis} />
        )}
      </Card>
      <WaitingCard kpis={kpis} />
    </div>
  );
}

function NoContract({ kpis: { squad, cycle, draft, asOf, today } }: { kpis: JointKpis }) {
  const { t, f, name } = useI18n();
  if (!cycle) return <EmptyState title={t("squad.no_cycle")}>{t("kpis.no_cycle_hint")}</EmptyState>;
  const title =
    asOf === today ? t("kpis.none", { cycle: name(cycle) }) : t("kpis.none_on", { day: f.day(asOf) });
  const contract = paths.contract(squad.id, cycle.id);
  const open = draft?.open;
  return (
    <EmptyState
      title={title}
      action={
        open ? (
          <LinkButton kind="main" to={contract}>
            {t(open.status === "draft" ? "kpis.open_draft" : "kpis.open_proposed", { number: open.number })}
          </LinkButton>
        ) : (
          draft?.mayEdit && (
            <Form method="post" action={contract}>
              <input type="hidden" name="intent" value="start" />
              <Button kind="main">{t("kpis.start")}</Button>
            </Form>
          )
        )
      }
    >
      {t("kpis.none_hint")}
    </EmptyState>
  );
}
