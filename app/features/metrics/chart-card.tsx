import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { LineChart } from "~/ui/charts";
import { EmptyState } from "~/ui/page";
import type { MetricView } from "./metric-view";
import { PeriodBar } from "./period-bar";

/** The readings of the period as a line, with the targets that contracts set for them. */
export function ChartCard({ view }: { view: MetricView }) {
  const { t, f, name } = useI18n();
  const { metric, series, targets, query, truncated, mayRecord } = view;
  return (
    <Card title={t("metrics.chart")} actions={<PeriodBar {...view} />}>
      {series.length === 0 ? (
        <EmptyState
          title={t("metrics.no_points")}
          action={
            mayRecord && <LinkButton to={paths.readingRecord(metric.id)}>{t("metrics.record")}</LinkButton>
          }
        >
          {t("metrics.no_points.hint")}
        </EmptyState>
      ) : (
        <LineChart
          label={name(metric)}
          unit={name({ name: metric.unit, nameEn: metric.unitEn })}
          decimals={metric.decimals}
          series={[{ id: "readings", label: "", points: series }]}
          targets={targets.map(({ value, line, squads }) => ({
            value,
            line,
            label: t("metrics.target_of", {
              value: f.number(value, 12),
              squad: f.list(squads.slice(0, 2).map(name)),
            }),
          }))}
          from={query.from}
          to={query.to}
        />
      )}
      {truncated !== null && (
        <p className="mt-2 text-xs text-ink-3">{t("metrics.truncated", { count: truncated })}</p>
      )}
    </Card>
  );
}
