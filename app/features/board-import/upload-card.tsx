import { Form, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";

/** Chooses the file and has it read. */
export function UploadCard({
  reply,
  maximumMegabytes,
}: {
  reply: FormReply | Response | undefined;
  maximumMegabytes: number;
}) {
  const { t } = useI18n();
  const navigation = useNavigation();
  const reading = navigation.state !== "idle" && navigation.formMethod === "POST";
  const errors =
    reply && "submission" in reply
      ? Object.values(reply.submission.error ?? {}).flatMap((texts) => texts ?? [])
      : null;
  return (
    <Card title={t("board_import.choose")}>
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
        <FormErrors errors={errors} id="file-error" />
        <div className="flex flex-col gap-1">
          <label htmlFor="file" className="text-xs font-medium text-ink-2">
            {t("board_import.file")}
          </label>
          <input
            id="file"
            type="file"
            name="file"
            required
            accept=".json,.csv,.tsv,.txt,application/json,text/csv"
            aria-invalid={errors ? true : undefined}
            aria-describedby="file-hint"
            className="w-full rounded-control border border-dashed border-line-2 bg-sunken px-3 py-4 text-sm file:mr-3 file:rounded-control file:border file:border-line-2 file:bg-surface file:px-2.5 file:py-1 file:text-sm"
          />
          <p id="file-hint" className="text-xs text-ink-3">
            {t("board_import.file_hint", { megabytes: maximumMegabytes })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="main" disabled={reading}>
            {reading ? t("board_import.reading") : t("board_import.read")}
          </Button>
          <p className="text-xs text-ink-3">{t("board_import.read_hint")}</p>
        </div>
      </Form>
    </Card>
  );
}
