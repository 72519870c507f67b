import { deleteExpiredChallenges } from "#db/repositories/second-factors";
import { deleteExpiredSessions } from "#db/repositories/sessions";
import { deleteOldThrottles } from "#db/repositories/throttles";
import type { Store } from "#db/store";
import { throttleWindow } from "~/domain/identity";

/** Removes sessions, half-finished sign-ins and counted attempts whose time is over. They are no part of the record. */
export function forgetExpired(store: Store, now: Date): Promise<void> {
  const remembered = Math.max(...Object.values(throttleWindow));
  return store.tx(async (t) => {
    await deleteExpiredSessions(t, now);
    await deleteExpiredChallenges(t, now);
    await deleteOldThrottles(t, new Date(now.getTime() - remembered));
  });
}
