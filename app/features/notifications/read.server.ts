import { markRead, markUnread, notificationOf } from "#db/repositories/notifications";
import { AppError } from "~/domain/errors";
import type { Authorised, Context, LiveChange } from "~/platform/context.server";
import { addressOf } from "./notice";
import { shownTo } from "./shown.server";

/** Everybody reads and settles what they themselves were told. */
export const ownList = (ctx: Context): Authorised =>
  ctx.require("person.edit_own_preferences", {
    personId: ctx.actor.personId,
    discipline: null,
    managerId: null,
    unitPaths: [],
  });

const listOf = (ctx: Context): LiveChange => ({
  topic: `person:${ctx.actor.personId}`,
  subject: { type: "person", id: ctx.actor.personId },
});

/** Marks one notification as read. Throws `not_found` for one that is not the reader's. */
export async function readNotification(ctx: Context, id: string): Promise<void> {
  await notificationInReach(ctx, id);
  await read(ctx, { id });
}

/** Marks what arrived up to `until` as read, of one kind where `kind` is given. */
export const readNotifications = (ctx: Context, input: { kind: string | null; until: Date }): Promise<void> =>
  read(ctx, input);

/** Marks a notification as unread again. Throws `not_found` for one that is not the reader's. */
export async function unreadNotification(ctx: Context, id: string): Promise<void> {
  await notificationInReach(ctx, id);
  const { personId } = ctx.actor;
  await ctx.change("notification.unread", async (t) => {
    const changed = await markUnread(t, { personId, id });
    return {
      allowed: ownList(ctx),
      entries: changed ? [{ subject: { type: "notification", id } }] : [],
      result: undefined,
      live: changed ? [listOf(ctx)] : [],
    };
  });
}

/** Marks a notification as read and says where it leads. Throws `not_found` for one that is not the reader's. */
export async function openNotification(ctx: Context, id: string): Promise<string> {
  const found = await notificationInReach(ctx, id);
  await read(ctx, { id });
  const [notice] = await shownTo(ctx.store.read, ctx.actor, [found]);
  return addressOf(notice!);
}

async function notificationInReach(ctx: Context, id: string) {
  const found = await notificationOf(ctx.store.read, { personId: ctx.actor.personId, id });
  if (!found) throw new AppError("not_found");
  return found;
}

type Which = { id?: string; kind?: string | null; until?: Date };

function read(ctx: Context, which: Which): Promise<void> {
  const { personId } = ctx.actor;
  return ctx.change("notification.read", async (t) => {
    const ids = await markRead(t, { ...which, personId, at: ctx.now });
    return {
      allowed: ownList(ctx),
      entries:
        ids.length === 1
          ? [{ subject: { type: "notification", id: ids[0]! } }]
          : ids.length > 1
            ? [{ subject: { type: "person", id: personId }, after: { notifications: ids.length } }]
            : [],
      result: undefined,
      live: ids.length > 0 ? [listOf(ctx)] : [],
    };
  });
}
