import { redirect } from "react-router";
import { defaultTab } from "~/features/squad/default-tab.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-index";

/** A member comes to work, everybody else to see how the squad stands. */
export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => {
  throw redirect((await defaultTab(ctx, params.squadId)) + url.search);
});
