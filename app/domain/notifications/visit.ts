/** When somebody last looked, and when their visit before this one ended. */
export type Visits = { seenAt: Date; previousAt: Date | null };

const minute = 60_000;
const day = 24 * 60 * minute;

/** A pause this long ends a visit. */
const visitPause = 30 * minute;
/** Within a visit a later look is noted this often: what is shown must not cost a write each time. */
const notedEvery = 5 * minute;
/** How far back a first visit and one after a long absence look. */
const firstReach = 7 * day;
const longestReach = 14 * day;

/**
 * A look at `now`: from when on things are new to this person, and what is to be stored (null when nothing is). Looks within half
 * an hour are one visit, so that reloading a page does not make everything on it old.
 */
export function lookAt(known: Visits | null, now: Date): { since: Date; store: Visits | null } {
  if (known === null) {
    return { since: before(now, firstReach), store: { seenAt: now, previousAt: null } };
  }
  const gone = now.getTime() - known.seenAt.getTime();
  const store: Visits =
    gone >= visitPause
      ? { seenAt: now, previousAt: known.seenAt }
      : { seenAt: now, previousAt: known.previousAt };
  const since = store.previousAt ?? before(now, firstReach);
  const earliest = before(now, longestReach);
  return {
    since: new Date(Math.max(since.getTime(), earliest.getTime())),
    store: gone >= notedEvery ? store : null,
  };
}

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds);
