import { unreadNotifications } from "~/features/notifications/read.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/notifications-feed";

/** What the bell shows, asked for when the reader's list changed. */
export const loader = page(async (ctx, _: Route.LoaderArgs) => ({ unread: await unreadNotifications(ctx) }));
