import { Link, useLocation, useSearchParams } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { defaultDays, type FlowRange, rangeDays } from "./address";
import type { FlowView } from "./load-flow.server";

/** The period: one of four that end today, or two days. */
export function RangeBar({ range }: { range: FlowRange }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const to = (days: number) => {
    const next = new URLSearchParams(search);
    for (const name of ["from", "to", "days", "page"]) next.delete(name);
    if (days !== defaultDays) next.set("days", String(days));
    return `?${next}`;
  };
  const kept = [...search].filter(([name]) => !["from", "to", "days", "page"].includes(name));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav
        aria-label={t("flow.period")}
        className="flex overflow-hidden rounded-control border border-line-2"
      >
        {rangeDays.map((days) => (
          <Link
            key={days}
            to={to(days)}
            preventScrollReset
            aria-current={range.days === days ? "true" : undefined}
            className={cx(
              "grid h-8 place-items-center px-2.5 text-xs whitespace-nowrap max-sm:h-9",
              range.days === days ? "bg-ink font-semibold text-inv" : "bg-surface hover:bg-sunken",
            )}
          >
            {t("flow.days_back", { days })}
          </Link>
        ))}
      </nav>
      <details className="relative text-xs" open={range.days === null}>
        <summary className="inline-flex h-8 list-none items-center rounded-control border border-line-2 bg-surface px-2.5 hover:bg-sunken max-sm:h-9">
          {t("flow.own_period")}
        </summary>
        <form method="get" key={`${range.from} ${range.to}`} className="mt-2 flex flex-wrap items-end gap-2">
          {kept.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <Day name="from" label={t("flow.from")} value={range.from} />
          <Day name="to" label={t("flow.to")} value={range.to} />
          <Button>{t("flow.show")}</Button>
        </form>
      </details>
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="flex flex-col gap-1 text-ink-2">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        className="h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink max-sm:h-9"
      />
    </label>
  );
}

/** Which tasks the figures are made of. */
export function FlowFilterBar({
  choices,
  kept,
}: {
  choices: FlowView["choices"];
  /** Parameters of the page that stay as they are. */
  kept: readonly string[];
}) {
  const { t, name } = useI18n();
  const { pathname } = useLocation();
  return (
    <FilterBar key={pathname} label={t("flow.filter")} searchLabel={t("flow.filter_text")} kept={kept}>
      <FilterSelect
        name="discipline"
        label={t("flow.filter_discipline")}
        all={t("flow.all_disciplines")}
        choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
      />
      {choices.kpis.length > 0 && (
        <FilterSelect
          name="kpi"
          label={t("flow.filter_kpi")}
          all={t("flow.all_kpis")}
          choices={choices.kpis.map((kpi) => ({ value: kpi.id, label: name(kpi) }))}
        />
      )}
      {choices.labels.length > 0 && (
        <FilterSelect
          name="label"
          label={t("flow.filter_label")}
          all={t("flow.all_labels")}
          choices={choices.labels.map((label) => ({ value: label.slug, label: label.name }))}
        />
      )}
      {choices.parents.length > 0 && (
        <FilterSelect
          name="parent"
          label={t("flow.filter_parent")}
          all={t("flow.all_parents")}
          choices={choices.parents.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` }))}
        />
      )}
    </FilterBar>
  );
}
