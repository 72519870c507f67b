import { Form, redirect } from "react-router";
import { chooseSquads, squadChoices } from "~/features/assessment/cycles.server";
import { chooseSquadsForm } from "~/features/assessment/forms";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/cycle-squads";

export const loader = page((ctx, { params: { cycleId } }: Route.LoaderArgs) => squadChoices(ctx, cycleId));

export const action = form(
  chooseSquadsForm,
  async (ctx, value, { params: { cycleId } }: Route.ActionArgs) => {
    await chooseSquads(ctx, { cycleId, squadIds: value.squad });
    return redirect(paths.cycleSquads(cycleId));
  },
);

export default function CycleSquads({ loaderData: { squads, mayChoose }, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { form: meta } = useForm({ reply: actionData });
  const chosen = squads.filter((squad) => squad.chosen).length;
  return (
    <Form method="post" id={meta.id}>
      <Card
        title={t("cycle.tab.squads")}
        hint={t("cycle.squads_hint", { chosen, all: squads.length })}
        actions={mayChoose && <Button kind="main">{t("cycle.squads_save")}</Button>}
        flush
      >
        {meta.errors && (
          <div className="p-4.5">
            <FormErrors errors={meta.errors} />
          </div>
        )}
        {!mayChoose && (
          <p className="border-b border-line px-4.5 py-3 text-xs text-ink-2">{t("cycle.squads_closed")}</p>
        )}
        <ul className="grid gap-px bg-line sm:grid-cols-2 lg:grid-cols-3">
          {squads.map((squad) => (
            <li key={squad.id} className="bg-surface">
              <label className="flex items-center gap-3 px-4.5 py-2.5 text-sm hover:bg-sunken">
                <input
                  type="checkbox"
                  name="squad"
                  value={squad.id}
                  defaultChecked={squad.chosen}
                  disabled={!mayChoose}
                  className="size-4 shrink-0 accent-ink"
                />
                <span className="min-w-0 flex-1 truncate">{name(squad)}</span>
                <span className="text-xs text-ink-3">{squad.key}</span>
              </label>
            </li>
          ))}
        </ul>
      </Card>
    </Form>
  );
}
