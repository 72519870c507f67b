import { redirect } from "react-router";
import { flowSettingsForm } from "~/features/flow/forms";
import { changeFlowSettings, loadFlowSettings } from "~/features/flow/settings.server";
import { SettingsForm } from "~/features/flow/settings-form";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-flow-settings";

export const loader = page((ctx, { params }: Route.LoaderArgs) => loadFlowSettings(ctx, params.squadId));

export const action = form(flowSettingsForm, async (ctx, value, { params }: Route.ActionArgs) => {
  await changeFlowSettings(ctx, params.squadId, value);
  return redirect(paths.squadFlow(params.squadId));
});

export default function SquadFlowSettings({ loaderData, actionData }: Route.ComponentProps) {
  return <SettingsForm key={loaderData.version} view={loaderData} reply={actionData} />;
}
