import { Form, redirect } from "react-router";
import {
  AboutCard,
  PasswordCard,
  PreferencesCard,
  SecondFactorCard,
} from "~/features/identity/account-cards";
import { changePassword } from "~/features/identity/change-password.server";
import { accountForm } from "~/features/identity/forms";
import { endOtherSessions, endOwnSession } from "~/features/identity/own-sessions.server";
import { readAccount } from "~/features/identity/read-account.server";
import { SessionTable } from "~/features/identity/session-table";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import type { Route } from "./+types/account";

export const loader = page((ctx, _: Route.LoaderArgs) => readAccount(ctx));

export const action = form(accountForm, async (ctx, value, _: Route.ActionArgs) => {
  if (value.intent === "password") {
    const cookie = await changePassword(ctx, value);
    return redirect(paths.account, { headers: { "Set-Cookie": cookie } });
  }
  if (value.intent === "end-session") await endOwnSession(ctx, value.session);
  else await endOtherSessions(ctx);
  return redirect(paths.account);
});

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { person, locale, passwordSince, secondFactor, sessions, now } = loaderData;
  return (
    <>
      <PageHead
        title={t("account.title")}
        description={t("account.intro")}
        actions={
          <>
            <LinkButton to={paths.accountNotifications}>{t("notification.settings")}</LinkButton>
            <Form method="post" action={paths.signOut} reloadDocument>
              <Button>{t("action.sign_out")}</Button>
            </Form>
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <AboutCard {...loaderData} />
          <PreferencesCard locale={locale} theme={person.theme} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PasswordCard since={passwordSince} reply={replyTo(actionData, "password")} />
          <SecondFactorCard since={secondFactor} />
        </div>
        <Card
          className="lg:col-span-2"
          title={t("account.sessions")}
          flush
          actions={
            sessions.length > 1 && (
              <Form method="post" preventScrollReset>
                <Button small name="intent" value="end-others">
                  {t("account.session.end_others")}
                </Button>
              </Form>
            )
          }
        >
          <SessionTable sessions={sessions} now={now} />
        </Card>
      </div>
    </>
  );
}
