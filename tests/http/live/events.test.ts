import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { LiveMessage, PresenceMessage } from "~/platform/live/message";
import { testServer, Visitor } from "../../support/server";
import { EventStream, type Frame, named } from "./stream";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"));
const one = (statement: string) => String(database.prepare(statement).pluck().get());
const squadId = one("select id from squads where key = 'WLT'");
const idOf = (email: string) => one(`select id from people where email = '${email}@chengjiang.example'`);
const board = String(new URLSearchParams({ topic: `squad:${squadId}` }));

const signedIn = (email: string) => new Visitor(server.origin).signIn(`${email}@chengjiang.example`);
let lead: Visitor;
let colleague: Visitor;
let outsider: Visitor;
const streams: EventStream[] = [];
const open = async (visitor: Visitor, query: string, headers?: Record<string, string>) => {
  const stream = await EventStream.open(visitor, `/events?${query}`, headers);
  streams.push(stream);
  return stream;
};

beforeAll(async () => {
  [lead, colleague, outsider] = await Promise.all([
    signedIn("chen.li"),
    signedIn("shen.yutong"),
    signedIn("lei.yuqing"),
  ]);
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

/** Creates a card through the page's own form. */
async function createTask(visitor: Visitor, taskId: string): Promise<void> {
  const columnId = one(
    `select id from board_columns where squad_id = '${squadId}' and category = 'to-do' order by position`,
  );
  const response = await visitor.post(`/squads/${squadId}/board`, { taskId, columnId, title: "Live" });
  expect(response.status).toBe(302);
}

const about = (type: string, id?: string) => (frame: Frame) => {
  const { subject } = frame.data as LiveMessage;
  return frame.event === "message" && subject.type === type && (id === undefined || subject.id === id);
};
const present = (people: readonly string[]) => (frame: Frame) =>
  frame.event === "presence" &&
  JSON.stringify((frame.data as PresenceMessage).people.map(({ id }) => id).sort()) ===
    JSON.stringify(people.map(idOf).sort());

test("a stream is for those who read the board: 404 for others, as for a squad that is none, and for others' own topic", async () => {
  const status = async (visitor: Visitor, query: string) => {
    const stream = await open(visitor, query);
    return stream.response.status;
  };
  expect(await status(outsider, board)).toBe(404);
  expect(await status(outsider, "topic=squad:doesNotExistAtAll0000")).toBe(404);
  expect(await status(lead, "")).toBe(404);
  expect(await status(lead, "topic=everything")).toBe(404);
  expect(await status(lead, `topic=person:${idOf("shen.yutong")}`)).toBe(404);
  expect(await status(outsider, `${board}&topic=person:${idOf("lei.yuqing")}`)).toBe(404);
  expect(await status(lead, `topic=person:${idOf("chen.li")}&board=${squadId}`)).toBe(404);
  expect(await status(outsider, `topic=person:${idOf("lei.yuqing")}`)).toBe(200);
  expect(await status(lead, `${board}&topic=person:${idOf("chen.li")}`)).toBe(200);
  const anonymous = await new Visitor(server.origin).get(`/events?${board}`);
  expect([anonymous.status, anonymous.headers.get("location")]).toEqual([
    302,
    `/sign-in?to=${encodeURIComponent(`/events?${board}`)}`,
  ]);
});

test("a stream is not compressed and not kept", async () => {
  const stream = await open(lead, board, { "Accept-Encoding": "gzip, br" });
  expect(stream.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(stream.response.headers.get("content-encoding")).toBeNull();
  expect(stream.response.headers.get("cache-control")).toContain("no-store");
});

test("a change is told with who made it, to its board alone", async () => {
  const watcher = await open(colleague, board);
  const own = await open(colleague, `topic=person:${idOf("shen.yutong")}`);
  await createTask(lead, "live-told");
  const frame = await watcher.next(about("task", "live-told"));
  expect(frame.data).toMatchObject({
    topic: `squad:${squadId}`,
    actor: { id: idOf("chen.li"), name: "陈立", nameEn: "Chen Li" },
  });
  expect(frame.id).toBe((frame.data as LiveMessage).id);
  expect(own.rest().filter(named("message"))).toEqual([]);
});

test("what was missed is told again after the last event; an unknown one means fetch again", async () => {
  const first = await open(colleague, board);
  await createTask(lead, "live-first");
  const last = await first.next(about("task", "live-first"));
  first.close();
  await createTask(lead, "live-second");
  const again = await open(colleague, board, { "Last-Event-ID": last.id! });
  await again.next(about("task", "live-second"));
  expect(again.rest().some(about("task", "live-first"))).toBe(false);
  const unknown = await open(colleague, board, { "Last-Event-ID": "forgotten" });
  await unknown.next(named("refresh"));
});

test("what happened since the page was up to date is told; before the process knows, it means fetch again", async () => {
  await createTask(lead, "live-age");
  const recent = await open(colleague, `${board}&age=5000`);
  await recent.next(about("task", "live-age"));
  const old = await open(colleague, `${board}&age=86400000`);
  await old.next(named("refresh"));
});

test("who looks at the board and its tasks is told when they come, turn and go", async () => {
  const mine = await open(lead, `${board}&board=${squadId}`);
  await mine.next(present(["chen.li"]));
  const theirs = await open(colleague, `${board}&board=${squadId}&task=task-a`);
  const both = await mine.next(present(["chen.li", "shen.yutong"]));
  expect((both.data as PresenceMessage).people.find(({ id }) => id === idOf("shen.yutong"))).toEqual({
    id: idOf("shen.yutong"),
    name: "沈雨桐",
    nameEn: "Shen Yutong",
    discipline: "data",
    taskIds: ["task-a"],
  });
  const { stream } = (await theirs.next(named("hello"))).data as { stream: string };
  expect((await outsider.post("/events/look", { stream, task: "task-b" })).status).toBe(404);
  expect((await lead.post("/events/look", { stream, task: "task-b" })).status).toBe(404);
  expect((await colleague.post("/events/look", { stream, task: "task-b" })).status).toBe(200);
  await mine.next(
    (frame) =>
      frame.event === "presence" &&
      (frame.data as PresenceMessage).people.some(({ taskIds }) => taskIds.includes("task-b")),
  );
  theirs.close();
  await mine.next(present(["chen.li"]));
});

test("a reader of another board is not told who looks", async () => {
  const elsewhere = one("select id from squads where key <> 'WLT' and closed_at is null limit 1");
  const hr = await signedIn("he.jing");
  const other = await open(hr, `topic=squad:${elsewhere}&board=${elsewhere}`);
  await other.next(present(["he.jing"]));
  const mine = await open(lead, `${board}&board=${squadId}`);
  await mine.next(present(["chen.li"]));
  expect(other.rest().filter(named("presence"))).toEqual([]);
});

test("signing out ends the stream, and no other", async () => {
  const second = await signedIn("shen.yutong");
  const leaving = await open(second, board);
  const staying = await open(colleague, board);
  await second.post("/sign-out", {});
  expect((await leaving.next(named("end"))).data).toEqual({ reason: "access" });
  await leaving.untilEnded();
  await createTask(lead, "live-after-sign-out");
  await staying.next(about("task", "live-after-sign-out"));
});

test("a seat that ends closes the streams of its board, a person who is disabled loses all", async () => {
  const member = await signedIn("lv.hang");
  const stream = await open(member, board);
  const watching = await open(lead, board);
  const administrator = await signedIn("ma.ke");
  const response = await administrator.post(`/people/${idOf("lv.hang")}/edit`, { intent: "disable" });
  const disabled =
    response.status === 302
      ? response
      : await administrator.post(`/people/${idOf("lv.hang")}`, { intent: "disable" });
  expect(disabled.status).toBe(302);
  await stream.next(named("end"));
  await stream.untilEnded();
  expect((await member.get(`/events?${board}`)).status).toBe(302);
  expect(watching.ended).toBe(false);
});

test("of more than twenty streams of a person the oldest ends", async () => {
  const own = `topic=person:${idOf("lei.yuqing")}`;
  const opened: EventStream[] = [];
  for (let n = 0; n < 21; n++) opened.push(await open(outsider, own));
  expect((await opened[0]!.next(named("end"))).data).toEqual({ reason: "too-many" });
  expect(opened.slice(1).some(({ ended }) => ended)).toBe(false);
});

test("a server that stops says so and is gone within its time", async () => {
  const stopping = await testServer();
  const visitor = await new Visitor(stopping.origin).signIn("chen.li@chengjiang.example");
  const stream = await EventStream.open(visitor, `/events?${board}`);
  await stream.next(named("hello"));
  const before = Date.now();
  await stopping.stop();
  expect((await stream.next(named("end"))).data).toEqual({ reason: "restart" });
  expect(Date.now() - before).toBeLessThan(10_000);
});
