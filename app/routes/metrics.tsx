import { Link } from "react-router";
import { perspectives } from "~/domain/metrics";
import { metricStates } from "~/features/metrics/choices";
import { Figure } from "~/features/metrics/figure";
import { LatestDay } from "~/features/metrics/freshness-status";
import { readCatalogue } from "~/features/metrics/list-metrics.server";
import { readMetricsQuery } from "~/features/metrics/queries";
import { TrendSpark } from "~/features/metrics/trend-spark";
import { UseCounts } from "~/features/metrics/use-counts";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Status } from "~/ui/status";
import { SortTh, Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/metrics";

export const loader = page((ctx, { url }: Route.LoaderArgs) =>
  readCatalogue(ctx, readMetricsQuery(url.searchParams)),
);

export default function Metrics({ loaderData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { metrics, owners, page: shown, filtered, mayCreate, mayImport } = loaderData;
  const create = mayCreate && (
    <LinkButton to={paths.metricNew} kind="main">
      {t("metrics.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={t("metrics.title")}
        description={t("metrics.intro")}
        actions={
          <>
            {mayImport && <LinkButton to={paths.readingsImport}>{t("metrics.import")}</LinkButton>}
            {create}
          </>
        }
      />
      <FilterBar label={t("metrics.filter")} searchLabel={t("metrics.search")}>
        <FilterSelect
          name="perspective"
          label={t("metrics.perspective")}
          all={t("metrics.any_perspective")}
          choices={perspectives.map((value) => ({ value, label: t(`metric.perspective.${value}`) }))}
        />
        <FilterSelect
          name="owner"
          label={t("metrics.owner")}
          all={t("metrics.any_owner")}
          choices={owners.map((owner) => ({ value: owner.id, label: name(owner) }))}
        />
        <FilterSelect
          name="state"
          label={t("metrics.state")}
          all={t("metrics.state.all")}
          choices={metricStates.map((value) => ({ value, label: t(`metrics.state.${value}`) }))}
        />
      </FilterBar>
      <Card flush>
        {metrics.length > 0 ? (
          <MetricTable metrics={metrics} />
        ) : filtered ? (
          <EmptyState title={t("metrics.none_found.title")}>{t("metrics.none_found.body")}</EmptyState>
        ) : (
          <EmptyState title={t("metrics.empty.title")} action={create}>
            {t("metrics.empty.body")}
          </EmptyState>
        )}
        <Pager {...shown} />
      </Card>
    </>
  );
}

function MetricTable({ metrics }: Pick<Route.ComponentProps["loaderData"], "metrics">) {
  const { t, name } = useI18n();
  return (
    <Table
      label={t("metrics.table")}
      head={
        <>
          <SortTh column="code">{t("metrics.column.metric")}</SortTh>
          <SortTh column="perspective">{t("metrics.perspective")}</SortTh>
          <Th right>{t("metrics.column.last")}</Th>
          <Th>{t("metrics.column.trend")}</Th>
          <SortTh column="last">{t("metrics.column.as_of")}</SortTh>
          <Th>{t("metrics.column.uses")}</Th>
          <SortTh column="owner">{t("metrics.owner")}</SortTh>
        </>
      }
    >
      {metrics.map((metric) => {
        const last = metric.trend.at(-1);
        return (
          <tr key={metric.id}>
            <Td className="min-w-48">
              <Link to={paths.metric(metric.id)} className="font-medium hover:underline">
                {name(metric)}
              </Link>
              <div className="text-xs text-ink-3">{metric.code}</div>
            </Td>
            <Td className="whitespace-nowrap text-ink-2">{t(`metric.perspective.${metric.perspective}`)}</Td>
            <Td right className="font-medium">
              {last && <Figure {...metric} value={last.value} />}
              {metric.segment && <div className="text-xs font-normal text-ink-3">{metric.segment}</div>}
            </Td>
            <Td>
              <TrendSpark name={name(metric)} points={metric.trend} decimals={metric.decimals} />
            </Td>
            <Td>
              <LatestDay lastDay={metric.lastDay} freshness={metric.freshness} />
              {!metric.hasSource && (
                <div>
                  <Status tone="watch" bare>
                    {t("metrics.no_source")}
                  </Status>
                </div>
              )}
            </Td>
            <Td className="min-w-36">
              <UseCounts uses={metric.uses} />
            </Td>
            <Td className="whitespace-nowrap text-ink-2">
              {metric.owner ? name(metric.owner) : t("metrics.no_owner")}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
