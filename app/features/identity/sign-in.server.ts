import { credentialByEmail } from "#db/repositories/credentials";
import { secondFactorOf } from "#db/repositories/second-factors";
import { AppError } from "~/domain/errors";
import { type RequestInfo, recordChange, withoutActor } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import { verifyPassword } from "~/platform/passwords.server";
import { openSession } from "~/platform/session.server";
import { beginAttempt, forgetAttempts } from "./attempts.server";
import { openChallenge } from "./challenge.server";
import type { SignInInput } from "./forms";

/** What the right password leads to: a session, or the question for the second factor. */
export type SignedIn = { next: "session" | "code"; cookie: string };

/**
 * Signs in with e-mail and password. Throws `invalid` when they do not match an active account and `too_many` after too many
 * attempts; both cost the same whether or not the account exists.
 */
export async function signIn(info: RequestInfo, { email, password }: SignInInput): Promise<SignedIn> {
  await beginAttempt(info, email);
  const found = await credentialByEmail(info.store.read, email);
  const usable = found?.active ? (found.passwordHash ?? null) : null;
  const matches = await verifyPassword(usable, password);
  if (!found || !matches) {
    await recordRefusal(info, { personId: found?.personId, email, reason: "credentials" });
    throw new AppError("invalid", { reason: "credentials" });
  }
  const { personId } = found;
  const factor = await secondFactorOf(info.store.read, personId);
  if (factor?.confirmedAt) return askForCode(info, personId);
  return { next: "session", cookie: await enter(info, { personId, email }) };
}

function askForCode(info: RequestInfo, personId: string): Promise<SignedIn> {
  return recordChange(info, {
    action: "session.code_asked",
    actorId: personId,
    work: async (t) => ({
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId }, after: { address: info.address } }],
      result: { next: "code" as const, cookie: await openChallenge(t, info, personId) },
    }),
  });
}

/** Opens a session with a new token for a person who has shown who they are; returns its Set-Cookie header. */
export function enter(
  info: RequestInfo,
  {
    personId,
    email,
    how = "password",
  }: { personId: string; email: string; how?: "password" | "code" | "recovery-code" },
): Promise<string> {
  return recordChange(info, {
    action: "session.opened",
    actorId: personId,
    work: async (t) => {
      await forgetAttempts(t, info, email);
      const { userAgent, address } = info;
      info.log.info({ personId, address, how }, "signed in");
      return {
        allowed: withoutActor("credentials"),
        entries: [{ subject: { type: "person", id: personId }, after: { how, address } }],
        result: await openSession({ ...info, t }, { personId, userAgent, address }),
      };
    },
  });
}

type Refusal = { personId: string | undefined; email: string; reason: "credentials" | "code" };

/** Logs a refused attempt; of an account that does not exist only a hash, for what was typed may be somebody's password. */
export function recordRefusal(info: RequestInfo, { personId, email, reason }: Refusal): Promise<null> {
  const { address } = info;
  info.log.warn({ personId, address, reason }, "sign-in refused");
  const subject = personId
    ? { type: "person", id: personId }
    : { type: "unknown_account", id: sha256(email).slice(0, 16) };
  return recordChange(info, {
    action: "session.refused",
    actorId: null,
    work: async () => ({
      allowed: withoutActor("credentials"),
      entries: [{ subject, after: { reason, address } }],
      result: null,
    }),
  });
}
