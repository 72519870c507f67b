import { Form, redirect } from "react-router";
import { AppError } from "~/domain/errors";
import { awaitsFirstRun, claimInstallation } from "~/features/identity/first-run.server";
import { firstRunForm } from "~/features/identity/forms";
import { NewPasswordField } from "~/features/identity/new-password-field";
import { requestContext } from "~/platform/context.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { publicForm, publicPage } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { EntryFrame } from "~/ui/entry-frame";
import { CheckField, FormErrors, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/first-run";

export const loader = publicPage(async ({ context }: Route.LoaderArgs) => {
  const info = context.get(requestContext);
  if (!(await awaitsFirstRun(info))) throw new AppError("not_found");
  return { organisation: info.organisation };
});

export const action = publicForm(firstRunForm, async (value, { context }: Route.ActionArgs) => {
  const cookie = await claimInstallation(context.get(requestContext), value);
  return redirect(paths.admin, { headers: { "Set-Cookie": cookie } });
});

export default function FirstRun({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { form, fields } = useForm<{
    setupCode: string;
    name: string;
    nameEn: string;
    employeeNo: string;
    email: string;
    newPassword: string;
    alsoHr: string;
  }>({ reply: actionData });
  return (
    <EntryFrame organisation={loaderData.organisation} demo={false}>
      <h1 className="mb-2 text-xl font-semibold">{t("identity.first_run")}</h1>
      <p className="mb-6 text-sm text-ink-2">{t("identity.first_run_intro")}</p>
      <Form method="post" id={form.id} className="flex flex-col gap-4" reloadDocument noValidate>
        <FormErrors errors={form.errors} />
        <TextField
          meta={fields.setupCode}
          label={t("identity.setup_code")}
          hint={t("identity.setup_code_hint")}
          autoComplete="off"
          required
          defaultValue=""
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField meta={fields.name} label={t("identity.name")} autoComplete="name" required />
          <TextField meta={fields.nameEn} label={t("identity.name_en")} />
          <TextField meta={fields.employeeNo} label={t("identity.employee_no")} required />
          <TextField
            meta={fields.email}
            label={t("identity.email")}
            type="email"
            autoComplete="username"
            required
          />
        </div>
        <NewPasswordField meta={fields.newPassword} />
        <CheckField meta={fields.alsoHr} label={t("identity.also_hr")} hint={t("identity.also_hr_hint")} />
        <Button kind="main">{t("identity.create_administrator")}</Button>
      </Form>
    </EntryFrame>
  );
}
