import { Form, useSubmit } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { periods } from "./choices";
import type { MetricView } from "./metric-view";

const control = "h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink max-sm:h-9";

/** Period and segment of the page, in its address; choices apply at once, dates with the button. */
export function PeriodBar({ query, segments, today }: Pick<MetricView, "query" | "segments" | "today">) {
  const { t } = useI18n();
  const submit = useSubmit();
  const custom = query.period === "custom";
  return (
    <Form
      key={`${query.period} ${query.from} ${query.to} ${query.segment}`}
      method="get"
      className="flex flex-wrap items-center gap-2"
      aria-label={t("metrics.period")}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement)
          submit(event.currentTarget, { preventScrollReset: true });
      }}
    >
      <select name="period" aria-label={t("metrics.period")} defaultValue={query.period} className={control}>
        {periods.map((period) => (
          <option key={period} value={period}>
            {t(`metrics.period.${period}`)}
          </option>
        ))}
      </select>
      {custom && (
        <>
          <input
            type="date"
            name="from"
            aria-label={t("metrics.from")}
            defaultValue={query.from}
            max={today}
            className={control}
          />
          <input
            type="date"
            name="to"
            aria-label={t("metrics.to")}
            defaultValue={query.to}
            className={control}
          />
        </>
      )}
      {segments.length > 1 && (
        <select
          name="segment"
          aria-label={t("metrics.segment")}
          defaultValue={query.segment}
          className={control}
        >
          {segments.map((segment) => (
            <option key={segment} value={segment}>
              {segment || t("metrics.segment.whole")}
            </option>
          ))}
        </select>
      )}
      {custom ? (
        <Button>{t("metrics.show")}</Button>
      ) : (
        <noscript>
          <Button>{t("metrics.show")}</Button>
        </noscript>
      )}
    </Form>
  );
}
