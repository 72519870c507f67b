import { Form, redirect } from "react-router";
import { demoAccounts } from "~/features/identity/demo-accounts.server";
import { DemoList } from "~/features/identity/demo-list";
import { awaitsFirstRun } from "~/features/identity/first-run.server";
import { signInForm } from "~/features/identity/forms";
import { signIn } from "~/features/identity/sign-in.server";
import { requestContext, viewerContext } from "~/platform/context.server";
import { useI18n } from "~/platform/i18n";
import { localPath } from "~/platform/local-path";
import { paths } from "~/platform/paths";
import { publicForm, publicPage } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { EntryFrame } from "~/ui/entry-frame";
import { FormErrors, TextField } from "~/ui/field";
import { PasswordField } from "~/ui/password-field";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/sign-in";

export const loader = publicPage(async ({ context, url }: Route.LoaderArgs) => {
  const info = context.get(requestContext);
  const to = localPath(url.searchParams.get("to"));
  if (context.get(viewerContext)) throw redirect(to);
  if (await awaitsFirstRun(info)) throw redirect(paths.firstRun);
  return { to, organisation: info.organisation, demo: info.demo, accounts: demoAccounts(info) };
});

export const action = publicForm(signInForm, async (value, { context }: Route.ActionArgs) => {
  const { next, cookie } = await signIn(context.get(requestContext), value);
  const to = localPath(value.to);
  const target = next === "session" ? to : `${paths.signInCode}?to=${encodeURIComponent(to)}`;
  return redirect(target, { headers: { "Set-Cookie": cookie } });
});

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { to, organisation, demo, accounts } = loaderData;
  const { form, fields } = useForm<{ email: string; password: string; to: string }>({ reply: actionData });
  return (
    <EntryFrame organisation={organisation} demo={demo}>
      <h1 className="mb-6 text-xl font-semibold">{t("identity.sign_in_title")}</h1>
      <Form method="post" id={form.id} className="flex flex-col gap-4" reloadDocument>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="to" value={to} />
        <TextField
          meta={fields.email}
          label={t("identity.email")}
          type="email"
          autoComplete="username"
          required
        />
        <PasswordField
          meta={fields.password}
          label={t("identity.password")}
          autoComplete="current-password"
        />
        <Button kind="main">{t("identity.sign_in")}</Button>
        <p className="text-xs text-ink-3">{t("identity.forgotten")}</p>
      </Form>
      {accounts && <DemoList accounts={accounts} to={to} />}
    </EntryFrame>
  );
}
