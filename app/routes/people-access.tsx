import { data, Form, redirect } from "react-router";
import { endSessionsOf, readAccess, resetSecondFactor, setRoles } from "~/features/identity/access.server";
import { RolesCard, SignInCard } from "~/features/identity/access-cards";
import { accessForm } from "~/features/identity/forms";
import { InvitationLink } from "~/features/identity/invitation-link";
import { invitePerson, withdrawInvitation } from "~/features/identity/invitations.server";
import { SessionTable } from "~/features/identity/session-table";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import { Status } from "~/ui/status";
import type { Route } from "./+types/people-access";

export const loader = page((ctx, { params }: Route.LoaderArgs) => readAccess(ctx, params.personId));

export const action = form(accessForm, async (ctx, value, { params: { personId } }: Route.ActionArgs) => {
  if (value.intent === "invite") return data({ link: await invitePerson(ctx, personId) });
  if (value.intent === "roles") {
    const cookie = await setRoles(ctx, personId, value.roles);
    return redirect(
      paths.personAccess(personId),
      cookie === null ? {} : { headers: { "Set-Cookie": cookie } },
    );
  }
  if (value.intent === "withdraw") await withdrawInvitation(ctx, personId);
  else if (value.intent === "remove-factor") await resetSecondFactor(ctx, personId);
  else if (value.intent === "end-session") await endSessionsOf(ctx, { personId, session: value.session });
  else await endSessionsOf(ctx, { personId });
  return redirect(paths.personAccess(personId));
});

export default function PeopleAccess({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { person, sessions, may, now } = loaderData;
  const link = actionData && "link" in actionData ? actionData.link : null;
  const refused = actionData && "submission" in actionData ? actionData : undefined;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people.title"), to: paths.people },
          { label: name(person), to: paths.person(person.id) },
          { label: t("access.title") },
        ]}
        title={t("access.title")}
        badges={!person.active && <Status tone="unknown">{t("people.state.disabled")}</Status>}
        description={person.active ? `${name(person)} · ${person.email}` : t("access.disabled")}
      />
      {link && <InvitationLink link={link} person={name(person)} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <SignInCard access={loaderData} reply={replyTo(refused, "invite")} />
        <RolesCard access={loaderData} reply={replyTo(refused, "roles")} />
        {may.end && (
          <Card
            className="lg:col-span-2"
            title={t("account.sessions")}
            flush
            actions={
              sessions.length > 0 && (
                <Form method="post" preventScrollReset>
                  <Button small kind="danger" name="intent" value="end-all">
                    {t("access.sessions_end_all")}
                  </Button>
                </Form>
              )
            }
          >
            <SessionTable sessions={sessions} now={now} />
          </Card>
        )}
      </div>
    </>
  );
}
