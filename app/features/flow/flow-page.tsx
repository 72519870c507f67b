import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { AgeingChart } from "~/ui/charts/ageing";
import { BreakpointMap } from "~/ui/charts/breakpoint-map";
import { CumulativeFlow } from "~/ui/charts/cumulative-flow";
import { ScatterChart } from "~/ui/charts/scatter";
import { ThroughputChart } from "~/ui/charts/throughput";
import { EmptyState } from "~/ui/page";
import { withSearch } from "./address";
import { FlowFilterBar, RangeBar } from "./flow-bar";
import { Headline } from "./headline";
import { LeadCard } from "./lead-card";
import type { FlowView } from "./load-flow.server";
import { TimeCard } from "./time-card";

/** Where a squad's work flows, waits and breaks. */
export function FlowPage({ view }: { view: FlowView }) {
  const { t, f } = useI18n();
  const { squad, range, rights } = view;
  const search = new URLSearchParams(view.search);
  const to = (path: string) => withSearch(path, search);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <RangeBar range={range} />
        <div className="ml-auto flex flex-wrap gap-2">
          <LinkButton to={to(paths.squadForecast(squad.id))}>{t("forecast.title")}</LinkButton>
          {rights.configure && (
            <LinkButton to={paths.squadFlowSettings(squad.id)}>{t("flow.settings")}</LinkButton>
          )}
          <LinkButton to={to(paths.squadFlowCsv(squad.id))} reloadDocument>
            {t("flow.export_csv")}
          </LinkButton>
          <LinkButton to={to(paths.squadFlowJson(squad.id))} reloadDocument>
            {t("flow.export_json")}
          </LinkButton>
        </div>
      </div>
      <FlowFilterBar choices={view.choices} kept={["days", "from", "to"]} />
      <p className="-mt-3 text-xs text-ink-3">
        {t("flow.as_of", {
          from: f.dayWithYear(range.from),
          to: f.dayWithYear(range.to),
          at: f.shortInstant(view.at),
        })}
      </p>
      <Headline view={view} />
      <div className="grid gap-5 xl:grid-cols-2 [&>*]:min-w-0">
        <MapCard view={view} to={to} />
        <Card title={t("cumulative.title")} hint={t("cumulative.hint")}>
          <CumulativeFlow label={t("cumulative.title")} days={view.cumulative} />
          <p className="mt-2 text-xs text-ink-3">{t("cumulative.reading")}</p>
        </Card>
      </div>
      <ScatterCard view={view} />
      <div className="grid gap-5 xl:grid-cols-2 [&>*]:min-w-0">
        <Card title={t("ageing.title")} hint={t("ageing.hint", { count: view.counts.inProgress })}>
          {view.counts.inProgress === 0 ? (
            <p className="text-sm text-ink-2">{t("flow.wip_none")}</p>
          ) : (
            <Ageing view={view} />
          )}
        </Card>
        <Card title={t("throughput.title")} hint={t("throughput.hint")}>
          <ThroughputChart label={t("throughput.title")} weeks={view.throughput.weeks} />
        </Card>
        <TimeCard view={view} />
        <LeadCard view={view} />
      </div>
    </div>
  );
}

type To = (path: string) => string;

function MapCard({ view: { squad, pairs, figures, frame }, to }: { view: FlowView; to: To }) {
  const { t, f } = useI18n();
  const broken = pairs.filter(({ state }) => state === "breakpoint");
  return (
    <Card
      title={t("map.title")}
      hint={t("map.hint")}
      actions={
        <span className="text-xs text-ink-3">
          {t("map.limit", {
            hours: frame.thresholds.wait / 24,
            share: f.percent(frame.thresholds.returnRate),
          })}
        </span>
      }
    >
      <BreakpointMap
        label={t("map.title")}
        pairs={pairs.map((pair) => ({
          ...pair,
          href: to(paths.squadFlowPair(squad.id, pair.from, pair.to)),
        }))}
        inside={disciplines.map((discipline) => ({
          discipline,
          ...figures.held[discipline],
          to: to(paths.squadFlowPair(squad.id, discipline, discipline)),
        }))}
      />
      <p className="mt-3 text-xs text-ink-2">
        {broken.length === 0
          ? t("map.none_broken")
          : t("map.broken", {
              pairs: f.list(
                broken.map(({ from, to: receiver }) =>
                  t("map.from_to", { from: t(`discipline.${from}`), to: t(`discipline.${receiver}`) }),
                ),
              ),
            })}
      </p>
    </Card>
  );
}

function ScatterCard({ view: { squad, scatter, range, span } }: { view: FlowView }) {
  const { t } = useI18n();
  const returned = scatter.dots.filter(({ returns }) => returns > 0).length;
  const { lines } = scatter;
  return (
    <Card
      title={t("scatter.title")}
      hint={t("scatter.hint", { count: scatter.count })}
      actions={
        <span className="flex gap-4 text-xs text-ink-2">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="size-2 rounded-full bg-ink-3/75" />
            {t("scatter.clean", { count: scatter.dots.length - returned })}
          </span>
          <span className="inline-flex items-center gap-1.5 font-semibold text-bad">
            <span aria-hidden className="size-2 rotate-45 rounded-[1px] bg-bad" />
            {t("scatter.bounced", { count: returned })}
          </span>
        </span>
      }
    >
      {lines === null ? (
        <EmptyState title={t("scatter.none")}>{t("scatter.none_hint")}</EmptyState>
      ) : (
        <>
          <ScatterChart
            label={t("scatter.title")}
            dots={scatter.dots.map(({ cycle, ...dot }) => ({
              ...dot,
              value: cycle,
              to: paths.task(squad.id, dot.id),
            }))}
            lines={[
              { percent: 95, value: lines.p95 },
              { percent: 85, value: lines.p85 },
              { percent: 50, value: lines.p50 },
            ]}
            from={range.from}
            to={range.to}
            span={span}
          />
          {scatter.dots.length < scatter.count && (
            <p className="mt-2 text-xs text-ink-3">{t("scatter.cut", { count: scatter.dots.length })}</p>
          )}
        </>
      )}
    </Card>
  );
}

function Ageing({ view: { squad, ageing } }: { view: FlowView }) {
  const { t, name } = useI18n();
  return (
    <>
      <AgeingChart
        label={t("ageing.title")}
        columns={ageing.map((column) => ({
          id: column.id,
          name: name(column),
          lines: column.lines,
          tasks: column.tasks.map((task) => ({ ...task, to: paths.task(squad.id, task.id) })),
        }))}
      />
      <p className="mt-2 text-xs text-ink-3">{t("ageing.reading")}</p>
    </>
  );
}
