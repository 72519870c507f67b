import { Link } from "react-router";
import { AssessmentTabs } from "~/features/assessment/assessment-tabs";
import { listMyAssessments } from "~/features/assessment/results.server";
import { assessmentViews } from "~/features/assessment/views.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Card } from "~/ui/card";
import { EmptyState, PageHead } from "~/ui/page";
import { Chip } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/assessment-my";

export const loader = page(async (ctx, _: Route.LoaderArgs) => ({
  ...(await listMyAssessments(ctx)),
  views: assessmentViews(ctx),
}));

export default function MyAssessment({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { results, running, views } = loaderData;
  return (
    <>
      <PageHead title={t("assessment.title")} />
      <AssessmentTabs views={views} />
      <div className="flex flex-col gap-5">
        <Card title={t("assessment.published_results")} flush>
          {results.length === 0 ? (
            <EmptyState title={t("assessment.no_results")}>{t("assessment.no_results_hint")}</EmptyState>
          ) : (
            <Table
              label={t("assessment.published_results")}
              head={
                <>
                  <Th>{t("assessment.cycle")}</Th>
                  <Th right>{t("assessment.joint")}</Th>
                  <Th right>{t("assessment.final")}</Th>
                  <Th>{t("assessment.grade")}</Th>
                </>
              }
            >
              {results.map((result) => (
                <tr key={result.cycleId}>
                  <Td>
                    <Link to={paths.myResult(result.cycleId)} className="font-semibold hover:underline">
                      {name({ name: result.cycleName, nameEn: result.cycleNameEn })}
                    </Link>
                    <div className="text-xs text-ink-3">
                      {t("assessment.span", {
                        from: f.dayWithYear(result.start),
                        to: f.dayWithYear(result.end),
                      })}
                      {result.publishedAt !== null &&
                        ` · ${t("assessment.published_on", { at: f.instant(result.publishedAt) })}`}
                    </div>
                  </Td>
                  <Td right>{result.joint === null ? "—" : f.score(result.joint)}</Td>
                  <Td right className="text-base font-semibold">
                    {result.final === null ? "—" : f.score(result.final)}
                  </Td>
                  <Td>{result.grade ?? t(`assessment.status.${result.status}`)}</Td>
                </tr>
              ))}
            </Table>
          )}
        </Card>
        <Card title={t("assessment.running")} hint={t("assessment.running_hint")} flush={running.length > 0}>
          {running.length === 0 ? (
            <p className="text-sm text-ink-2">{t("assessment.no_running")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {running.map((cycle) => (
                <li key={cycle.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4.5 py-3">
                  <span className="font-semibold">{name(cycle)}</span>
                  <span className="text-xs text-ink-3">
                    {t("assessment.span", { from: f.dayWithYear(cycle.start), to: f.dayWithYear(cycle.end) })}
                  </span>
                  <span className="ml-auto">
                    <Chip>{t(`cycle_state.${cycle.state}`)}</Chip>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
