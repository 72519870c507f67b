import { Form, redirect } from "react-router";
import { closeSquad, reopenSquad } from "~/features/org/close-squad.server";
import { editSquadForm } from "~/features/org/forms";
import { editSquad, squadForm } from "~/features/org/save-squad.server";
import { SquadEditor } from "~/features/org/squad-editor";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import { revalidateWhenStale } from "~/ui/stale";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/squad-edit";

export const loader = page((ctx, { params }: Route.LoaderArgs) => squadForm(ctx, params.squadId));

export const action = form(editSquadForm, async (ctx, value, { params: { squadId } }: Route.ActionArgs) => {
  if (value.intent === "close") await closeSquad(ctx, { id: squadId, ...value });
  else if (value.intent === "reopen") await reopenSquad(ctx, { id: squadId, version: value.version });
  else await editSquad(ctx, { id: squadId, ...value });
  return redirect(paths.squadPeople(squadId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function EditSquad({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { squad, mayPlace } = loaderData;
  const saved = replyTo(actionData, "save") ?? replyTo(actionData, "save-words");
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("squads.title"), to: paths.squads },
          { label: name(squad), to: paths.squad(squad.id) },
          { label: t("action.edit") },
        ]}
        title={t("squads.edit", { name: name(squad) })}
      />
      <SquadEditor {...loaderData} reply={saved} back={paths.squad(squad.id)} />
      {loaderData.mayDissolve && squad.kind === "task-force" && (
        <Card title={t("squad.dissolve")} className="mt-6 max-w-3xl">
          <LinkButton to={paths.squadDissolve(squad.id)}>{t("squad.dissolve")}</LinkButton>
        </Card>
      )}
      {mayPlace &&
        squad.kind === "standing" &&
        (squad.closed ? (
          <Reopen {...{ loaderData, actionData }} />
        ) : (
          <Close {...{ loaderData, actionData }} />
        ))}
    </>
  );
}

type Parts = Pick<Route.ComponentProps, "loaderData" | "actionData">;

function Close({ loaderData: { squad, today }, actionData }: Parts) {
  const { t } = useI18n();
  const { form: closing, fields } = useForm<{ lastDay: string }>({
    reply: replyTo(actionData, "close"),
    defaultValue: { lastDay: squad.endsOn !== null && squad.endsOn < today ? squad.endsOn : today },
    id: "close",
  });
  return (
    <Card title={t("squads.close")} className="mt-6 max-w-3xl">
      <Form method="post" id={closing.id} className="flex flex-col items-start gap-3" noValidate>
        <FormErrors errors={closing.errors} />
        <p className="text-sm text-ink-2">{t("squads.close_explain")}</p>
        <input type="hidden" name="version" value={squad.version} />
        <TextField meta={fields.lastDay} label={t("squads.last_day")} type="date" required />
        <Button kind="danger" name="intent" value="close">
          {t("squads.close")}
        </Button>
      </Form>
    </Card>
  );
}

function Reopen({ loaderData: { squad }, actionData }: Parts) {
  const { t } = useI18n();
  return (
    <Card title={t("squads.reopen")} className="mt-6 max-w-3xl">
      <Form method="post" className="flex flex-col items-start gap-3">
        <FormErrors errors={replyTo(actionData, "reopen")?.submission.error?.[""]} />
        <p className="text-sm text-ink-2">{t("squads.reopen_explain")}</p>
        <input type="hidden" name="version" value={squad.version} />
        <Button name="intent" value="reopen">
          {t("squads.reopen")}
        </Button>
      </Form>
    </Card>
  );
}
