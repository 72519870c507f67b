import { redirect } from "react-router";
import { newPersonForm } from "~/features/org/forms";
import { PersonEditor } from "~/features/org/person-editor";
import { createPerson, personForm } from "~/features/org/save-person.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/people-new";

export const loader = page((ctx, _: Route.LoaderArgs) => personForm(ctx, null));

export const action = form(newPersonForm, async (ctx, value, _: Route.ActionArgs) =>
  redirect(paths.person(await createPerson(ctx, value))),
);

export default function NewPerson({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead
        crumbs={[{ label: t("people.title"), to: paths.people }, { label: t("people.new") }]}
        title={t("people.new")}
      />
      <PersonEditor {...loaderData} reply={actionData} back={paths.people} />
    </>
  );
}
