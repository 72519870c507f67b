import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { DialogClose } from "~/ui/dialog";
import { UrlDialog } from "~/ui/url-dialog";

/** Asks once before a metric leaves the catalogue. */
export function ArchiveDialog({ version }: { version: number }) {
  const { t } = useI18n();
  return (
    <UrlDialog name="archive" title={t("metrics.archive.title")} description={t("metrics.archive.body")}>
      <ArchiveForm intent="archive" version={version}>
        <Button kind="danger">{t("metrics.archive")}</Button>
        <DialogClose asChild>
          <Button type="button">{t("action.cancel")}</Button>
        </DialogClose>
      </ArchiveForm>
    </UrlDialog>
  );
}

export function ArchiveForm({
  intent,
  version,
  children,
}: {
  intent: "archive" | "restore";
  version: number;
  children: React.ReactNode;
}) {
  return (
    <Form method="post" className="flex gap-2">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  );
}
