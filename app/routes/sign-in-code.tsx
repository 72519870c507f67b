import { Form, Link, redirect } from "react-router";
import { forgetChallengeCookie } from "~/features/identity/challenge.server";
import { codeForm } from "~/features/identity/forms";
import { awaitsCode, signInWithCode } from "~/features/identity/sign-in-code.server";
import { requestContext, viewerContext } from "~/platform/context.server";
import { useI18n } from "~/platform/i18n";
import { localPath } from "~/platform/local-path";
import { paths } from "~/platform/paths";
import { publicForm, publicPage } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { EntryFrame } from "~/ui/entry-frame";
import { FormErrors, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/sign-in-code";

export const loader = publicPage(async ({ context, request, url }: Route.LoaderArgs) => {
  const info = context.get(requestContext);
  const to = localPath(url.searchParams.get("to"));
  if (context.get(viewerContext)) throw redirect(to);
  if (!(await awaitsCode(info, request.headers.get("cookie")))) throw redirect(paths.signIn);
  return { to, organisation: info.organisation, demo: info.demo };
});

export const action = publicForm(codeForm, async ({ code, to }, { context, request }: Route.ActionArgs) => {
  const info = context.get(requestContext);
  const cookie = await signInWithCode(info, request.headers.get("cookie"), code);
  const headers = new Headers({ "Set-Cookie": forgetChallengeCookie(info.secure) });
  if (cookie === null) return redirect(paths.signIn, { headers });
  headers.append("Set-Cookie", cookie);
  return redirect(localPath(to), { headers });
});

export default function SignInCode({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { to, organisation, demo } = loaderData;
  const { form, fields } = useForm<{ code: string; to: string }>({ reply: actionData });
  return (
    <EntryFrame organisation={organisation} demo={demo}>
      <h1 className="mb-2 text-xl font-semibold">{t("identity.code_title")}</h1>
      <p className="mb-6 text-sm text-ink-2">{t("identity.code_intro")}</p>
      <Form method="post" id={form.id} className="flex flex-col gap-4" reloadDocument>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="to" value={to} />
        <TextField
          meta={fields.code}
          label={t("identity.code")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          required
          defaultValue=""
        />
        <Button kind="main">{t("identity.sign_in")}</Button>
        <Link to={paths.signIn} className="text-xs text-ink-2 underline">
          {t("identity.code_again")}
        </Link>
      </Form>
    </EntryFrame>
  );
}
