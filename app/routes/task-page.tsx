import { data, redirect } from "react-router";
import { actOnTask, taskForm } from "~/features/board/act-on-task.server";
import { addressOfKey, loadPlace } from "~/features/board/load-place.server";
import { loadTaskPage } from "~/features/board/load-task.server";
import { attachOrSay, isUpload, refusedUpload } from "~/features/board/task/attachments.server";
import { pageWanted } from "~/features/board/task/page-wanted";
import { TaskPage } from "~/features/board/task-page";
import { paths } from "~/platform/paths";
import { form, httpStatus, page } from "~/platform/respond.server";
import type { Route } from "./+types/task-page";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => {
  const address = await addressOfKey(ctx, params.taskKey);
  const [place, found] = await Promise.all([
    loadPlace(ctx, address.squadId),
    loadTaskPage(ctx, address, pageWanted(url.searchParams)),
  ]);
  return { place, ...found };
});

const act = form(taskForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  const next = await actOnTask(ctx, await addressOfKey(ctx, params.taskKey), value);
  return redirect(next ?? paths.taskPage(params.taskKey) + url.search);
});

const upload = page(async (ctx, { params, url, request }: Route.ActionArgs) => {
  const refused = await attachOrSay(ctx, await addressOfKey(ctx, params.taskKey), request);
  if (refused) return data(refusedUpload(refused), { status: httpStatus(refused) });
  return redirect(paths.taskPage(params.taskKey) + url.search);
});

export const action = async (args: Route.ActionArgs) => (isUpload(args.request) ? upload(args) : act(args));

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.task.key} ${loaderData.task.title} · Trivet` : "Trivet" },
];

export default function TaskByKey({ loaderData, actionData }: Route.ComponentProps) {
  return <TaskPage {...loaderData} reply={actionData} />;
}
