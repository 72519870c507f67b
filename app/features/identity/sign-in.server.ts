import { credentialByEmail } from "#db/repositories/credentials";
import { AppError } from "~/domain/errors";
import { recordChange, type RequestInfo, withoutActor } from "~/platform/context.server";
import { verifyPassword } from "~/platform/passwords.server";
import { openSession } from "~/platform/session.server";
import type { SignInInput } from "./forms";

/** Opens a session for the right e-mail and password and returns its Set-Cookie header; throws `invalid` otherwise. */
export async function signIn(info: RequestInfo, { email, password }: SignInInput): Promise<string> {
  const found = await credentialByEmail(info.store.read, email);
  const usable = found?.active ? (found.passwordHash ?? null) : null;
  const matches = await verifyPassword(usable, password);
  if (!found || !matches) throw new AppError("invalid", { reason: "credentials" });
  const { personId } = found;
  return recordChange(info, {
    action: "session.opened",
    actorId: personId,
    work: async (t) => ({
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId } }],
      result: await openSession({ ...info, t }, { personId, userAgent: info.userAgent, address: info.address }),
    }),
  });
}
