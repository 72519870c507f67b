import { Link } from "react-router";
import { roles } from "~/domain/identity";
import { listRoles } from "~/features/identity/access.server";
import { readRolesQuery } from "~/features/identity/queries";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Chip, Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/admin-roles";

export const loader = page((ctx, { url }: Route.LoaderArgs) =>
  listRoles(ctx, readRolesQuery(url.searchParams)),
);

type Grant = Route.ComponentProps["loaderData"]["grants"][number];

export default function AdminRoles({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { grants, page: shown, mayGrant } = loaderData;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("nav.admin"), to: paths.admin }, { label: t("roles.title") }]}
        title={t("roles.title")}
        description={t("roles.intro")}
        actions={mayGrant && <LinkButton to={paths.people}>{t("invitations.go")}</LinkButton>}
      />
      <ul className="mb-4 grid gap-2 text-sm sm:grid-cols-3">
        {roles.map((role) => (
          <li key={role} className="rounded-card border border-line bg-surface px-4 py-3">
            <span className="font-semibold">{t(`role.${role}`)}</span>
            <span className="block text-xs text-ink-2">{t(`role.${role}.about`)}</span>
          </li>
        ))}
      </ul>
      <FilterBar label={t("roles.filter")} searchLabel={t("roles.search")}>
        <FilterSelect
          name="role"
          label={t("roles.role")}
          all={t("roles.any")}
          choices={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </FilterBar>
      <Card flush>
        {grants.length === 0 ? (
          <EmptyState title={t("roles.none")}>{t("roles.none_hint")}</EmptyState>
        ) : (
          <Table
            label={t("roles.title")}
            head={
              <>
                <Th>{t("roles.person")}</Th>
                <Th>{t("roles.role")}</Th>
                <Th>{t("roles.granted")}</Th>
                <Th>{t("roles.sign_in")}</Th>
              </>
            }
          >
            {grants.map((grant) => (
              <GrantRow key={`${grant.personId} ${grant.role}`} grant={grant} linked={mayGrant} />
            ))}
          </Table>
        )}
        <Pager {...shown} />
      </Card>
    </>
  );
}

function GrantRow({ grant, linked }: { grant: Grant; linked: boolean }) {
  const { t, f, name } = useI18n();
  const day = f.instant(grant.grantedAt);
  const giver = grant.giver === null ? null : name({ name: grant.giver, nameEn: grant.giverEn ?? "" });
  return (
    <tr>
      <Td>
        <div className="flex items-center gap-2.5">
          <Avatar person={grant} discipline={grant.discipline} size={32} />
          <div className="min-w-0">
            <Link
              to={linked ? paths.personAccess(grant.personId) : paths.person(grant.personId)}
              className="font-medium hover:underline"
            >
              {name(grant)}
            </Link>
            <div className="text-xs text-ink-3">{name({ name: grant.title, nameEn: grant.titleEn })}</div>
          </div>
          {!grant.active && <Status tone="unknown">{t("people.state.disabled")}</Status>}
        </div>
      </Td>
      <Td>
        <Chip>{t(`role.${grant.role}`)}</Chip>
      </Td>
      <Td className="text-ink-2">
        {giver === null ? t("roles.granted_at_start", { day }) : t("roles.granted_by", { day, name: giver })}
      </Td>
      <Td>
        <Status tone={grant.secondFactor ? "good" : grant.hasPassword ? "watch" : "unknown"} bare>
          {t(
            grant.secondFactor
              ? "roles.password_and_code"
              : grant.hasPassword
                ? "roles.password_only"
                : "roles.no_password",
          )}
        </Status>
      </Td>
    </tr>
  );
}
