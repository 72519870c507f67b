import { Form, redirect } from "react-router";
import { acceptForm } from "~/features/identity/forms";
import { acceptInvitation, readInvitation } from "~/features/identity/invitations.server";
import { NewPasswordField } from "~/features/identity/new-password-field";
import { requestContext } from "~/platform/context.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { publicForm, publicPage } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { EntryFrame } from "~/ui/entry-frame";
import { FormErrors } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/invitation";

export const loader = publicPage(async ({ context, params }: Route.LoaderArgs) => {
  const info = context.get(requestContext);
  const { name, nameEn, email } = (await readInvitation(info, params.token)).person;
  return { person: { name, nameEn }, email, organisation: info.organisation, demo: info.demo };
});

export const action = publicForm(
  acceptForm,
  async ({ newPassword }, { context, params }: Route.ActionArgs) => {
    const { next, cookie } = await acceptInvitation(context.get(requestContext), params.token, newPassword);
    return redirect(next === "session" ? paths.home : paths.signInCode, {
      headers: { "Set-Cookie": cookie },
    });
  },
);

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { person, email, organisation, demo } = loaderData;
  const { form, fields } = useForm<{ newPassword: string }>({ reply: actionData });
  return (
    <EntryFrame organisation={organisation} demo={demo}>
      <h1 className="mb-2 text-xl font-semibold">{t("identity.invitation_title", { name: name(person) })}</h1>
      <p className="mb-6 text-sm text-ink-2">{t("identity.invitation_intro", { email })}</p>
      <Form method="post" id={form.id} className="flex flex-col gap-4" reloadDocument noValidate>
        <FormErrors errors={form.errors} />
        <NewPasswordField meta={fields.newPassword} />
        <Button kind="main">{t("identity.set_password")}</Button>
      </Form>
    </EntryFrame>
  );
}
