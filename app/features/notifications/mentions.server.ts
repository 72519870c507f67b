import { unreadOfKinds } from "#db/repositories/notifications";
import type { Context } from "~/platform/context.server";
import { shownTo } from "./shown.server";

/** Mentions that the reader has not read and may see, the longest unread first. */
export async function unreadMentions(ctx: Context, limit: number) {
  const { personId } = ctx.actor;
  const rows = await unreadOfKinds(ctx.store.read, { personId, kinds: ["task.mentioned"], limit });
  const shown = await shownTo(ctx.store.read, ctx.actor, rows);
  return shown.flatMap(({ id, at, about }) => {
    if (about === null || about.squadId === null || about.key === null || about.actor === null) return [];
    const { actor, squadId, key, title, reason, subject } = about;
    return [{ id, at, actor, squadId, key, title: title ?? "", reason, taskId: subject.id }];
  });
}
