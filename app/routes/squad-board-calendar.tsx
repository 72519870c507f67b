import { Calendar } from "~/features/board/views/calendar";
import { loadCalendar } from "~/features/board/views/load-calendar.server";
import { ViewHead } from "~/features/board/views/view-head";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-calendar";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadCalendar(ctx, params.squadId, url.searchParams),
);

export default function BoardCalendar({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <ViewHead frame={view.frame} view="calendar" matching={view.tasks.length + view.undated.total} />
      <Calendar view={view} />
    </>
  );
}
