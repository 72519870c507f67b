import { redirect } from "react-router";
import { editPersonForm } from "~/features/org/forms";
import { PersonEditor } from "~/features/org/person-editor";
import { editPerson, personForm } from "~/features/org/save-person.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import { revalidateWhenStale } from "~/ui/stale";
import type { Route } from "./+types/people-edit";

export const loader = page((ctx, { params }: Route.LoaderArgs) => personForm(ctx, params.personId));

export const action = form(editPersonForm, async (ctx, value, { params }: Route.ActionArgs) => {
  await editPerson(ctx, { id: params.personId, ...value });
  return redirect(paths.person(params.personId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function EditPerson({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const title = name(loaderData.person ?? { name: "", nameEn: "" });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people.title"), to: paths.people },
          { label: title, to: paths.person(params.personId) },
          { label: t("action.edit") },
        ]}
        title={t("people.edit", { name: title })}
      />
      <PersonEditor {...loaderData} reply={actionData} back={paths.person(params.personId)} />
    </>
  );
}
