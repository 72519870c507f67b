import { redirect, useOutletContext } from "react-router";
import { Panel } from "~/features/board/panel";
import { labelsForm } from "~/features/board/task/forms";
import { configureLabels, loadLabels } from "~/features/board/task/labels.server";
import { LabelsEditor } from "~/features/board/task/labels-editor";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-labels";

export const loader = page(async (ctx, { params }: Route.LoaderArgs) => loadLabels(ctx, params.squadId));

export const action = form(labelsForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  await configureLabels(ctx, params.squadId, value);
  return redirect(paths.boardLabels(params.squadId) + url.search);
});

export default function BoardLabels({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const view = useOutletContext<BoardView>();
  return (
    <Panel squadId={view.squad.id} title={t("labels.title")}>
      <LabelsEditor labels={loaderData} reply={actionData} />
    </Panel>
  );
}
