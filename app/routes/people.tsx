import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { listPeople } from "~/features/org/list-people.server";
import { OrganisationTabs } from "~/features/org/organisation-tabs";
import { readPeopleQuery } from "~/features/org/queries";
import { unitChoiceList } from "~/features/org/unit-choices";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Chip, DisciplineTag, Status } from "~/ui/status";
import { SortTh, Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/people";

export const loader = page((ctx, { url }: Route.LoaderArgs) =>
  listPeople(ctx, readPeopleQuery(url.searchParams)),
);

export default function People({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { people, page: shown, units, squad, manager, mayEdit, mayImport } = loaderData;
  return (
    <>
      <PageHead
        title={t("people.title")}
        description={t("people.count", { count: shown.total })}
        actions={
          <>
            {mayImport && <LinkButton to={paths.adminImport}>{t("roster.import")}</LinkButton>}
            {mayEdit && (
              <LinkButton to={paths.personNew} kind="main">
                {t("people.new")}
              </LinkButton>
            )}
          </>
        }
      />
      <OrganisationTabs />
      <FilterBar label={t("people.filter")} searchLabel={t("people.search")} kept={["squad", "manager"]}>
        <FilterSelect
          name="discipline"
          label={t("people.discipline")}
          all={t("people.any_discipline")}
          choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
        />
        <FilterSelect
          name="unit"
          label={t("people.unit")}
          all={t("people.any_unit")}
          choices={unitChoiceList(units, name)}
        />
        <FilterSelect
          name="state"
          label={t("people.state")}
          all={t("people.state.active")}
          choices={[
            { value: "disabled", label: t("people.state.disabled") },
            { value: "all", label: t("people.state.all") },
          ]}
        />
        {squad && <GivenFilter>{t("people.in_squad", { squad: name(squad) })}</GivenFilter>}
        {manager && <GivenFilter>{t("people.of_manager", { name: name(manager) })}</GivenFilter>}
      </FilterBar>
      <Card flush>
        {people.length === 0 ? (
          <EmptyState title={t("people.none")}>{t("people.none_hint")}</EmptyState>
        ) : (
          <Table
            label={t("people.title")}
            head={
              <>
                <SortTh column="name">{t("people.name")}</SortTh>
                <SortTh column="number" className="max-sm:hidden">
                  {t("people.employee_no")}
                </SortTh>
                <Th>{t("people.discipline")}</Th>
                <SortTh column="unit" className="max-sm:hidden">
                  {t("people.unit")}
                </SortTh>
                <Th right className="max-sm:hidden">
                  {t("people.seats")}
                </Th>
              </>
            }
          >
            {people.map((person) => (
              <tr key={person.id}>
                <Td>
                  <div className="flex items-center gap-2.5">
                    <Avatar person={person} discipline={person.discipline} size={32} />
                    <div className="min-w-0">
                      <Link to={paths.person(person.id)} className="font-medium hover:underline">
                        {name(person)}
                      </Link>
                      <div className="text-xs text-ink-3">
                        {name({ name: person.title, nameEn: person.titleEn }) || person.email}
                      </div>
                    </div>
                    {!person.active && <Status tone="unknown">{t("people.state.disabled")}</Status>}
                  </div>
                </Td>
                <Td className="text-ink-2 max-sm:hidden">{person.employeeNo}</Td>
                <Td>{person.discipline && <DisciplineTag discipline={person.discipline} />}</Td>
                <Td className="max-sm:hidden">
                  {person.unitId && (
                    <Link to={paths.unit(person.unitId)} className="hover:underline">
                      {name({ name: person.unitName ?? "", nameEn: person.unitNameEn ?? "" })}
                    </Link>
                  )}
                </Td>
                <Td right className="max-sm:hidden">
                  {f.number(person.seats)}
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

/** A filter that came with the link; it can be taken off. */
function GivenFilter({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  return (
    <Chip>
      {children}
      <Link to={paths.people} aria-label={t("form.clear")}>
        <X size={12} aria-hidden />
      </Link>
    </Chip>
  );
}
