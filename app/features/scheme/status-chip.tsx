import type { SchemeStatus } from "#db/schema/values";
import { useI18n } from "~/platform/i18n";
import { Chip, Status } from "~/ui/status";

export function SchemeStatusChip({ status }: { status: SchemeStatus }) {
  const { t } = useI18n();
  if (status === "approved") return <Status tone="good">{t("scheme.status.approved")}</Status>;
  if (status === "submitted") return <Status tone="watch">{t("scheme.status.submitted")}</Status>;
  return <Chip>{t(`scheme.status.${status}`)}</Chip>;
}
