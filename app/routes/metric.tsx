import { redirect } from "react-router";
import { ArchiveDialog, ArchiveForm } from "~/features/metrics/archive-dialog";
import { archiveMetric } from "~/features/metrics/archive-metric.server";
import { ChartCard } from "~/features/metrics/chart-card";
import { DefinitionCard } from "~/features/metrics/definition-card";
import { Figure } from "~/features/metrics/figure";
import { archiveForm } from "~/features/metrics/forms";
import { FreshnessBadge } from "~/features/metrics/freshness-status";
import type { MetricView } from "~/features/metrics/metric-view";
import { readMetricQuery } from "~/features/metrics/queries";
import { readMetric } from "~/features/metrics/read-metric.server";
import { ReadingsTable } from "~/features/metrics/readings-table";
import { UsedBy } from "~/features/metrics/used-by";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card, Fact, FactRow } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { useReadingSource } from "~/ui/reading-source";
import { Chip } from "~/ui/status";
import { dialogAddress } from "~/ui/url-dialog";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/metric";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  readMetric(ctx, { id: params.metricId, query: readMetricQuery(url.searchParams) }),
);

export const action = form(archiveForm, async (ctx, { intent, version }, { params }: Route.ActionArgs) => {
  await archiveMetric(ctx, { id: params.metricId, version, archive: intent === "archive" });
  return redirect(paths.metric(params.metricId));
});

export default function MetricPage({ loaderData: view, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { metric, readings, page: shown, mayEdit } = view;
  const { form } = useForm({ reply: actionData });
  return (
    <>
      <Head view={view} />
      <div className="mb-5 empty:hidden">
        <FormErrors errors={form.errors} />
      </div>
      <Facts view={view} />
      <div className="mt-5 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-5">
          <ChartCard view={view} />
          <Card title={t("metrics.readings")} flush>
            {readings.length === 0 ? (
              <EmptyState title={t("metrics.no_points")} />
            ) : (
              <ReadingsTable {...view} />
            )}
            <Pager {...shown} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <DefinitionCard {...view} />
          <UsedBy {...view} />
        </div>
      </div>
      {mayEdit && metric.archivedAt === null && <ArchiveDialog version={metric.version} />}
    </>
  );
}

function Head({ view: { metric, freshness, mayEdit, mayRecord } }: { view: MetricView }) {
  const { t, name } = useI18n();
  const archived = metric.archivedAt !== null;
  return (
    <PageHead
      crumbs={[{ label: t("metrics.title"), to: paths.metrics }, { label: name(metric) }]}
      title={name(metric)}
      badges={
        <>
          <Chip>{metric.code}</Chip>
          {archived ? <Chip>{t("metrics.archived")}</Chip> : <FreshnessBadge freshness={freshness} />}
        </>
      }
      actions={
        <>
          {mayEdit && !archived && (
            <>
              <LinkButton to={dialogAddress("archive")} kind="quiet" preventScrollReset>
                {t("metrics.archive")}
              </LinkButton>
              <LinkButton to={paths.metricEdit(metric.id)}>{t("action.edit")}</LinkButton>
            </>
          )}
          {mayEdit && archived && (
            <ArchiveForm intent="restore" version={metric.version}>
              <Button>{t("metrics.restore")}</Button>
            </ArchiveForm>
          )}
          {mayRecord && (
            <LinkButton to={paths.readingRecord(metric.id)} kind="main">
              {t("metrics.record")}
            </LinkButton>
          )}
        </>
      }
    />
  );
}

function Facts({ view: { metric, latest, periodValue, query, owner } }: { view: MetricView }) {
  const { t, f, name } = useI18n();
  const sourceText = useReadingSource();
  const missing = t("metrics.no_reading");
  return (
    <FactRow>
      <Fact
        label={query.segment ? `${t("metrics.latest")} · ${query.segment}` : t("metrics.latest")}
        value={latest ? <Figure {...metric} value={latest.value} /> : missing}
        note={
          latest &&
          t("metrics.as_of_source", {
            day: f.dayWithYear(latest.day),
            source: sourceText(latest.source, metric),
          })
        }
      />
      <Fact
        label={t("metrics.period_value", { aggregation: t(`metric.aggregation.${metric.aggregation}`) })}
        value={periodValue === null ? missing : <Figure {...metric} value={periodValue} />}
        note={`${f.dayWithYear(query.from)} – ${f.dayWithYear(query.to)}`}
      />
      <Fact
        label={t("metrics.direction")}
        value={t(`metric.direction.${metric.direction}`)}
        note={t(`metric.perspective.${metric.perspective}`)}
      />
      <Fact
        label={t("metrics.owner")}
        value={owner ? name(owner) : t("metrics.no_owner")}
        note={owner && <span className="break-all">{owner.email}</span>}
      />
    </FactRow>
  );
}
