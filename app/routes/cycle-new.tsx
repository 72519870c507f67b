import { Form, redirect } from "react-router";
import { CycleFrameFields, type CycleFrameShape } from "~/features/assessment/cycle-frame-fields";
import { createCycle, newCycleChoices } from "~/features/assessment/cycles.server";
import { newCycleForm } from "~/features/assessment/forms";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { PageHead } from "~/ui/page";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/cycle-new";

export const loader = page((ctx, _: Route.LoaderArgs) => newCycleChoices(ctx));

export const action = form(newCycleForm, async (ctx, value, _: Route.ActionArgs) =>
  redirect(paths.cycle(await createCycle(ctx, value))),
);

export default function NewCycle({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { form: meta, fields } = useForm<CycleFrameShape>({
    reply: actionData,
    defaultValue: { kind: "half", schemeVersionId: loaderData.schemes[0]?.id ?? "" },
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("assessment.title"), to: paths.assessment },
          { label: t("console.title"), to: paths.console },
          { label: t("cycle.new") },
        ]}
        title={t("cycle.new")}
        description={t("cycle.new_hint")}
      />
      <Card className="max-w-3xl">
        <Form method="post" id={meta.id} className="flex flex-col gap-4">
          <FormErrors errors={meta.errors} />
          <CycleFrameFields fields={fields} schemes={loaderData.schemes} />
          <div>
            <Button kind="main">{t("cycle.create")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
