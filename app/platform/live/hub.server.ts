import { AsyncResource } from "node:async_hooks";
import type { Logger } from "pino";
import { type Listener, listenLive } from "#db/listen";
import type { NamedLiveEvent } from "#db/repositories/live-events";
import type { Store } from "#db/store";
import { AppError } from "~/domain/errors";
import { groupBy } from "~/domain/group-by";
import { dayIn } from "../clock";
import type { LiveTopic } from "../context.server";
import { accessSubject } from "./access-events";
import { changes, heartbeat, hello, presence, refresh } from "./frames";
import { outboxOf } from "./outbox.server";
import { presenceSubject, presencesOf } from "./presence.server";
import { type Stream, streamSet } from "./streams.server";
import { withoutAccess } from "./topics.server";

export type OpenStream = Stream & {
  /** The board that is looked at, with the task open beside it. */
  looksAt: { topic: LiveTopic; taskId: string | null } | null;
  /** The last event the browser has, or how many milliseconds ago it was certainly up to date. */
  caughtUp: { lastEventId: string } | { millisecondsAgo: number };
};

/** The process's live side as requests see it. */
export type Live = {
  /** Something was committed whose events carry `at` or later: open streams are told. Never throws. */
  wake: (at: Date) => void;
  /** Takes an open stream in, tells it what it missed, and tells others who looks. The result ends it. */
  open: (stream: OpenStream) => Promise<() => void>;
  /** Which task the person's stream has open; false when the person has no such stream. */
  look: (place: { streamId: string; personId: string; taskId: string | null }) => Promise<boolean>;
};

export type Hub = Live & { streams: () => number; stop: () => Promise<void> };

type HubOptions = {
  store: Store;
  log: Logger;
  databaseUrl: string;
  timeZone: string;
  clock?: () => Date;
};

const pollMilliseconds = 1_000;
/** What a usual poll looks back at, and what every tenth does: longer than a transaction may take. */
const window = { usual: 15_000, wide: 120_000 };
const heartbeatMilliseconds = 20_000;
const renewMilliseconds = 15_000;
const accessMilliseconds = 30_000;
/** Processes learn of one event at most about two polls apart, in either order. */
const orderMilliseconds = 5_000;

/** Events for the processes alone. */
const internal = new Set<string>([presenceSubject, accessSubject]);

/** Reads the outbox when woken and once a second, and tells the open streams of this process. */
export async function startHub({
  store,
  log,
  databaseUrl,
  timeZone,
  clock = () => new Date(),
}: HubOptions): Promise<Hub> {
  const streams = streamSet();
  const outbox = outboxOf({ reader: store.read, clock: () => clock().getTime() });
  await outbox.read(new Date(clock().getTime() - window.wide));
  const scope = new AsyncResource("LiveHub");
  let since: number | null = null;
  let scheduled = false;
  let reading = false;
  let stopped = false;

  const failed = (what: string) => (error: unknown) => {
    if (!stopped) log.error({ err: error }, `${what} failed`);
  };

  const drain = async () => {
    if (reading || stopped) return;
    reading = true;
    try {
      while (since !== null && !stopped) {
        const from = since;
        since = null;
        await tell(await outbox.read(new Date(from)));
      }
    } finally {
      reading = false;
    }
  };
  const lookFrom = (at: number) => {
    since = since === null ? at : Math.min(since, at);
    if (scheduled || reading || stopped) return;
    scheduled = true;
    const read = () => {
      scheduled = false;
      drain().catch(failed("reading live events"));
    };
    // Outside of what the caller is in the middle of, whose transaction must not become the reader's.
    scope.runInAsyncScope(() => setImmediate(read));
  };
  const wake = (at: Date) => lookFrom(at.getTime());
  const presences = presencesOf({ store, clock, wake });

  const tell = async (events: readonly NamedLiveEvent[]) => {
    const looked = new Set<string>();
    const checked = new Set<Stream>();
    for (const [topic, ofTopic] of groupBy(events, (event) => event.topic)) {
      const told = ofTopic.filter(({ subjectType }) => !internal.has(subjectType));
      if (told.length > 0) streams.sendToTopic(topic, changes(told));
      if (ofTopic.some(({ subjectType }) => subjectType === presenceSubject)) looked.add(topic);
      if (ofTopic.some(({ subjectType }) => subjectType === accessSubject))
        for (const stream of streams.on(topic)) checked.add(stream);
      const personId = topic.startsWith("person:") ? topic.slice("person:".length) : null;
      if (personId && ofTopic.some(({ subjectType }) => subjectType === accessSubject))
        for (const stream of streams.of(personId)) checked.add(stream);
    }
    await check([...checked]);
    const watched = [...looked].filter((topic) => streams.on(topic).length > 0);
    for (const message of await presences.messages(watched))
      streams.sendToTopic(message.topic, presence(message));
  };

  const check = async (some: readonly Stream[]) => {
    const now = clock();
    const today = dayIn(timeZone, now);
    for (const stream of await withoutAccess(store.read, { streams: some, now, today }))
      streams.end(stream, "access");
  };

  let polls = 0;
  const poll = () => {
    polls += 1;
    lookFrom(clock().getTime() - (polls % 10 === 0 ? window.wide : window.usual));
  };
  const listener: Listener = listenLive({
    url: databaseUrl,
    onNotice: (payload) => lookFrom(Number(payload) || clock().getTime() - window.wide),
    onError: (error) => log.warn({ err: error }, "listening for live events was interrupted"),
  });
  const every = (milliseconds: number, work: () => unknown, what: string) =>
    setInterval(() => void Promise.resolve(work()).catch(failed(what)), milliseconds).unref();
  const timers = [
    every(pollMilliseconds, poll, "polling"),
    every(heartbeatMilliseconds, () => streams.sendToAll(heartbeat), "the heartbeat"),
    every(renewMilliseconds, presences.renew, "renewing presences"),
    every(accessMilliseconds, () => check(streams.all()), "checking streams"),
  ];

  /** What the stream missed: its events, or nothing but "fetch again" when they are no longer known. */
  const catchUp = (stream: OpenStream): Uint8Array | null => {
    const { caughtUp, topics } = stream;
    const from =
      "lastEventId" in caughtUp
        ? (outbox.arrivalOf(caughtUp.lastEventId) ?? 0) - orderMilliseconds
        : clock().getTime() - caughtUp.millisecondsAgo;
    const missed = outbox.arrivedSince(from);
    if (!missed) return refresh;
    const followed = new Set<string>(topics);
    const events = missed.filter(
      ({ id, topic, subjectType }) =>
        followed.has(topic) &&
        !internal.has(subjectType) &&
        !("lastEventId" in caughtUp && caughtUp.lastEventId === id),
    );
    return events.length > 0 ? changes(events) : null;
  };

  return {
    wake,
    open: async (stream) => {
      if (stopped) throw new AppError("unavailable");
      stream.sink.write(hello({ stream: stream.id, personId: stream.personId }));
      const missed = catchUp(stream);
      streams.add(stream);
      if (missed) stream.sink.write(missed);
      const { looksAt, id, personId } = stream;
      if (looksAt)
        await presences.join({ streamId: id, personId, ...looksAt }).catch(failed("noting a presence"));
      return () => {
        streams.remove(stream);
        presences.leave([stream.id]).catch(failed("ending a presence"));
      };
    },
    look: presences.look,
    streams: () => streams.size(),
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      for (const stream of streams.all()) streams.end(stream, "restart");
      await listener.close();
      await presences.leave(presences.ids()).catch(() => undefined);
    },
  };
}
