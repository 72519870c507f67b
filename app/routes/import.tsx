import { Link, redirect } from "react-router";
import { checkRoster } from "~/features/roster/check-roster.server";
import { KindGuide } from "~/features/roster/kind-guide";
import { importHome } from "~/features/roster/read-check.server";
import { refusedUpload } from "~/features/roster/refused-upload.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { readUploads } from "~/platform/uploads.server";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { UploadCard } from "~/ui/upload-card";
import type { Route } from "./+types/import";

export const loader = page((ctx, _: Route.LoaderArgs) => importHome(ctx));

export const action = page(async (ctx, { request }: Route.ActionArgs) => {
  ctx.require("roster.import");
  return refusedUpload(ctx, async () => {
    const { files } = await readUploads(request, { field: "files", maximumFiles: 8 });
    return redirect(paths.adminImportCheck(await checkRoster(ctx, files)));
  });
});

export default function Import({ loaderData, actionData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { kinds, recent, maximumMegabytes } = loaderData;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("nav.admin"), to: paths.admin }, { label: t("roster.title") }]}
        title={t("roster.title")}
        description={t("roster.explain")}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <UploadCard
            reply={actionData}
            name="files"
            accept=".csv,.txt,text/csv"
            multiple
            words={{
              title: t("roster.choose"),
              label: t("roster.files"),
              hint: t("roster.files_hint", { megabytes: maximumMegabytes }),
              send: t("roster.check"),
              sending: t("roster.checking"),
              sendHint: t("roster.check_hint"),
            }}
          />
          {recent.length > 0 && (
            <Card title={t("roster.recent")} flush>
              <Table
                label={t("roster.recent")}
                head={
                  <>
                    <Th>{t("roster.when")}</Th>
                    <Th>{t("roster.who")}</Th>
                    <Th right>{t("roster.changes")}</Th>
                    <Th>{t("roster.outcome")}</Th>
                  </>
                }
              >
                {recent.map((check) => (
                  <tr key={check.id}>
                    <Td>
                      <Link to={paths.adminImportCheck(check.id)} className="font-medium hover:underline">
                        {f.instant(check.createdAt)}
                      </Link>
                      <div className="text-xs text-ink-3">
                        {check.files.map((file) => file.name).join("、")}
                      </div>
                    </Td>
                    <Td>{name({ name: check.byName, nameEn: check.byNameEn })}</Td>
                    <Td right>{f.number(check.changeCount)}</Td>
                    <Td>
                      {check.appliedAt ? (
                        <Status tone="good">{t("roster.applied")}</Status>
                      ) : check.problemCount > 0 ? (
                        <Status tone="bad">{t("roster.problem_count", { count: check.problemCount })}</Status>
                      ) : (
                        <Status tone="watch">{t("roster.checked")}</Status>
                      )}
                    </Td>
                  </tr>
                ))}
              </Table>
            </Card>
          )}
        </div>
        <KindGuide kinds={kinds} />
      </div>
    </>
  );
}
