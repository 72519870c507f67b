import { Link } from "react-router";
import { AssessmentTabs } from "~/features/assessment/assessment-tabs";
import { listIndividualParts } from "~/features/assessment/individual.server";
import { assessmentViews } from "~/features/assessment/views.server";
import { useI18n } from "~/platform/i18n";
import { pageParam } from "~/platform/params.server";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { Card } from "~/ui/card";
import { FilterBar, FilterCheck, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/assessment-individual";

export const loader = page(async (ctx, { url: { searchParams } }: Route.LoaderArgs) => ({
  ...(await listIndividualParts(ctx, {
    cycleId: searchParams.get("cycle"),
    search: (searchParams.get("q") ?? "").trim(),
    incomplete: searchParams.get("incomplete") === "1",
    page: pageParam({ searchParams }),
  })),
  views: assessmentViews(ctx),
}));

export default function IndividualParts({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { rows, cycles, cycleId, ratings, views, ...shown } = loaderData;
  const chosen = cycles.find((cycle) => cycle.id === cycleId);
  return (
    <>
      <PageHead title={t("individual.title")} description={t("individual.hint")} />
      <AssessmentTabs views={views} />
      <FilterBar label={t("individual.filter")} searchLabel={t("individual.search")}>
        <FilterSelect
          name="cycle"
          label={t("assessment.cycle")}
          all={name(cycles[0] ?? { name: t("assessment.cycle"), nameEn: t("assessment.cycle") })}
          choices={cycles.slice(1).map((cycle) => ({ value: cycle.id, label: name(cycle) }))}
        />
        <FilterCheck name="incomplete" label={t("individual.only_incomplete")} />
      </FilterBar>
      <Card title={chosen && name(chosen)} hint={chosen && t(`cycle_state.${chosen.state}`)} flush>
        {rows.length === 0 || cycleId === null ? (
          <EmptyState title={t("individual.none")}>{t("individual.none_hint")}</EmptyState>
        ) : (
          <Table
            label={t("individual.title")}
            head={
              <>
                <Th>{t("individual.person")}</Th>
                <Th>{t("results.squad")}</Th>
                <Th right>{t("individual.lines")}</Th>
                <Th right>{t("individual.weights")}</Th>
                <Th>{t("assessment.state")}</Th>
              </>
            }
          >
            {rows.map((row) => (
              <tr key={row.id}>
                <Td>
                  <span className="flex items-center gap-2.5">
                    <Avatar person={row} discipline={row.discipline} />
                    {row.mayOpen ? (
                      <Link
                        to={paths.individualPart(cycleId, row.id)}
                        className="font-semibold whitespace-nowrap hover:underline"
                      >
                        {name(row)}
                      </Link>
                    ) : (
                      <span className="font-semibold whitespace-nowrap">{name(row)}</span>
                    )}
                  </span>
                </Td>
                <Td>{name({ name: row.squadName ?? "", nameEn: row.squadNameEn ?? "" })}</Td>
                <Td right>{f.number(row.lines)}</Td>
                <Td right>{f.percent(row.weight)}</Td>
                <Td>
                  {row.lines === 0 ? (
                    <Status tone="bad">{t("individual.missing")}</Status>
                  ) : ratings && row.unrated > 0 ? (
                    <Status tone="watch">{`${t("individual.unrated")} ${f.number(row.unrated)}`}</Status>
                  ) : row.weight === 10_000 ? (
                    <Status tone="good">{t("individual.complete")}</Status>
                  ) : (
                    <Status tone="bad">
                      {t("individual.gap", { gap: f.number((10_000 - row.weight) / 100) })}
                    </Status>
                  )}
                </Td>
              </tr>
            ))}
          </Table>
        )}
        <Pager {...shown} />
      </Card>
    </>
  );
}
