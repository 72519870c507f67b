import { ImportColumns } from "~/features/readings/import-columns";
import { ImportForm } from "~/features/readings/import-form";
import { ImportResult } from "~/features/readings/import-outcome";
import { exampleForImport, importReadings } from "~/features/readings/import-readings.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/readings-import";

export const loader = page((ctx, _: Route.LoaderArgs) => exampleForImport(ctx));

export const action = page((ctx, { request }: Route.ActionArgs) => importReadings(ctx, request));

export default function ImportReadings({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead
        crumbs={[{ label: t("metrics.title"), to: paths.metrics }, { label: t("metrics.import") }]}
        title={t("metrics.import.title")}
        description={t("metrics.import.intro")}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_280px]">
        <div className="flex min-w-0 flex-col gap-5">
          <ImportForm outcome={actionData} />
          {actionData && <ImportResult outcome={actionData} />}
        </div>
        <ImportColumns {...loaderData} />
      </div>
    </>
  );
}
