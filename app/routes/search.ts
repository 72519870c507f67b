import { search } from "~/features/search/search.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/search";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) =>
  Response.json({ hits: await search(ctx, url.searchParams.get("q") ?? "") }),
);
