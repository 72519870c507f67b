import { notificationPage } from "#db/repositories/notifications";
import { isNotificationKind } from "~/domain/notifications";
import { dayIn } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { shownTo } from "./shown.server";

const pageSize = 30;

/** A page of what the reader was told, the latest first, under its days; filters and page stand in the address. */
export async function loadNotifications(ctx: Context, search: URLSearchParams) {
  const r = ctx.store.read;
  const wanted = search.get("kind") ?? "";
  const kind = isNotificationKind(wanted) ? wanted : null;
  const unreadOnly = search.get("unread") === "1";
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(search.get("page"))) || 1));
  const { personId } = ctx.actor;
  const offset = (page - 1) * pageSize;
  const { rows, total } = await notificationPage(r, { personId, unreadOnly, kind, offset, limit: pageSize });
  const notices = await shownTo(r, ctx.actor, rows);
  return {
    personId,
    kind,
    unreadOnly,
    page: { page, pageSize, total },
    notices: notices.map((notice) => ({ ...notice, day: dayIn(ctx.timeZone, notice.at) })),
    today: ctx.today,
    now: ctx.now,
  };
}

export type NotificationsView = Awaited<ReturnType<typeof loadNotifications>>;
