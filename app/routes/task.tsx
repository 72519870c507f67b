import { redirect, useOutletContext } from "react-router";
import { archiveTask, blockTask, restoreTask, unblockTask } from "~/features/board/change-task.server";
import { taskActionForm } from "~/features/board/forms";
import { acceptHandoff, returnHandoff, withdrawHandoff } from "~/features/board/hand-off.server";
import { loadTask } from "~/features/board/load-task.server";
import { moveTask } from "~/features/board/move-task.server";
import { Panel } from "~/features/board/panel";
import { TaskDetails } from "~/features/board/task-details";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { localPath } from "~/platform/local-path";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/task";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadTask(ctx, params, { whole: url.searchParams.get("history") === "all" }),
);

export const action = form(taskActionForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  const own = paths.task(params.squadId, params.taskId) + url.search;
  switch (value.intent) {
    case "move":
      await moveTask(ctx, params, { ...value, afterId: null });
      return redirect(own);
    case "block":
      await blockTask(ctx, params, { version: value.version, reason: value.blockedReason });
      return redirect(own);
    case "unblock":
      await unblockTask(ctx, params, value);
      return redirect(own);
    case "archive":
      await archiveTask(ctx, params, value);
      return redirect(own);
    case "restore":
      await restoreTask(ctx, params, value);
      return redirect(own);
    case "accept":
      await acceptHandoff(ctx, params, value);
      return redirect(value.to === undefined ? own : localPath(value.to));
    case "return":
      await returnHandoff(ctx, params, value);
      return redirect(own);
    case "withdraw":
      await withdrawHandoff(ctx, params, value);
      return redirect(own);
  }
});

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.key} ${loaderData.title} · Trivet` : "Trivet" },
];

export default function Task({ loaderData: task, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const view = useOutletContext<BoardView>();
  return (
    <Panel
      key={task.id}
      squadId={view.squad.id}
      title={task.title}
      eyebrow={t("task.panel", { key: task.key })}
    >
      <TaskDetails view={view} task={task} reply={actionData} />
    </Panel>
  );
}
