import { Form, redirect } from "react-router";
import { signInForm } from "~/features/identity/forms";
import { signIn } from "~/features/identity/sign-in.server";
import { requestContext, viewerContext } from "~/platform/context.server";
import { useI18n } from "~/platform/i18n";
import { localPath } from "~/platform/local-path";
import { publicForm, publicPage } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/sign-in";

export const loader = publicPage(async ({ context, url }: Route.LoaderArgs) => {
  const to = localPath(url.searchParams.get("to"));
  if (context.get(viewerContext)) throw redirect(to);
  return { to };
});

export const action = publicForm(signInForm, async (value, { context }: Route.ActionArgs) => {
  const cookie = await signIn(context.get(requestContext), value);
  return redirect(localPath(value.to), { headers: { "Set-Cookie": cookie } });
});

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { form, fields } = useForm<{ email: string; password: string; to: string }>({ reply: actionData });
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <div className="w-full max-w-sm rounded-card border border-line bg-surface p-6">
        <h1 className="mb-5 text-lg font-semibold">{t("identity.sign_in")}</h1>
        <Form method="post" id={form.id} className="flex flex-col gap-4" reloadDocument>
          <FormErrors errors={form.errors} />
          <input type="hidden" name="to" value={loaderData.to} />
          <TextField meta={fields.email} label={t("identity.email")} type="email" autoComplete="username" required />
          <TextField meta={fields.password} label={t("identity.password")} type="password" autoComplete="current-password" required defaultValue="" />
          <Button kind="main">{t("identity.sign_in")}</Button>
        </Form>
      </div>
    </main>
  );
}
