import { credentialOf } from "#db/repositories/credentials";
import { personById } from "#db/repositories/people";
import { deleteSessionsOf } from "#db/repositories/sessions";
import { AppError } from "~/domain/errors";
import { type Context, withoutActor } from "~/platform/context.server";
import { verifyPassword } from "~/platform/passwords.server";
import { openSession } from "~/platform/session.server";
import { beginAttempt, forgetAttempts } from "./attempts.server";
import { hashOfNewPassword, storePassword } from "./set-password.server";

/** Throws `invalid` at `field` unless this is the person's password; guesses are throttled as at sign-in. */
export async function assertOwnPassword(ctx: Context, password: string, field: string): Promise<void> {
  const { personId } = ctx.actor;
  await beginAttempt(ctx, personId);
  const stored = await credentialOf(ctx.store.read, personId);
  if (!(await verifyPassword(stored?.passwordHash ?? null, password)))
    throw new AppError("invalid", { reason: "password_wrong", field });
  await ctx.store.tx((t) => forgetAttempts(t, ctx, personId));
}

/** Changes one's own password; every other session ends and this one goes on under a new token, whose cookie is returned. */
export async function changePassword(
  ctx: Context,
  { oldPassword, newPassword }: { oldPassword: string; newPassword: string },
): Promise<string> {
  const { personId } = ctx.actor;
  await assertOwnPassword(ctx, oldPassword, "oldPassword");
  const person = await personById(ctx.store.read, personId);
  if (!person) throw new AppError("not_found");
  const passwordHash = await hashOfNewPassword(newPassword, person);
  return ctx.change("password.changed", async (t) => {
    await storePassword(t, personId, passwordHash, ctx.now);
    const sessionsEnded = await deleteSessionsOf(t, { personId });
    const { userAgent, address } = ctx;
    return {
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId }, after: { sessionsEnded: sessionsEnded - 1 } }],
      result: await openSession({ ...ctx, t }, { personId, userAgent, address }),
    };
  });
}
