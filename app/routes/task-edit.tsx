import { data, redirect, useLocation, useOutletContext } from "react-router";
import { editOf, editTask } from "~/features/board/edit-task.server";
import { editTaskForm } from "~/features/board/forms";
import { loadTask } from "~/features/board/load-task.server";
import { Panel } from "~/features/board/panel";
import { requireBoardWork } from "~/features/board/require-board-work.server";
import { EditTaskForm } from "~/features/board/task-form";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/task-edit";

export const loader = page(async (ctx, { params }: Route.LoaderArgs) => {
  await requireBoardWork(ctx, params.squadId);
  return loadTask(ctx, params, { whole: false });
});

export const action = form(editTaskForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  const outcome = await editTask(ctx, params, editOf(value));
  if (!outcome.saved) return data({ conflict: outcome.conflict }, { status: 409 });
  return redirect(paths.task(params.squadId, params.taskId) + url.search);
});

export default function EditTask({ loaderData: task, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { search } = useLocation();
  const view = useOutletContext<BoardView>();
  return (
    <Panel key={task.id} squadId={view.squad.id} title={t("task.edit", { key: task.key })}>
      <EditTaskForm
        view={view}
        task={task}
        back={paths.task(view.squad.id, task.id) + search}
        reply={actionData}
      />
    </Panel>
  );
}
