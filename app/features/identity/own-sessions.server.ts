import { deleteSession, deleteSessionsOf, sessionsOf } from "#db/repositories/sessions";
import { AppError } from "~/domain/errors";
import { deviceOf } from "~/domain/identity";
import { type Context, withoutActor } from "~/platform/context.server";

/** A person's live sessions as they are shown: the device in words, the latest used first. */
export async function shownSessions(ctx: Context, personId: string) {
  const rows = await sessionsOf(ctx.store.read, { personId, now: ctx.now });
  return rows.map(({ id, createdAt, lastSeenAt, address, userAgent }) => ({
    id,
    createdAt,
    lastSeenAt,
    address,
    ...deviceOf(userAgent),
    current: id === ctx.sessionId,
  }));
}

export type ShownSession = Awaited<ReturnType<typeof shownSessions>>[number];

/** Ends one of one's own sessions. Throws `not_found` for anybody else's. */
export function endOwnSession(ctx: Context, id: string): Promise<void> {
  const { personId } = ctx.actor;
  return ctx.change("session.ended", async (t) => {
    if (!(await deleteSession(t, { id, personId }))) throw new AppError("not_found");
    return {
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId }, after: { sessions: 1 } }],
      result: undefined,
    };
  });
}

/** Ends all of one's own sessions but this one; returns how many. */
export function endOtherSessions(ctx: Context): Promise<number> {
  const { personId } = ctx.actor;
  return ctx.change("session.ended", async (t) => {
    const sessions = await deleteSessionsOf(t, { personId, except: ctx.sessionId });
    const entries =
      sessions === 0 ? [] : [{ subject: { type: "person", id: personId }, after: { sessions } }];
    return { allowed: withoutActor("credentials"), entries, result: sessions };
  });
}
