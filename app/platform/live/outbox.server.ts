import { liveEventsSince, type NamedLiveEvent } from "#db/repositories/live-events";
import type { Reader } from "#db/store";

export type Outbox = {
  /**
   * Committed events at or after `since` that were not read before. An event carries the instant of its request and may be
   * committed long after others that are later, so reading goes by instants and what was read before, never by "after
   * the last one".
   */
  read: (since: Date) => Promise<NamedLiveEvent[]>;
  /** Events that arrived in this process at or after the instant, in that order; undefined when older ones are forgotten. */
  arrivedSince: (milliseconds: number) => NamedLiveEvent[] | undefined;
  /** When this process read the event, in milliseconds; undefined when it is unknown or forgotten. */
  arrivalOf: (id: string) => number | undefined;
};

type Arrived = { event: NamedLiveEvent; at: number };
type OutboxOptions = { reader: Reader; clock: () => number; remembered?: number };

/** Far more than arrive between two readings; of more, the latest. */
const atOnce = 20_000;

/** How long events are remembered; longer than any window that is read again. */
export const rememberedMilliseconds = 5 * 60_000;

/** No transaction takes longer between the instant its events carry and its commit. */
const slowestMilliseconds = 60_000;

/** Reads `live_events` and remembers what it read, bounded in time and number. */
export function outboxOf({ reader, clock, remembered = 50_000 }: OutboxOptions): Outbox {
  const known = new Map<string, Arrived>();
  /** Everything committed at or after this instant is known; nothing is before the first reading. */
  let completeSince = Number.POSITIVE_INFINITY;

  const forget = (now: number) => {
    for (const [id, { at }] of known) {
      if (known.size <= remembered && at >= now - rememberedMilliseconds) break;
      known.delete(id);
      completeSince = Math.max(completeSince, at + 1);
    }
  };

  return {
    read: async (since) => {
      const rows = await liveEventsSince(reader, { since, limit: atOnce });
      const at = clock();
      const events = rows.filter(({ id }) => !known.has(id));
      for (const event of events) known.set(event.id, { event, at });
      if (completeSince === Number.POSITIVE_INFINITY) completeSince = since.getTime() + slowestMilliseconds;
      forget(at);
      return events;
    },
    arrivedSince: (milliseconds) => {
      if (milliseconds < completeSince) return undefined;
      return [...known.values()].filter(({ at }) => at >= milliseconds).map(({ event }) => event);
    },
    arrivalOf: (id) => known.get(id)?.at,
  };
}
