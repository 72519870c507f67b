import { Form, redirect } from "react-router";
import { newSchemeForm } from "~/features/scheme/forms";
import { createScheme } from "~/features/scheme/schemes.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/scheme-new";

export const loader = page(async (ctx, _: Route.LoaderArgs) => {
  ctx.require("assessment.configure");
  return null;
});

export const action = form(newSchemeForm, async (ctx, value, _: Route.ActionArgs) =>
  redirect(paths.scheme(await createScheme(ctx, value))),
);

export default function NewScheme({ actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { form: meta, fields } = useForm<{ name: string; nameEn: string }>({ reply: actionData });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("assessment.title"), to: paths.assessment },
          { label: t("console.title"), to: paths.console },
          { label: t("scheme.new") },
        ]}
        title={t("scheme.new")}
        description={t("scheme.new_hint")}
      />
      <Card className="max-w-2xl">
        <Form method="post" id={meta.id} className="flex flex-col gap-4">
          <FormErrors errors={meta.errors} />
          <TextField meta={fields.name} label={t("scheme.name_zh")} lang="zh-CN" required />
          <TextField meta={fields.nameEn} label={t("scheme.name_en")} lang="en" required />
          <div>
            <Button kind="main">{t("scheme.create")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
