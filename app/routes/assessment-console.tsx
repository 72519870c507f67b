import { Link } from "react-router";
import { percentText } from "~/domain/contract/percent";
import { disciplines } from "~/domain/org/discipline";
import { AssessmentTabs } from "~/features/assessment/assessment-tabs";
import { listCycles } from "~/features/assessment/cycles.server";
import { assessmentViews } from "~/features/assessment/views.server";
import { listSchemes } from "~/features/scheme/schemes.server";
import { SchemeStatusChip } from "~/features/scheme/status-chip";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState, PageHead } from "~/ui/page";
import { Chip } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/assessment-console";

export const loader = page(async (ctx, _: Route.LoaderArgs) => {
  const [cycles, schemes] = await Promise.all([listCycles(ctx), listSchemes(ctx)]);
  return {
    cycles,
    schemes: schemes.map(({ rules, ...scheme }) => ({
      ...scheme,
      joint: disciplines.map((discipline) => ({
        discipline,
        share: percentText(rules.disciplines[discipline].joint),
      })),
    })),
    views: assessmentViews(ctx),
    mayConfigure: ctx.can("assessment.configure"),
  };
});

export default function Console({
  loaderData: { cycles, schemes, views, mayConfigure },
}: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  return (
    <>
      <PageHead
        title={t("console.title")}
        actions={
          mayConfigure && (
            <>
              <LinkButton to={paths.schemeNew}>{t("console.new_scheme")}</LinkButton>
              <LinkButton to={paths.cycleNew} kind="main">
                {t("console.new_cycle")}
              </LinkButton>
            </>
          )
        }
      />
      <AssessmentTabs views={views} />
      <div className="flex flex-col gap-5">
        <Card title={t("console.cycles")} flush>
          {cycles.length === 0 ? (
            <EmptyState title={t("console.no_cycles")}>{t("console.no_cycles_hint")}</EmptyState>
          ) : (
            <Table
              label={t("console.cycles")}
              head={
                <>
                  <Th>{t("assessment.cycle")}</Th>
                  <Th>{t("assessment.state")}</Th>
                  <Th>{t("console.scheme")}</Th>
                  <Th right>{t("console.squads")}</Th>
                </>
              }
            >
              {cycles.map((cycle) => (
                <tr key={cycle.id}>
                  <Td>
                    <Link to={paths.cycle(cycle.id)} className="font-semibold hover:underline">
                      {name(cycle)}
                    </Link>
                    <div className="text-xs text-ink-3">
                      {t(`assessment.kind.${cycle.kind}`)} ·{" "}
                      {t("assessment.span", {
                        from: f.dayWithYear(cycle.start),
                        to: f.dayWithYear(cycle.end),
                      })}
                    </div>
                  </Td>
                  <Td>
                    <Chip>{t(`cycle_state.${cycle.state}`)}</Chip>
                  </Td>
                  <Td>
                    {cycle.schemeId === null ? (
                      <span className="text-ink-3">—</span>
                    ) : (
                      <Link
                        to={`${paths.scheme(cycle.schemeId)}?version=${cycle.schemeNumber}`}
                        className="hover:underline"
                      >
                        {t("cycle.scheme_version", {
                          name: name({ name: cycle.schemeName ?? "", nameEn: cycle.schemeNameEn ?? "" }),
                          number: cycle.schemeNumber,
                        })}
                      </Link>
                    )}
                  </Td>
                  <Td right>{f.number(cycle.squads)}</Td>
                </tr>
              ))}
            </Table>
          )}
        </Card>
        <Card title={t("console.schemes")} flush>
          {schemes.length === 0 ? (
            <EmptyState title={t("console.no_schemes")}>{t("console.no_schemes_hint")}</EmptyState>
          ) : (
            <Table
              label={t("console.schemes")}
              head={
                <>
                  <Th>{t("console.scheme")}</Th>
                  <Th>{t("assessment.state")}</Th>
                  <Th>{t("console.splits")}</Th>
                  <Th right>{t("console.used")}</Th>
                </>
              }
            >
              {schemes.map((scheme) => (
                <tr key={scheme.id}>
                  <Td>
                    <Link to={paths.scheme(scheme.id)} className="font-semibold hover:underline">
                      {name(scheme)}
                    </Link>{" "}
                    <span className="text-xs text-ink-3">
                      {t("scheme.version", { number: scheme.number })}
                    </span>
                  </Td>
                  <Td>
                    <SchemeStatusChip status={scheme.status} />
                  </Td>
                  <Td className="text-xs text-ink-2">
                    {scheme.joint
                      .map(({ discipline, share }) => `${t(`discipline.${discipline}`)} ${share}%`)
                      .join(" · ")}
                  </Td>
                  <Td right>{f.number(scheme.cycles)}</Td>
                </tr>
              ))}
            </Table>
          )}
        </Card>
      </div>
    </>
  );
}
