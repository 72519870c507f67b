import { redirect } from "react-router";
import { newSquadForm as newSquadSchema } from "~/features/org/forms";
import { createSquad, newSquadForm } from "~/features/org/save-squad.server";
import { SquadEditor } from "~/features/org/squad-editor";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/squads-new";

export const loader = page((ctx, _: Route.LoaderArgs) => newSquadForm(ctx));

export const action = form(newSquadSchema, async (ctx, value, _: Route.ActionArgs) =>
  redirect(paths.squadPeople(await createSquad(ctx, value))),
);

export default function NewSquad({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead
        crumbs={[{ label: t("squads.title"), to: paths.squads }, { label: t("squads.new") }]}
        title={t("squads.new")}
        description={t("squads.new_explain")}
      />
      <SquadEditor {...loaderData} squad={null} mayPlace reply={actionData} back={paths.squads} />
    </>
  );
}
