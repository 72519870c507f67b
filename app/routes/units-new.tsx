import { redirect } from "react-router";
import { newUnitForm } from "~/features/org/forms";
import { createUnit, unitForm } from "~/features/org/save-unit.server";
import { UnitEditor } from "~/features/org/unit-editor";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/units-new";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => ({
  ...(await unitForm(ctx, null)),
  parentId: url.searchParams.get("under") ?? undefined,
}));

export const action = form(newUnitForm, async (ctx, value, _: Route.ActionArgs) => {
  await createUnit(ctx, value);
  return redirect(paths.units);
});

export default function NewUnit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead
        crumbs={[{ label: t("units.title"), to: paths.units }, { label: t("units.new") }]}
        title={t("units.new")}
      />
      <UnitEditor {...loaderData} reply={actionData} back={paths.units} />
    </>
  );
}
