import { beforeEach, expect, test } from "vitest";
import { type LiveChanges, liveConnection } from "~/features/live/connection";
import type { LiveMessage } from "~/platform/live/message";

type Listener = (event: { data: string }) => void;

/** An EventSource that the test plays the server to. */
class FakeSource {
  static opened: FakeSource[] = [];
  private readonly listeners = new Map<string, Listener>();
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    FakeSource.opened.push(this);
  }
  addEventListener(event: string, listener: Listener) {
    this.listeners.set(event, listener);
  }
  close() {
    this.closed = true;
  }
  say(event: string, data: unknown) {
    this.listeners.get(event)?.({ data: JSON.stringify(data) });
  }
  hello(personId = "me") {
    this.say("hello", { stream: `stream-${FakeSource.opened.indexOf(this)}`, personId });
  }
  get query() {
    return new URL(this.url, "http://x").searchParams;
  }
}

let time = 0;
let timers: { at: number; work: () => void }[] = [];
const posted: Record<string, string>[] = [];

/** Lets time pass, and every timer that comes due on the way. */
function pass(milliseconds: number) {
  const end = time + milliseconds;
  for (;;) {
    const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    if (!next) break;
    timers = timers.filter((timer) => timer !== next);
    time = next.at;
    next.work();
  }
  time = end;
}

const made = () =>
  liveConnection({
    open: (url) => new FakeSource(url) as unknown as EventSource,
    post: async (_, fields) => void posted.push(fields),
    now: () => time,
    later: (work, milliseconds) => {
      const timer = { at: time + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => 0.5,
  });
const planned = () => new Promise<void>((resolve) => queueMicrotask(resolve));
const last = () => FakeSource.opened.at(-1)!;
const message = (id: string, topic = "squad:one"): LiveMessage => ({
  id,
  topic,
  subject: { type: "task", id: `task-${id}` },
  version: 2,
  actor: null,
});

beforeEach(() => {
  FakeSource.opened = [];
  timers = [];
  posted.length = 0;
  time = 60_000;
});

test("all that a page follows shares one stream, opened once", async () => {
  const live = made();
  live.follow({ topics: ["squad:one"], onChange: () => {} });
  live.follow({ topics: ["person:me"], onChange: () => {} });
  live.stay({ squadId: "one", taskId: "a" });
  await planned();
  expect(FakeSource.opened).toHaveLength(1);
  expect(last().query.getAll("topic")).toEqual(["person:me", "squad:one"]);
  expect([last().query.get("board"), last().query.get("task")]).toEqual(["one", "a"]);
});

test("changes reach those who follow their topic, gathered and once each", async () => {
  const live = made();
  const one: LiveChanges[] = [];
  const two: LiveChanges[] = [];
  live.follow({ topics: ["squad:one"], onChange: (changes) => one.push(changes) });
  live.follow({ topics: ["squad:two"], onChange: (changes) => two.push(changes) });
  await planned();
  last().hello();
  for (const id of ["a", "b", "a"]) last().say("message", message(id));
  last().say("message", message("c", "squad:two"));
  expect(one).toEqual([]);
  pass(50);
  expect(one.map(({ messages }) => messages.map(({ id }) => id))).toEqual([["a", "b"]]);
  expect(two.map(({ messages }) => messages.map(({ id }) => id))).toEqual([["c"]]);
});

test("a first stream asks for what happened since the page was read, a later one since the last sign of life", async () => {
  time = 1_200;
  const live = made();
  live.follow({ topics: ["squad:one"], onChange: () => {} });
  await planned();
  expect(last().query.get("age")).toBe("1200");
  last().hello();
  pass(10_000);
  last().say("beat", {});
  pass(4_000);
  last().onerror?.();
  pass(500);
  expect(FakeSource.opened).toHaveLength(2);
  expect(last().query.get("age")).toBe("4500");
});

test("a broken connection is tried again with growing pauses, said after a moment, and taken back", async () => {
  const live = made();
  live.follow({ topics: ["squad:one"], onChange: () => {} });
  await planned();
  last().hello();
  expect(live.state().connection).toBe("open");
  const pauses: number[] = [];
  for (let n = 0; n < 8; n++) {
    const before = time;
    const count = FakeSource.opened.length;
    last().onerror?.();
    while (FakeSource.opened.length === count) pass(50);
    pauses.push(time - before);
  }
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  expect(live.state().connection).toBe("lost");
  expect(FakeSource.opened.slice(0, -1).every(({ closed }) => closed)).toBe(true);
  last().hello();
  expect(live.state().connection).toBe("open");
});

test("a connection that comes back at once is not said to be lost", async () => {
  const live = made();
  const states: string[] = [];
  live.subscribe(() => states.push(live.state().connection));
  live.follow({ topics: ["squad:one"], onChange: () => {} });
  await planned();
  last().hello();
  last().onerror?.();
  pass(600);
  last().hello();
  pass(10_000);
  expect(states).not.toContain("lost");
});

test("a connection that is silent for too long counts as broken", async () => {
  const live = made();
  live.follow({ topics: ["squad:one"], onChange: () => {} });
  await planned();
  last().hello();
  pass(49_000);
  last().say("beat", {});
  pass(49_000);
  expect(FakeSource.opened).toHaveLength(1);
  pass(2_000);
  expect(FakeSource.opened).toHaveLength(2);
});

test("when rights end everything is fetched again, and the stream is not asked for at once", async () => {
  const live = made();
  const seen: LiveChanges[] = [];
  live.follow({ topics: ["squad:one"], onChange: (changes) => seen.push(changes) });
  await planned();
  last().hello();
  last().say("end", { reason: "access" });
  pass(100);
  expect(seen).toEqual([{ messages: [], refresh: true }]);
  pass(4_000);
  expect(FakeSource.opened).toHaveLength(1);
  pass(2_000);
  expect(FakeSource.opened).toHaveLength(2);
});

test("an open task is told to the stream that is open, another board needs another stream", async () => {
  const live = made();
  live.follow({ topics: ["squad:one"], onChange: () => {} });
  const leave = live.stay({ squadId: "one", taskId: null });
  await planned();
  last().hello();
  leave();
  const close = live.stay({ squadId: "one", taskId: "a" });
  await planned();
  expect(FakeSource.opened).toHaveLength(1);
  expect(posted).toEqual([{ stream: "stream-0", task: "a" }]);
  close();
  live.stay({ squadId: "two", taskId: null });
  await planned();
  expect(FakeSource.opened).toHaveLength(2);
  expect(FakeSource.opened[0]!.closed).toBe(true);
});

test("who is present is known by board until the page is out of sight", async () => {
  const live = made();
  live.stay({ squadId: "one", taskId: null });
  await planned();
  last().hello();
  const people = [
    { id: "p", name: "沈雨桐", nameEn: "Shen Yutong", discipline: "data" as const, taskIds: [] },
  ];
  last().say("presence", { topic: "squad:one", people });
  expect(live.state().present.get("squad:one")).toEqual(people);
  live.wake(false);
  expect(last().closed).toBe(true);
  expect(live.state()).toMatchObject({ connection: "off", present: new Map() });
  pass(30_000);
  expect(FakeSource.opened).toHaveLength(1);
  live.wake(true);
  expect(FakeSource.opened).toHaveLength(2);
  expect(last().query.get("age")).toBe("30000");
});

test("a page that follows nothing any more gives its stream back", async () => {
  const live = made();
  const leave = live.follow({ topics: ["squad:one"], onChange: () => {} });
  await planned();
  leave();
  await planned();
  expect(last().closed).toBe(true);
  expect(FakeSource.opened).toHaveLength(1);
});
