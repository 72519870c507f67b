import { loadTimeline } from "~/features/board/views/load-timeline.server";
import { Timeline } from "~/features/board/views/timeline";
import { ViewHead } from "~/features/board/views/view-head";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-timeline";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadTimeline(ctx, params.squadId, url.searchParams),
);

export default function BoardTimeline({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <ViewHead frame={view.frame} view="timeline" matching={view.page.total} />
      <Timeline view={view} />
    </>
  );
}
