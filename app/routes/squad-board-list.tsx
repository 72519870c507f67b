import { loadTaskList } from "~/features/board/load-task-list.server";
import { StateSwitch, TaskListTable } from "~/features/board/views/task-list";
import { ViewHead } from "~/features/board/views/view-head";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-list";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadTaskList(ctx, params.squadId, url.searchParams),
);

export default function TaskList({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <ViewHead frame={view.frame} view="list" matching={view.page.total} scope={view.state}>
        <StateSwitch state={view.state} />
      </ViewHead>
      <TaskListTable view={view} />
    </>
  );
}
