import { disciplines } from "~/domain/org/discipline";
import { AssessmentTabs } from "~/features/assessment/assessment-tabs";
import { listQuery, listTeam } from "~/features/assessment/results.server";
import { ResultsTable } from "~/features/assessment/results-table";
import { assessmentViews } from "~/features/assessment/views.server";
import { useI18n } from "~/platform/i18n";
import { page } from "~/platform/respond.server";
import { Card } from "~/ui/card";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import type { Route } from "./+types/assessment-team";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => ({
  ...(await listTeam(ctx, { cycleId: url.searchParams.get("cycle"), query: listQuery(url.searchParams) })),
  views: assessmentViews(ctx),
}));

export default function Team({ loaderData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { rows, page: current, pageSize, total, cycles, cycleId, grades, views } = loaderData;
  return (
    <>
      <PageHead title={t("team.title")} description={t("team.hint")} />
      <AssessmentTabs views={views} />
      {cycleId === null ? (
        <Card flush>
          <EmptyState title={t("team.none")}>{t("team.none_hint")}</EmptyState>
        </Card>
      ) : (
        <>
          <FilterBar label={t("results.filter")} searchLabel={t("results.search")}>
            <FilterSelect
              name="cycle"
              label={t("assessment.cycle")}
              all={name(cycles[0] ?? { name: "", nameEn: "" })}
              choices={cycles.slice(1).map((cycle) => ({ value: cycle.id, label: name(cycle) }))}
            />
            <FilterSelect
              name="discipline"
              label={t("results.any_discipline")}
              all={t("results.any_discipline")}
              choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
            />
            <FilterSelect
              name="grade"
              label={t("assessment.grade")}
              all={t("results.any_grade")}
              choices={grades.map(({ grade, count }) => ({ value: grade, label: `${grade} (${count})` }))}
            />
          </FilterBar>
          <Card flush>
            {rows.length === 0 ? (
              <EmptyState title={t("team.no_match")} />
            ) : (
              <ResultsTable label={t("team.title")} cycleId={cycleId} rows={rows} />
            )}
            <Pager page={current} pageSize={pageSize} total={total} />
          </Card>
        </>
      )}
    </>
  );
}
