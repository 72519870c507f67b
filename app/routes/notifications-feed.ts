import { frameCounts } from "~/features/home/index.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/notifications-feed";

/** What the frame counts, asked for when the reader was told something. */
export const loader = page((ctx, _: Route.LoaderArgs) => frameCounts(ctx));
