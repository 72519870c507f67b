import { exportTasks } from "~/features/board/export/export-tasks.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-export";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  exportTasks(ctx, params.squadId, url.searchParams),
);
