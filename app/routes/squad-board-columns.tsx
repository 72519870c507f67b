import { redirect, useOutletContext } from "react-router";
import { ColumnsEditor } from "~/features/board/columns-editor";
import { configureColumns } from "~/features/board/configure-columns.server";
import { columnsForm } from "~/features/board/forms";
import { loadColumns } from "~/features/board/load-columns.server";
import { Panel } from "~/features/board/panel";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-columns";

export const loader = page(async (ctx, { params }: Route.LoaderArgs) => loadColumns(ctx, params.squadId));

export const action = form(columnsForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  await configureColumns(ctx, params.squadId, value);
  return redirect(paths.boardColumns(params.squadId) + url.search);
});

export default function BoardColumns({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const view = useOutletContext<BoardView>();
  return (
    <Panel squadId={view.squad.id} title={t("columns.title")}>
      <ColumnsEditor columns={loaderData} reply={actionData} />
    </Panel>
  );
}
