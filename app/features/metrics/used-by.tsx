import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/page";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
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
        <Table
          label={t("metrics.used_by")}
          head={
            <>
              <Th>{t("metrics.used_by.squad")}</Th>
              <Th>{t("metrics.used_by.cycle")}</Th>
              <Th>{t("metrics.segment")}</Th>
              <Th right>{t("metrics.used_by.weight")}</Th>
              <Th>{t("metrics.used_by.contract")}</Th>
            </>
          }
        >
          {contracts.map(({ lineId, squad, cycle, segment, weight, status, number }) => (
            <tr key={lineId}>
              <Td className="min-w-32">
                <Link to={paths.contract(squad.id, cycle.id)} className="font-medium hover:underline">
                  {name(squad)}
                </Link>
              </Td>
              <Td className="whitespace-nowrap text-ink-2">{name(cycle)}</Td>
              <Td className="text-ink-2">{segment || t("metrics.segment.whole")}</Td>
              <Td right>{f.percent(weight)}</Td>
              <Td className="whitespace-nowrap">
                <ContractStatus status={status} />
                <span className="ml-2 text-xs text-ink-3">{t("metrics.contract_version", { number })}</span>
              </Td>
            </tr>
          ))}
        </Table>
      )}
      {more.length > 0 && <p className="px-4.5 py-3 text-xs text-ink-2">{f.list(more)}</p>}
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
