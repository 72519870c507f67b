import { redirect, useOutletContext } from "react-router";
import { configureHandoffChecks, loadHandoffChecks } from "~/features/board/configure-handoff-checks.server";
import { handoffChecksForm } from "~/features/board/handoff-check-forms";
import { HandoffChecksEditor } from "~/features/board/handoff-checks-editor";
import { Panel } from "~/features/board/panel";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-handoff-checks";

export const loader = page((ctx, { params }: Route.LoaderArgs) => loadHandoffChecks(ctx, params.squadId));

export const action = form(handoffChecksForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  await configureHandoffChecks(ctx, params.squadId, value);
  return redirect(paths.handOffChecks(params.squadId) + url.search);
});

export default function HandoffChecks({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const view = useOutletContext<BoardView>();
  return (
    <Panel squadId={view.squad.id} title={t("handoff.checks_title")}>
      <HandoffChecksEditor {...loaderData} reply={actionData} />
    </Panel>
  );
}
