import { redirect } from "react-router";
import { editMetricForm } from "~/features/metrics/forms";
import { MetricEditor } from "~/features/metrics/metric-editor";
import { editMetric, metricForm } from "~/features/metrics/save-metric.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import { revalidateWhenStale } from "~/ui/stale";
import { Chip } from "~/ui/status";
import type { Route } from "./+types/metric-edit";

export const loader = page((ctx, { params }: Route.LoaderArgs) => metricForm(ctx, params.metricId));

export const action = form(editMetricForm, async (ctx, value, { params }: Route.ActionArgs) => {
  await editMetric(ctx, { id: params.metricId, ...value });
  return redirect(paths.metric(params.metricId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function EditMetric({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { metric } = loaderData;
  const back = paths.metric(params.metricId);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("metrics.title"), to: paths.metrics },
          { label: name(metric), to: back },
          { label: t("action.edit") },
        ]}
        title={t("metrics.edit.title", { name: name(metric) })}
        badges={<Chip>{metric.code}</Chip>}
      />
      <MetricEditor edited={loaderData} reply={actionData} back={back} />
    </>
  );
}
