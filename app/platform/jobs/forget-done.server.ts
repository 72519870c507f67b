import { deleteDoneJobs } from "#db/repositories/jobs";
import type { Store } from "#db/store";

const keptMilliseconds = 7 * 24 * 3_600_000;

/** Removes jobs done more than a week ago. */
export function forgetDoneJobs(store: Store, now: Date): Promise<void> {
  return store.tx((t) => deleteDoneJobs(t, new Date(now.getTime() - keptMilliseconds)));
}
