import { WifiOff } from "lucide-react";
import { useI18n } from "~/platform/i18n";
import { useConnection } from "./use-live";

/** Says that others' changes do not arrive at present; nothing while they do. */
export function ConnectionNotice() {
  const { t } = useI18n();
  const lost = useConnection() === "lost";
  return (
    <p role="status" className="empty:hidden">
      {lost && (
        <span
          title={t("live.lost_explained")}
          className="inline-flex items-center gap-1.5 rounded-chip border border-line-2 px-2 py-1 text-xs text-ink-2"
        >
          <WifiOff size={13} aria-hidden className="text-ink-3" />
          {t("live.lost")}
        </span>
      )}
    </p>
  );
}
