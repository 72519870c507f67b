import { suggestTasks } from "~/features/board/task/suggest.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/task-suggest";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => ({
  suggestions: await suggestTasks(ctx, url.searchParams.get("q") ?? ""),
}));
