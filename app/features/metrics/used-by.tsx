import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/page";
import { Status } from "~/ui/status";
import type { MetricView } from "./metric-view";

/** The contracts that use the metric, as far as the reader may open them, and how many others and individual lines there are. */
export function UsedBy({ uses }: Pick<MetricView, "uses">) {
  const { t, f, name } = useI18n();
  const { contracts, hidden, individual } = uses;
  const more = [
    hidden > 0 && t("metrics.used_by.hidden", { count: hidden }),
    individual > 0 && t("metrics.used_by.individual", { count: individual }),
  ].filter((text) => text !== false);
  const nobody = contracts.length === 0 && more.length === 0;
  return (
    <Card title={t("metrics.used_by")} flush>
      {nobody && (
        <EmptyState title={t("metrics.used_by.nobody")}>{t("metrics.used_by.nobody_hint")}</EmptyState>
      )}
      {contracts.length > 0 && (
        <ul className="divide-y divide-line">
          {contracts.map(({ lineId, squad, cycle, segment, weight, status, number }) => (
            <li key={lineId} className="px-4.5 py-2.5 text-sm">
              <div className="flex items-baseline justify-between gap-3">
                <Link to={paths.contract(squad.id, cycle.id)} className="min-w-0 font-medium hover:underline">
                  {name(squad)}
                </Link>
                <span className="shrink-0">
                  <span className="text-xs text-ink-3">{t("metrics.used_by.weight")}</span>{" "}
                  {f.percent(weight)}
                </span>
              </div>
              <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
                <ContractStatus status={status} />
                <span>{name(cycle)}</span>
                <span className="text-ink-3">{t("metrics.contract_version", { number })}</span>
                {segment && <span className="text-ink-3">{segment}</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {more.length > 0 && (
        <p className="border-t border-line px-4.5 py-3 text-xs text-ink-2 first:border-t-0">{f.list(more)}</p>
      )}
    </Card>
  );
}

function ContractStatus({ status }: { status: MetricView["uses"]["contracts"][number]["status"] }) {
  const { t } = useI18n();
  if (status === "in-force") return <Status tone="good">{t("metrics.contract_status.in-force")}</Status>;
  const proposed = status === "proposed";
  return (
    <Status tone={proposed ? "watch" : "unknown"}>
      {t(`metrics.contract_status.${proposed ? "proposed" : "draft"}`)}
    </Status>
  );
}
