import { Form, Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button } from "~/ui/button";
import { Card, Fact, FactRow } from "~/ui/card";
import { Distribution } from "~/ui/charts/distribution";
import { ThroughputChart } from "~/ui/charts/throughput";
import { EmptyState } from "~/ui/page";
import { withSearch } from "./address";
import { FlowFilterBar } from "./flow-bar";
import type { ForecastView } from "./load-forecast.server";

const own = ["seed", "pace", "backlog"];

/** When the open tasks of a filter will be done, and how that was found. */
export function ForecastPage({ view }: { view: ForecastView }) {
  const { t, f } = useI18n();
  const { squad, outcome, dates } = view;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <Link
          to={withSearch(paths.squadFlow(squad.id), new URLSearchParams(view.search))}
          className="text-sm text-ink-2 underline underline-offset-2"
        >
          {t("pair.back")}
        </Link>
        <h2 className="mt-2 text-base font-semibold">{t("forecast.title")}</h2>
        <p className="text-sm text-ink-2">{t("forecast.text")}</p>
      </div>
      <FlowFilterBar choices={view.choices} kept={own} />
      {outcome.refused !== null || dates === null ? (
        <Card>
          <EmptyState title={t(`forecast.refused.${outcome.refused ?? "nothing-remaining"}`)}>
            {t(`forecast.refused_hint.${outcome.refused ?? "nothing-remaining"}`, {
              weeks: view.weeks.length,
            })}
          </EmptyState>
        </Card>
      ) : (
        <>
          <FactRow>
            <Fact
              label={t("forecast.likely")}
              value={t("forecast.by", { day: f.dayWithYear(dates.p85) })}
              note={t("forecast.likely_note", { share: f.percent(8_500), weeks: outcome.p85 })}
            />
            <Fact
              label={t("forecast.even")}
              value={t("forecast.by", { day: f.dayWithYear(dates.p50) })}
              note={t("forecast.share", { share: f.percent(5_000) })}
            />
            <Fact
              label={t("forecast.safe")}
              value={t("forecast.by", { day: f.dayWithYear(dates.p95) })}
              note={t("forecast.share", { share: f.percent(9_500) })}
            />
            <Fact
              label={t("forecast.remaining")}
              value={f.number(view.remaining)}
              note={t("forecast.not_started", { count: view.notStarted })}
            />
          </FactRow>
          <div className="grid gap-5 xl:grid-cols-2 [&>*]:min-w-0">
            <Card title={t("forecast.outcomes")} hint={t("forecast.outcomes_hint")}>
              <Distribution
                title={t("forecast.outcomes")}
                bars={bars(outcome.outcomes, (weeks) => t("forecast.weeks", { count: weeks }))}
              />
            </Card>
            <Card
              title={t("forecast.weeks_drawn")}
              hint={t("forecast.weeks_hint", { count: view.weeks.length })}
            >
              <ThroughputChart
                label={t("forecast.weeks_drawn")}
                weeks={view.weeks.map((week) => ({ ...week, partial: false }))}
              />
            </Card>
          </div>
        </>
      )}
      <div className="grid gap-5 xl:grid-cols-2 [&>*]:min-w-0">
        <Options view={view} />
        <Card title={t("forecast.unknown")}>
          <ul className="flex list-disc flex-col gap-1.5 pl-4 text-sm text-ink-2">
            {(["growth", "absence", "filter", "size"] as const).map((line) => (
              <li key={line}>{t(`forecast.unknown.${line}`)}</li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}

const mostBars = 8;

/** At most eight bars: neighbours share one where the outcomes spread wider, and a thin tail is one bar. */
function bars(outcomes: readonly { weeks: number; runs: number }[], label: (weeks: number) => string) {
  const width = Math.ceil(outcomes.length / mostBars);
  const count = Math.ceil(outcomes.length / width);
  return Array.from({ length: count }, (_, i) => {
    const part = outcomes.slice(i * width, (i + 1) * width);
    return { label: label(part.at(-1)!.weeks), count: part.reduce((sum, { runs }) => sum + runs, 0) };
  });
}

/** What the simulation starts from; with the same seed anybody gets the same dates. */
function Options({ view: { options, filtered } }: { view: ForecastView }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  return (
    <Card title={t("forecast.options")}>
      <Form
        method="get"
        key={search.toString()}
        preventScrollReset
        className="flex flex-col items-start gap-3 text-sm"
      >
        {[...search]
          .filter(([name]) => !own.includes(name))
          .map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        <label className="inline-flex min-h-8 items-center gap-2 max-sm:min-h-9">
          <input
            type="checkbox"
            name="backlog"
            value="1"
            defaultChecked={options.backlog}
            className="size-4 accent-ink"
          />
          {t("forecast.backlog")}
        </label>
        {filtered && (
          <label className="inline-flex min-h-8 items-center gap-2 max-sm:min-h-9">
            <input
              type="checkbox"
              name="pace"
              value="filter"
              defaultChecked={options.pace === "filter"}
              className="size-4 accent-ink"
            />
            {t("forecast.pace_filter")}
          </label>
        )}
        <label className="flex flex-col gap-1 text-xs text-ink-2">
          {t("forecast.seed")}
          <input
            type="number"
            name="seed"
            min={1}
            max={2_147_483_647}
            defaultValue={options.seed}
            className="h-8 w-44 rounded-control border border-line-2 bg-surface px-2.5 text-sm text-ink max-sm:h-9"
          />
        </label>
        <Button>{t("forecast.run")}</Button>
      </Form>
      <p className="mt-3 text-xs text-ink-3">{t("forecast.method")}</p>
    </Card>
  );
}
