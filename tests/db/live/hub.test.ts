import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "#db/id";
import { deleteLiveEvents, insertLiveEvents } from "#db/repositories/live-events";
import { setSeatEnd } from "#db/repositories/seats";
import { insertSession } from "#db/repositories/sessions";
import { seats } from "#db/schema";
import { openStore, type Store } from "#db/store";
import type { LiveTopic } from "~/platform/context.server";
import { type Hub, type OpenStream, startHub } from "~/platform/live/hub.server";
import type { LiveMessage } from "~/platform/live/message";
import { outboxOf } from "~/platform/live/outbox.server";
import { testDatabase } from "../../support/database";
import { givenBoard } from "../board/support";

const { store, url } = await testDatabase();
const hubs: Hub[] = [];
const log = pino({ level: "silent" });
const given = async (clock?: () => Date) => {
  const hub = await startHub({ store, log, databaseUrl: url, timeZone: "Asia/Shanghai", clock });
  hubs.push(hub);
  return hub;
};
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.stop();
});

let one: LiveTopic = "squad:one";
beforeEach(() => {
  one = `squad:${newId()}`;
});

const event = (topic: LiveTopic, { at = new Date(), id = newId() } = {}) => ({
  id,
  at,
  topic,
  subjectType: "task",
  subjectId: `task-of-${id}`,
  version: 3,
  actorId: null,
});

/** A stream whose frames the test waits for. */
function stream(more: Partial<OpenStream> = {}) {
  let text = "";
  let ended = false;
  let cut = false;
  let pending = 0;
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const resume of waiting.splice(0)) resume();
  };
  const decoder = new TextDecoder();
  const open: OpenStream = {
    id: newId(),
    personId: "nobody",
    sessionId: "none",
    topics: [one],
    looksAt: null,
    caughtUp: { millisecondsAgo: 0 },
    sink: {
      write: (bytes) => {
        text += decoder.decode(bytes);
        wake();
      },
      end: () => {
        ended = true;
        wake();
      },
      cut: () => {
        cut = true;
        wake();
      },
      pending: () => pending,
    },
    ...more,
  };
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    open,
    text: () => text,
    until: (part: string) => until(() => text.includes(part)),
    untilEnded: () => until(() => ended),
    untilCut: () => until(() => cut),
    lag: (bytes: number) => {
      pending = bytes;
    },
    ids: () =>
      [...text.matchAll(/^data: (.*)$/gm)]
        .map(([, data]) => JSON.parse(data!) as Partial<LiveMessage>)
        .flatMap(({ id }) => id ?? []),
  };
}

const put = (target: Store, ...events: ReturnType<typeof event>[]) =>
  target.tx((t) => insertLiveEvents(t, events));

test("an event committed long after later ones is still told, once", async () => {
  const outbox = outboxOf({ reader: store.read, clock: Date.now });
  const early = event("squad:late", { at: new Date(Date.now() - 10_000) });
  const later = event("squad:late");
  await put(store, later);
  const since = new Date(Date.now() - 15_000);
  expect((await outbox.read(since)).map(({ id }) => id)).toContain(later.id);
  await put(store, early);
  const again = (await outbox.read(since)).map(({ id }) => id);
  expect(again).toContain(early.id);
  expect(again).not.toContain(later.id);
  expect(await outbox.read(since)).toEqual([]);
});

test("a transaction that is slow to commit holds nobody up and is told when it commits", async () => {
  const hub = await given();
  const watcher = stream();
  await hub.open(watcher.open);
  const other = await openStore({ url });
  const slow = event(one);
  const quick = event(one);
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  // SQLite lets one writer in at a time, so there the slow one is slow before its first write.
  const writing = store.dialect === "sqlite" ? held : Promise.resolve();
  const committed = writing.then(() =>
    other.tx(async (t) => {
      await insertLiveEvents(t, [slow]);
      await held;
    }),
  );
  await put(store, quick);
  hub.wake(quick.at);
  await watcher.until(quick.id);
  expect(watcher.text()).not.toContain(slow.id);
  commit();
  await committed;
  await watcher.until(slow.id);
  expect(watcher.ids()).toEqual([quick.id, slow.id]);
  await other.close();
});

test("a change of another process reaches the stream without being woken here", async () => {
  const hub = await given();
  const watcher = stream();
  await hub.open(watcher.open);
  const other = await openStore({ url });
  const change = event(one);
  await put(other, change);
  await watcher.until(change.id);
  await other.close();
});

test("an event of a transaction that failed is never told", async () => {
  const hub = await given();
  const watcher = stream();
  await hub.open(watcher.open);
  const undone = event(one);
  await expect(
    store.tx(async (t) => {
      await insertLiveEvents(t, [undone]);
      throw new Error("refused");
    }),
  ).rejects.toThrow();
  const done = event(one);
  await put(store, done);
  hub.wake(undone.at);
  await watcher.until(done.id);
  expect(watcher.ids()).toEqual([done.id]);
});

test("events go to those who follow their topic alone", async () => {
  const hub = await given();
  const two: LiveTopic = `squad:${newId()}`;
  const single = stream();
  const both = stream({ topics: [one, two] });
  await hub.open(single.open);
  await hub.open(both.open);
  const first = event(two);
  const second = event(one);
  await put(store, first);
  await put(store, second);
  hub.wake(first.at);
  await both.until(second.id);
  await single.until(second.id);
  expect(single.ids()).toEqual([second.id]);
  expect(both.ids().sort()).toEqual([first.id, second.id].sort());
});

test("who does not read is cut off instead of being waited for", async () => {
  const hub = await given();
  const slow = stream();
  const quick = stream();
  await hub.open(slow.open);
  await hub.open(quick.open);
  slow.lag(10_000_000);
  const change = event(one);
  await put(store, change);
  hub.wake(change.at);
  await slow.untilCut();
  await quick.until(change.id);
  expect(hub.streams()).toBe(1);
});

test("presence that nobody renews ends for those who stay", async () => {
  const { squad } = await givenBoard(store);
  const topic: LiveTopic = `squad:${squad.squadId}`;
  const looksAt = { topic, taskId: null };
  const early = new Date(Date.now() - 60_000);
  const crashed = await given(() => early);
  const hub = await given();
  const watcher = stream({ topics: [topic], personId: squad.leads.tech, looksAt });
  await hub.open(watcher.open);
  await watcher.until(squad.leads.tech);
  await crashed.open(stream({ topics: [topic], personId: squad.leads.data, looksAt }).open);
  const other = stream({ topics: [topic], personId: squad.leads.product, looksAt });
  const leave = await hub.open(other.open);
  await watcher.until(squad.leads.product);
  expect(watcher.text()).not.toContain(squad.leads.data);
  leave();
  await watcher.until(`"people":[{"id":"${squad.leads.tech}"`);
});

test("a stream ends when its session is over, and when its person loses the seat; the others stay", async () => {
  const { squad } = await givenBoard(store);
  const topic: LiveTopic = `squad:${squad.squadId}`;
  const hub = await given();
  const now = Date.now();
  const session = async (personId: string) => {
    const id = newId();
    const ends = new Date(now + 3_600_000);
    const times = {
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: ends,
      absoluteExpiresAt: ends,
    };
    await store.tx((t) => insertSession(t, { id, personId, ...times, userAgent: "", address: "" }));
    return id;
  };
  const opened = async (personId: string, sessionId: string) => {
    const mine = stream({ topics: [topic], personId, sessionId });
    await hub.open(mine.open);
    return mine;
  };
  const without = await opened(squad.leads.data, "over");
  const leaving = await opened(squad.leads.product, await session(squad.leads.product));
  const staying = await opened(squad.leads.tech, await session(squad.leads.tech));
  const [seat] = (await store.read.select().from(seats)).filter(
    ({ personId, squadId }) => personId === squad.leads.product && squadId === squad.squadId,
  );
  await store.tx((t) => setSeatEnd(t, { id: seat!.id, to: seat!.from, previousTo: seat!.to }));
  const check = { ...event(topic), subjectType: "access" };
  await put(store, check);
  hub.wake(check.at);
  await without.untilEnded();
  await leaving.untilEnded();
  expect(leaving.text()).toContain('{"reason":"access"}');
  const change = event(topic);
  await put(store, change);
  hub.wake(change.at);
  await staying.until(change.id);
  expect(staying.ids()).toEqual([change.id]);
});

test("events of more than an hour ago are forgotten, later ones not", async () => {
  const now = Date.now();
  const old = event("squad:old", { at: new Date(now - 3_700_000) });
  const young = event("squad:old", { at: new Date(now - 3_500_000) });
  await put(store, old, young);
  await store.tx((t) => deleteLiveEvents(t, new Date(now - 3_600_000)));
  const outbox = outboxOf({ reader: store.read, clock: Date.now });
  const left = (await outbox.read(new Date(0))).map(({ id }) => id);
  expect(left).toContain(young.id);
  expect(left).not.toContain(old.id);
});
