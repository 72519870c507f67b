import type { ReactNode } from "react";
import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { Status } from "~/ui/status";
import type { MetricView } from "./metric-view";

/** What the number means. */
export function DefinitionCard({ metric, owner }: Pick<MetricView, "metric" | "owner">) {
  const { t, f, name } = useI18n();
  const source = name({ name: metric.source, nameEn: metric.sourceEn });
  const description = name({ name: metric.description, nameEn: metric.descriptionEn });
  return (
    <Card title={t("metrics.definition")}>
      {description && (
        <p className="mb-4 max-w-prose text-sm text-pretty whitespace-pre-line">{description}</p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm">
        <Entry term={t("metrics.code")}>{metric.code}</Entry>
        <Entry term={t("metrics.perspective")}>{t(`metric.perspective.${metric.perspective}`)}</Entry>
        <Entry term={t("metrics.direction")}>{t(`metric.direction.${metric.direction}`)}</Entry>
        <Entry term={t("metrics.aggregation")}>{t(`metric.aggregation.${metric.aggregation}`)}</Entry>
        <Entry term={t("metrics.unit")}>
          {name({ name: metric.unit, nameEn: metric.unitEn }) || t("metrics.unit.none")}
        </Entry>
        <Entry term={t("metrics.decimals")}>{f.number(metric.decimals)}</Entry>
        <Entry term={t("metrics.owner")}>{owner ? name(owner) : t("metrics.no_owner")}</Entry>
        <Entry term={t("metrics.freshness")}>{t("metrics.fresh_within", { days: metric.freshDays })}</Entry>
        <div className="col-span-2">
          <dt className="text-xs text-ink-3">{t("metrics.source")}</dt>
          <dd className="break-words">
            {source || (
              <Status tone="watch" bare>
                {t("metrics.source.missing")}
              </Status>
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
