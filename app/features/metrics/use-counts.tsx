import { useI18n } from "~/platform/i18n";
import { Status } from "~/ui/status";

type Uses = { inForce: number; drafts: number; individual: number };

/** Who uses a metric, in numbers; a metric that nobody uses says so. */
export function UseCounts({ uses }: { uses: Uses | null }) {
  const { t, f } = useI18n();
  if (uses === null) {
    return (
      <Status tone="unknown" bare>
        {t("metrics.uses.none")}
      </Status>
    );
  }
  const parts = [
    uses.inForce > 0 && t("metrics.uses.contracts", { count: uses.inForce }),
    uses.drafts > 0 && t("metrics.uses.drafts", { count: uses.drafts }),
    uses.individual > 0 && t("metrics.uses.individual", { count: uses.individual }),
  ];
  return <span className="text-ink-2">{f.list(parts.filter((part) => part !== false))}</span>;
}
