import { Form, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";

/** Chooses the files and has them checked. */
export function UploadForm({
  reply,
  maximumMegabytes,
}: {
  reply: FormReply | Response | undefined;
  maximumMegabytes: number;
}) {
  const { t } = useI18n();
  const navigation = useNavigation();
  const checking = navigation.state !== "idle" && navigation.formMethod === "POST";
  const errors =
    reply && "submission" in reply
      ? Object.values(reply.submission.error ?? {}).flatMap((texts) => texts ?? [])
      : null;
  return (
    <Card title={t("roster.choose")}>
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
        <FormErrors errors={errors} id="files-error" />
        <div className="flex flex-col gap-1">
          <label htmlFor="files" className="text-xs font-medium text-ink-2">
            {t("roster.files")}
          </label>
          <input
            id="files"
            type="file"
            name="files"
            multiple
            required
            accept=".csv,.txt,text/csv"
            aria-invalid={errors ? true : undefined}
            aria-describedby="files-hint"
            className="w-full rounded-control border border-dashed border-line-2 bg-sunken px-3 py-4 text-sm file:mr-3 file:rounded-control file:border file:border-line-2 file:bg-surface file:px-2.5 file:py-1 file:text-sm"
          />
          <p id="files-hint" className="text-xs text-ink-3">
            {t("roster.files_hint", { megabytes: maximumMegabytes })}
          </p>
        </div>
        <div className="flex items-center gap-3">
          <Button kind="main" disabled={checking}>
            {checking ? t("roster.checking") : t("roster.check")}
          </Button>
          <p className="text-xs text-ink-3">{t("roster.check_hint")}</p>
        </div>
      </Form>
    </Card>
  );
}
