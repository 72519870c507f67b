import { redirect } from "react-router";
import { openNotification } from "~/features/notifications/read.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/notification-open";

/** An address to follow from the list and from mails: it counts as read, and leads to what it is about. */
export const loader = page(async (ctx, { params }: Route.LoaderArgs) => {
  throw redirect(await openNotification(ctx, params.notificationId));
});
