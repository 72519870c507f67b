import type { Percentiles } from "~/domain/flow";
import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { duration } from "~/ui/duration";
import { Table, Td, Th } from "~/ui/table";
import type { FlowView } from "./load-flow.server";

const lines = ["p50", "p85", "p95"] as const;

/** Cycle, lead and customer lead time side by side, and Little's law as a check. */
export function LeadCard({ view: { figures, frame } }: { view: FlowView }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { started, finished } = frame.boundary;
  const rows: { id: string; label: string; from: string; values: Percentiles | null }[] = [
    {
      id: "cycle",
      label: t("flow.cycle"),
      from: t("flow.cycle_from", {
        started: t(`columns.category.${started}`),
        finished: t(`columns.category.${finished}`),
      }),
      values: figures.cycle,
    },
    { id: "lead", label: t("flow.lead"), from: t("flow.lead_from"), values: figures.lead },
    {
      id: "customer",
      label: t("flow.customer_lead"),
      from: t("flow.customer_lead_from"),
      values: figures.customerLead,
    },
  ];
  return (
    <Card title={t("flow.lead_title")} flush>
      <Table
        label={t("flow.lead_title")}
        head={
          <>
            <Th className="whitespace-normal!">{t("flow.measure")}</Th>
            {lines.map((line) => (
              <Th key={line} right>
                {f.percent(Number(line.slice(1)) * 100)}
              </Th>
            ))}
          </>
        }
      >
        {rows.map(({ id, label, from, values }) => (
          <tr key={id}>
            <Td>
              <span className="font-medium">{label}</span>
              <span className="block text-xs text-ink-3">{from}</span>
            </Td>
            {lines.map((line) => (
              <Td key={line} right className="whitespace-nowrap">
                {values ? duration(i18n, values[line]) : t("chart.none")}
              </Td>
            ))}
          </tr>
        ))}
      </Table>
      <div className="border-t border-line px-4.5 py-3 text-xs text-ink-2">
        <h3 className="font-semibold text-ink">{t("flow.law")}</h3>
        <Law law={figures.law} />
      </div>
    </Card>
  );
}

const stable = 0.25;

function Law({ law }: { law: FlowView["figures"]["law"] }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  if (!law) return <p>{t("flow.law_none")}</p>;
  return (
    <p>
      {t("flow.law_text", {
        wip: f.number(law.meanWip, 1),
        throughput: f.number(law.throughput, 2),
        expected: duration(i18n, law.expectedCycle),
        cycle: duration(i18n, law.meanCycle),
      })}{" "}
      {t(Math.abs(law.deviation) <= stable ? "flow.law_stable" : "flow.law_unstable")}
    </p>
  );
}
