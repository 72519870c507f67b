import { Maximize2 } from "lucide-react";
import { data, Link, redirect, useOutletContext } from "react-router";
import { actOnTask, taskForm } from "~/features/board/act-on-task.server";
import { loadTaskPage, taskMovedTo } from "~/features/board/load-task.server";
import { Panel } from "~/features/board/panel";
import { attachOrSay, isUpload, refusedUpload } from "~/features/board/task/attachments.server";
import { pageWanted } from "~/features/board/task/page-wanted";
import { TaskDetails } from "~/features/board/task-details";
import type { BoardView } from "~/features/board/view";
import { WhoLooks } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, httpStatus, page } from "~/platform/respond.server";
import type { Route } from "./+types/task";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => {
  try {
    return await loadTaskPage(ctx, params, pageWanted(url.searchParams));
  } catch (error) {
    const squadId = await taskMovedTo(ctx, params);
    throw squadId === null ? error : redirect(paths.task(squadId, params.taskId));
  }
});

const act = form(taskForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  const next = await actOnTask(ctx, params, value);
  return redirect(next ?? paths.task(params.squadId, params.taskId) + url.search);
});

const upload = page(async (ctx, { params, url, request }: Route.ActionArgs) => {
  const refused = await attachOrSay(ctx, params, request);
  if (refused) return data(refusedUpload(refused), { status: httpStatus(refused) });
  return redirect(paths.task(params.squadId, params.taskId) + url.search);
});

export const action = async (args: Route.ActionArgs) => (isUpload(args.request) ? upload(args) : act(args));

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.task.key} ${loaderData.task.title} · Trivet` : "Trivet" },
];

export default function Task({ loaderData: { task, parts }, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const view = useOutletContext<BoardView>();
  return (
    <Panel
      key={task.id}
      squadId={view.squad.id}
      title={task.title}
      eyebrow={
        <span className="flex items-center gap-2">
          {t("task.panel", { key: task.key })}
          <WhoLooks squadId={view.squad.id} taskId={task.id} />
        </span>
      }
      tools={
        <Link
          to={paths.taskPage(task.key)}
          aria-label={t("task.full_page")}
          title={t("task.full_page")}
          className="grid size-8 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
        >
          <Maximize2 size={15} aria-hidden />
        </Link>
      }
    >
      <TaskDetails view={view} task={task} parts={parts} reply={actionData} />
    </Panel>
  );
}
