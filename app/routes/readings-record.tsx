import { redirect } from "react-router";
import { recordForm } from "~/features/readings/forms";
import { RecordForm } from "~/features/readings/record-form";
import { readingForm, recordReading } from "~/features/readings/record-reading.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import { revalidateWhenStale } from "~/ui/stale";
import type { Route } from "./+types/readings-record";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  readingForm(ctx, {
    metricId: params.metricId,
    day: url.searchParams.get("day") ?? "",
    segment: url.searchParams.get("segment") ?? "",
  }),
);

export const action = form(recordForm, async (ctx, value, { params }: Route.ActionArgs) => {
  await recordReading(ctx, params.metricId, value);
  return redirect(paths.metric(params.metricId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function RecordReading({ loaderData, actionData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { metric, reading } = loaderData;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("metrics.title"), to: paths.metrics },
          { label: name(metric), to: paths.metric(metric.id) },
          { label: t(reading ? "metrics.readings.correct" : "metrics.record") },
        ]}
        title={
          reading
            ? t("metrics.correct.title", { name: name(metric), day: f.dayWithYear(reading.day) })
            : t("metrics.record.title", { name: name(metric) })
        }
        description={
          reading
            ? t("metrics.correct.intro", { value: f.number(reading.value, 12) })
            : t("metrics.record.intro")
        }
      />
      <RecordForm key={reading?.revision ?? 0} {...loaderData} reply={actionData} />
    </>
  );
}
