import { Link } from "react-router";
import { listInvitations } from "~/features/identity/invitations.server";
import { readInvitationsQuery } from "~/features/identity/queries";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/admin-invitations";

export const loader = page((ctx, { url }: Route.LoaderArgs) =>
  listInvitations(ctx, readInvitationsQuery(url.searchParams)),
);

const states = ["open", "used", "expired", "revoked"] as const;
const tones = { open: "watch", used: "good", expired: "unknown", revoked: "unknown" } as const;

export default function AdminInvitations({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { invitations, page: shown } = loaderData;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("nav.admin"), to: paths.admin }, { label: t("invitations.title") }]}
        title={t("invitations.title")}
        description={t("invitations.intro")}
        actions={<LinkButton to={paths.people}>{t("invitations.go")}</LinkButton>}
      />
      <FilterBar label={t("invitations.filter")} searchLabel={t("invitations.search")}>
        <FilterSelect
          name="state"
          label={t("invitations.state")}
          all={t("invitations.any")}
          choices={states.map((value) => ({ value, label: t(`invitations.state.${value}`) }))}
        />
      </FilterBar>
      <Card flush>
        {invitations.length === 0 ? (
          <EmptyState title={t("invitations.none")}>{t("invitations.none_hint")}</EmptyState>
        ) : (
          <Table
            label={t("invitations.title")}
            head={
              <>
                <Th>{t("invitations.person")}</Th>
                <Th>{t("invitations.state")}</Th>
                <Th>{t("invitations.made")}</Th>
                <Th>{t("invitations.until")}</Th>
              </>
            }
          >
            {invitations.map((invitation) => (
              <tr key={`${invitation.personId} ${invitation.createdAt.getTime()}`}>
                <Td>
                  <Link to={paths.personAccess(invitation.personId)} className="font-medium hover:underline">
                    {name(invitation)}
                  </Link>
                  <div className="text-xs text-ink-3">{invitation.email}</div>
                </Td>
                <Td>
                  <Status tone={tones[invitation.state]}>{t(`invitations.state.${invitation.state}`)}</Status>
                </Td>
                <Td className="text-ink-2">
                  {t("invitations.made_by", {
                    instant: f.shortInstant(invitation.createdAt),
                    name: name({ name: invitation.inviter ?? "", nameEn: invitation.inviterEn ?? "" }),
                  })}
                </Td>
                <Td className="text-ink-2">{f.shortInstant(invitation.expiresAt)}</Td>
              </tr>
            ))}
          </Table>
        )}
        <Pager {...shown} />
      </Card>
    </>
  );
}
