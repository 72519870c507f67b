import { Link } from "react-router";
import { listSquads } from "~/features/org/list-squads.server";
import { readSquadsQuery } from "~/features/org/queries";
import { SquadState } from "~/features/org/squad-state";
import { unitChoiceList } from "~/features/org/unit-choices";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar, FilterCheck, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { SortTh, Table, Td, Th } from "~/ui/table";
import { Triangle } from "~/ui/triangle";
import type { Route } from "./+types/squads";

export const loader = page((ctx, { url }: Route.LoaderArgs) =>
  listSquads(ctx, readSquadsQuery(url.searchParams)),
);

export default function Squads({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { squads, page: shown, units, seesAll, mayCreate } = loaderData;
  return (
    <>
      <PageHead
        title={t("squads.title")}
        description={t(seesAll ? "squads.count" : "squads.count_own", { count: shown.total })}
        actions={
          mayCreate && (
            <LinkButton to={paths.squadNew} kind="main">
              {t("squads.new")}
            </LinkButton>
          )
        }
      />
      <FilterBar label={t("squads.filter")} searchLabel={t("squads.search")}>
        <FilterSelect
          name="unit"
          label={t("squads.unit")}
          all={t("squads.any_unit")}
          choices={unitChoiceList(units, name)}
        />
        <FilterSelect
          name="kind"
          label={t("squads.kind")}
          all={t("squads.any_kind")}
          choices={[
            { value: "standing", label: t("squads.kind.standing") },
            { value: "task-force", label: t("squads.kind.task_force") },
          ]}
        />
        <FilterSelect
          name="state"
          label={t("squads.state")}
          all={t("squads.state.open")}
          choices={[
            { value: "incomplete", label: t("squads.state.incomplete") },
            { value: "closed", label: t("squads.state.closed") },
          ]}
        />
        {seesAll && <FilterCheck name="mine" label={t("squads.mine")} />}
      </FilterBar>
      <Card flush>
        {squads.length === 0 ? (
          <EmptyState title={t("squads.none")}>
            {t(seesAll ? "squads.none_hint" : "squads.none_own_hint")}
          </EmptyState>
        ) : (
          <Table
            label={t("squads.title")}
            head={
              <>
                <SortTh column="name">{t("squads.name")}</SortTh>
                <SortTh column="unit" className="max-sm:hidden">
                  {t("squads.unit")}
                </SortTh>
                <Th>{t("squads.state")}</Th>
                <Th right>{t("squads.attainment")}</Th>
                <SortTh column="members" right className="max-sm:hidden">
                  {t("squads.members")}
                </SortTh>
                <SortTh column="key" className="max-sm:hidden">
                  {t("squads.key")}
                </SortTh>
              </>
            }
          >
            {squads.map((squad) => (
              <tr key={squad.id}>
                <Td>
                  <div className="flex items-center gap-3">
                    <Triangle
                      size={24}
                      squadName={name(squad)}
                      seats={squad.seats}
                      edges={squad.edges}
                      attainment={squad.attainment}
                    />
                    <div className="min-w-0">
                      <Link to={paths.squad(squad.id)} className="font-medium hover:underline">
                        {name(squad)}
                      </Link>
                      <div className="text-xs text-ink-3">
                        {squad.kind === "standing" || squad.endsOn === null
                          ? t("squads.kind.standing")
                          : t("squads.task_force_to", { day: f.dayWithYear(squad.endsOn) })}
                      </div>
                    </div>
                  </div>
                </Td>
                <Td className="max-sm:hidden">
                  {squad.unitId && (
                    <Link to={paths.unit(squad.unitId)} className="hover:underline">
                      {name({ name: squad.unitName ?? "", nameEn: squad.unitNameEn ?? "" })}
                    </Link>
                  )}
                </Td>
                <Td>
                  <SquadState closed={squad.closed} complete={squad.complete} seats={squad.seats} />
                </Td>
                <Td right>
                  {squad.attainment ? (
                    <span className="font-medium">{f.score(squad.attainment.points)}</span>
                  ) : (
                    <span className="text-xs text-ink-3">{t("squads.no_readings")}</span>
                  )}
                </Td>
                <Td right className="max-sm:hidden">
                  {f.number(squad.members)}
                </Td>
                <Td className="text-ink-2 max-sm:hidden">{squad.key}</Td>
              </tr>
            ))}
          </Table>
        )}
        <Pager {...shown} />
      </Card>
    </>
  );
}
