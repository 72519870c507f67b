import { Form, redirect } from "react-router";
import { editUnitForm } from "~/features/org/forms";
import { archiveUnit, editUnit, restoreUnit, unitForm } from "~/features/org/save-unit.server";
import { UnitEditor } from "~/features/org/unit-editor";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import { revalidateWhenStale } from "~/ui/stale";
import { Chip } from "~/ui/status";
import type { Route } from "./+types/unit-edit";

export const loader = page((ctx, { params }: Route.LoaderArgs) => unitForm(ctx, params.unitId));

export const action = form(editUnitForm, async (ctx, value, { params: { unitId } }: Route.ActionArgs) => {
  if (value.intent === "save") await editUnit(ctx, { id: unitId, ...value });
  else if (value.intent === "archive") await archiveUnit(ctx, { id: unitId, version: value.version });
  else await restoreUnit(ctx, { id: unitId, version: value.version });
  return redirect(paths.units);
});

export const shouldRevalidate = revalidateWhenStale;

export default function EditUnit({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { unit } = loaderData;
  if (!unit) return null;
  const { squads, people, units } = unit.contents;
  const empty = squads + people + units === 0;
  const intent = unit.archived ? "restore" : "archive";
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("units.title"), to: paths.units },
          { label: name(unit), to: paths.unit(unit.id) },
          { label: t("action.edit") },
        ]}
        title={t("units.edit", { name: name(unit) })}
        badges={unit.archived && <Chip>{t("units.archived")}</Chip>}
      />
      <UnitEditor {...loaderData} reply={actionData} back={paths.units} />
      <Card title={unit.archived ? t("units.restore") : t("units.archive")} className="mt-6 max-w-3xl">
        <Form method="post" className="flex flex-col items-start gap-3">
          <FormErrors errors={replyTo(actionData, intent)?.submission.error?.[""]} />
          <p className="text-sm text-ink-2">
            {unit.archived
              ? t("units.restore_explain")
              : empty
                ? t("units.archive_explain")
                : t("units.archive_full", { units, squads, people })}
          </p>
          <input type="hidden" name="version" value={unit.version} />
          <Button
            name="intent"
            value={intent}
            kind={unit.archived ? "plain" : "danger"}
            disabled={!unit.archived && !empty}
          >
            {unit.archived ? t("units.restore") : t("units.archive")}
          </Button>
        </Form>
      </Card>
    </>
  );
}
