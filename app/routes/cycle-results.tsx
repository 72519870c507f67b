import { Link } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { listQuery, listResults } from "~/features/assessment/results.server";
import { ResultsTable } from "~/features/assessment/results-table";
import { useI18n } from "~/platform/i18n";
import { page } from "~/platform/respond.server";
import { Card, Fact, FactRow } from "~/ui/card";
import { Distribution } from "~/ui/charts";
import { FilterBar, FilterCheck, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, Pager } from "~/ui/page";
import { Status } from "~/ui/status";
import type { Route } from "./+types/cycle-results";

export const loader = page(async (ctx, { params: { cycleId }, url }: Route.LoaderArgs) => ({
  cycleId,
  results: await listResults(ctx, { cycleId, query: listQuery(url.searchParams) }),
}));

export default function CycleResults({ loaderData: { cycleId, results } }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  if (results === null) {
    return (
      <Card flush>
        <EmptyState title={t("results.none")}>{t("results.none_hint")}</EmptyState>
      </Card>
    );
  }
  const {
    rows,
    counts,
    grades,
    flagged,
    divergenceFlag,
    squads,
    units,
    page: current,
    pageSize,
    total,
  } = results;
  return (
    <div className="flex flex-col gap-5">
      <FactRow>
        <Fact label={t("results.rated")} value={f.number(counts.rated)} />
        <Fact label={t("results.blocked")} value={f.number(counts.blocked)} />
        <Fact label={t("results.not_rated")} value={f.number(counts.notRated)} />
        <Fact label={t("results.near_count")} value={f.number(counts.near)} note={t("results.near_note")} />
      </FactRow>
      <div className="grid gap-5 lg:grid-cols-2">
        <Card title={t("results.distribution")}>
          <Distribution
            title={t("results.distribution")}
            bars={grades.map(({ grade, count }) => ({ label: grade, count }))}
          />
        </Card>
        <Card title={t("results.flags")} flush={flagged.length > 0}>
          {flagged.length === 0 ? (
            <p className="text-sm text-ink-2">{t("results.no_flags")}</p>
          ) : (
            <ul className="max-h-80 divide-y divide-line overflow-y-auto">
              {flagged.map((squad) => (
                <li
                  key={squad.id}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4.5 py-2.5 text-sm"
                >
                  <Link to={`?squad=${squad.id}`} className="font-semibold hover:underline">
                    {name(squad)}
                  </Link>
                  <span className="ml-auto text-right">
                    {squad.status === "blocked" ? (
                      <Status tone="bad">{t("results.flag_blocked")}</Status>
                    ) : (
                      <Status tone="watch">
                        {t("results.flag_divergence", { points: f.score(squad.divergence ?? "0") })}
                      </Status>
                    )}
                  </span>
                  <span className="basis-full text-xs text-ink-2">
                    {squad.status !== "blocked"
                      ? t("results.flag_divergence_hint", { limit: f.number(divergenceFlag) })
                      : squad.missing.length > 0
                        ? t("results.flag_missing", { metrics: f.list(squad.missing.map(name)) })
                        : squad.blocked && t(`letter.block.${squad.blocked}`)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      <div>
        <FilterBar label={t("results.filter")} searchLabel={t("results.search")}>
          <FilterSelect
            name="unit"
            label={t("results.any_unit")}
            all={t("results.any_unit")}
            choices={units.map((unit) => ({
              value: unit.id,
              label: `${"\u2003".repeat(Math.max(0, unit.depth))}${name(unit)}`,
            }))}
          />
          <FilterSelect
            name="squad"
            label={t("results.any_squad")}
            all={t("results.any_squad")}
            choices={squads.map((squad) => ({ value: squad.id, label: name(squad) }))}
          />
          <FilterSelect
            name="discipline"
            label={t("results.any_discipline")}
            all={t("results.any_discipline")}
            choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
          />
          <FilterSelect
            name="grade"
            label={t("results.any_grade")}
            all={t("results.any_grade")}
            choices={grades.map(({ grade }) => ({ value: grade, label: grade }))}
          />
          <FilterSelect
            name="status"
            label={t("results.any_status")}
            all={t("results.any_status")}
            choices={(["rated", "not-rated", "blocked"] as const).map((value) => ({
              value,
              label: t(`assessment.status.${value}`),
            }))}
          />
          <FilterCheck name="near" label={t("results.near")} />
        </FilterBar>
        <Card title={t("results.count", { count: total })} flush>
          {rows.length === 0 ? (
            <EmptyState title={t("team.no_match")} />
          ) : (
            <ResultsTable label={t("cycle.tab.results")} cycleId={cycleId} rows={rows} />
          )}
          <Pager page={current} pageSize={pageSize} total={total} />
        </Card>
      </div>
    </div>
  );
}
