import { blockUntil, clearAttempts, countAttempt, forgiveAttempt } from "#db/repositories/throttles";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { subscriberOf, type ThrottleKind, throttleWindow, waitAfter } from "~/domain/identity";
import type { RequestInfo } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";

type Attempt = Pick<RequestInfo, "store" | "now" | "address" | "log">;

/** Keys say nothing of who tried: a mistyped password in the e-mail field is not kept either. */
const keysOf = (
  { address }: Pick<RequestInfo, "address">,
  account: string,
): Record<ThrottleKind, string> => ({
  account: `account:${sha256(account)}`,
  address: `address:${subscriberOf(address)}`,
});

/**
 * Counts an attempt before anything is checked, so that a hundred at once get no further than one after the other. Throws
 * `too_many` while the account or the address has to wait; the answer is the same whether or not the account exists.
 */
export async function beginAttempt(info: Attempt, account: string): Promise<void> {
  const keys = keysOf(info, account);
  await info.store.tx(async (t) => {
    for (const kind of ["account", "address"] as const) {
      const until = await countAndBlock(t, { kind, key: keys[kind], now: info.now });
      if (until) throw tooMany(info, until);
    }
  });
}

/** Until when the key was blocked already; the attempt is then taken back with the transaction. */
async function countAndBlock(
  t: Tx,
  { kind, key, now }: { kind: ThrottleKind; key: string; now: Date },
): Promise<Date | null> {
  const windowAfter = new Date(now.getTime() - throttleWindow[kind]);
  const { attempts, blockedUntil } = await countAttempt(t, { key, now, windowAfter });
  if (blockedUntil && blockedUntil > now) return blockedUntil;
  const wait = waitAfter(kind, attempts);
  if (wait > 0) await blockUntil(t, { key, until: new Date(now.getTime() + wait * 1000) });
  return null;
}

function tooMany({ log, address, now }: Attempt, until: Date): AppError {
  log.warn({ address }, "sign-in throttled");
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return new AppError("too_many", { reason: "sign_in_blocked", params: { minutes } });
}

/** After a success: the account starts afresh, and the address gets this one attempt back. */
export async function forgetAttempts(t: Tx, info: Attempt, account: string): Promise<void> {
  const keys = keysOf(info, account);
  await clearAttempts(t, keys.account);
  await forgiveAttempt(t, keys.address);
}
