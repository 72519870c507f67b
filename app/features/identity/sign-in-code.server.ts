import {
  challengeByHash,
  countCodeTry,
  deleteChallenge,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from "#db/repositories/second-factors";
import { AppError } from "~/domain/errors";
import type { RequestInfo } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import { challengeHash } from "./challenge.server";
import { enter, recordRefusal } from "./sign-in.server";
import { plainRecoveryCode, stepOf } from "./totp.server";

/** Codes that may be tried before the password is asked for again. */
const patience = 5;

/** True while the browser holds a half-finished sign-in. */
export async function awaitsCode(info: RequestInfo, cookieHeader: string | null): Promise<boolean> {
  return (await standing(info, cookieHeader)) !== undefined;
}

async function standing({ store, now, secure }: RequestInfo, cookieHeader: string | null) {
  const tokenHash = challengeHash(secure, cookieHeader);
  return tokenHash === null ? undefined : challengeByHash(store.read, { tokenHash, now });
}

/**
 * Finishes a sign-in with a code of the authenticator app or a recovery code; returns the session's Set-Cookie header, or null when
 * the password has to be given again. Throws `invalid` for a wrong or used code. The try is counted before the code is looked at.
 */
export async function signInWithCode(
  info: RequestInfo,
  cookieHeader: string | null,
  typed: string,
): Promise<string | null> {
  const found = await standing(info, cookieHeader);
  if (!found) return null;
  const { email } = found;
  const { tokenHash, personId } = found.challenge;
  const tries = await info.store.tx((t) => countCodeTry(t, tokenHash));
  if (tries > patience) return null;
  const how = await accepted(info, personId, typed);
  if (how === null) {
    await recordRefusal(info, { personId, email, reason: "code" });
    if (tries === patience) return null;
    throw new AppError("invalid", { reason: "code_wrong", field: "code" });
  }
  const ended = await info.store.tx((t) => deleteChallenge(t, tokenHash));
  return ended ? enter(info, { personId, email, how }) : null;
}

async function accepted({ store, now }: RequestInfo, personId: string, typed: string) {
  const factor = await secondFactorOf(store.read, personId);
  if (!factor?.confirmedAt) return null;
  const step = stepOf(factor.secret, typed, now);
  if (step !== null)
    return (await store.tx((t) => takeStep(t, { personId, step }))) ? ("code" as const) : null;
  const hash = sha256(plainRecoveryCode(typed));
  const left = await store.tx((t) => takeRecoveryCode(t, { personId, hash }));
  return left === false ? null : ("recovery-code" as const);
}
