import { deleteSession } from "#db/repositories/sessions";
import { type Context, withoutActor } from "~/platform/context.server";
import { forgetCookie } from "~/platform/session.server";

/** Ends the session this request came with; returns the header that makes the browser forget it. */
export async function signOut(ctx: Context): Promise<string> {
  const { personId } = ctx.actor;
  await ctx.change("session.ended", async (t) => {
    await deleteSession(t, { id: ctx.sessionId, personId });
    return {
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId } }],
      result: null,
    };
  });
  return forgetCookie(ctx);
}
