import { deleteLiveEvents } from "#db/repositories/live-events";
import type { Store } from "#db/store";

const keptMilliseconds = 3_600_000;

/** Removes what every stream was told of more than an hour ago. */
export function forgetLiveEvents(store: Store, now: Date): Promise<void> {
  return store.tx((t) => deleteLiveEvents(t, new Date(now.getTime() - keptMilliseconds)));
}
