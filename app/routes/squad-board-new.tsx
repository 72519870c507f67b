import { redirect, useOutletContext } from "react-router";
import { createTask } from "~/features/board/create-task.server";
import { createTaskForm } from "~/features/board/forms";
import { Panel } from "~/features/board/panel";
import { requireBoardWork } from "~/features/board/require-board-work.server";
import { parentChoice } from "~/features/board/task/parent.server";
import { NewTaskForm } from "~/features/board/task-form";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-new";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => {
  await requireBoardWork(ctx, params.squadId);
  return {
    columnId: url.searchParams.get("column"),
    parent: await parentChoice(ctx, params.squadId, url.searchParams.get("parent")),
  };
});

export const action = form(createTaskForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  await createTask(ctx, params.squadId, value);
  if (value.parentId !== null) return redirect(paths.task(params.squadId, value.parentId));
  return redirect(paths.squadBoard(params.squadId) + url.search);
});

export default function NewTask({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const view = useOutletContext<BoardView>();
  const start = view.columns.find(({ category }) => category === "to-do") ?? view.columns[0];
  return (
    <Panel squadId={view.squad.id} title={t("task.new")}>
      <NewTaskForm
        view={view}
        columnId={loaderData.columnId ?? start?.id ?? ""}
        parent={loaderData.parent}
        reply={actionData}
      />
    </Panel>
  );
}
