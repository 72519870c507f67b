import { redirect } from "react-router";
import { newMetricForm } from "~/features/metrics/forms";
import { MetricEditor } from "~/features/metrics/metric-editor";
import { createMetric } from "~/features/metrics/save-metric.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/metric-new";

export const loader = page(async (ctx, _: Route.LoaderArgs) => {
  ctx.require("metric.create");
  return null;
});

export const action = form(newMetricForm, async (ctx, value, _: Route.ActionArgs) =>
  redirect(paths.metric(await createMetric(ctx, value))),
);

export default function NewMetric({ actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead
        crumbs={[{ label: t("metrics.title"), to: paths.metrics }, { label: t("metrics.new.title") }]}
        title={t("metrics.new.title")}
      />
      <MetricEditor edited={null} reply={actionData} back={paths.metrics} />
    </>
  );
}
