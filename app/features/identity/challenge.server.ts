import { randomBytes } from "node:crypto";
import { insertChallenge } from "#db/repositories/second-factors";
import type { Tx } from "#db/store";
import type { RequestInfo } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";

const minutes = 5;

const nameOf = (secure: boolean): string => (secure ? "__Host-trivet-code" : "trivet-code");

/** Opens a half-finished sign-in that waits for its second factor; returns the cookie that carries it. */
export async function openChallenge(
  t: Tx,
  { now, secure }: Pick<RequestInfo, "now" | "secure">,
  personId: string,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await insertChallenge(t, { tokenHash: sha256(token), personId, expiresAt });
  return cookie(secure, token, minutes * 60);
}

/** The hash under which the challenge of a request's cookie is stored; null without one. */
export function challengeHash(secure: boolean, cookieHeader: string | null): string | null {
  const found = (cookieHeader ?? "")
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${nameOf(secure)}=`))
    ?.slice(nameOf(secure).length + 1);
  return found ? sha256(found) : null;
}

export const forgetChallengeCookie = (secure: boolean): string => cookie(secure, "", 0);

const cookie = (secure: boolean, value: string, seconds: number): string =>
  `${nameOf(secure)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
