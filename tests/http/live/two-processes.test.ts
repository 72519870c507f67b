import pg from "pg";
import { afterAll, expect, test } from "vitest";
import type { LiveMessage, PresenceMessage } from "~/platform/live/message";
import { startPostgres } from "../../support/postgres-server";
import { testServer, Visitor } from "../../support/server";
import { EventStream, named } from "./stream";

const postgres = await startPostgres();
const databaseUrl = postgres.url("live");
const query = async <T extends pg.QueryResultRow>(database: string, statement: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: postgres.url(database) });
  await client.connect();
  const { rows } = await client.query<T>(statement);
  await client.end();
  return rows;
};
await query("postgres", "create database live");
const first = await testServer({ env: { DATABASE_URL: databaseUrl } });
const second = await testServer({ env: { DATABASE_URL: databaseUrl } });
afterAll(() => postgres.stop());

const [squad] = await query<{ id: string }>("live", "select id from squads where key = 'WLT'");
const squadId = squad!.id;
const [column] = await query<{ id: string }>(
  "live",
  `select id from board_columns where squad_id = '${squadId}' and category = 'to-do'`,
);
const lead = await new Visitor(first.origin).signIn("chen.li@chengjiang.example");
const colleague = await new Visitor(second.origin).signIn("shen.yutong@chengjiang.example");
const follow = `/events?${new URLSearchParams({ topic: `squad:${squadId}`, board: squadId })}`;

const createTask = async (taskId: string) => {
  const fields = { taskId, columnId: column!.id, title: "Across" };
  expect((await lead.post(`/squads/${squadId}/board`, fields)).status).toBe(302);
};
const told = (taskId: string) => (frame: { event: string; data: unknown }) =>
  frame.event === "message" && (frame.data as LiveMessage).subject.id === taskId;

test("two processes on one PostgreSQL reach each other's browsers", async () => {
  const here = await EventStream.open(lead, follow);
  const there = await EventStream.open(colleague, follow);
  await there.next(
    (frame) => named("presence")(frame) && (frame.data as PresenceMessage).people.length === 2,
  );
  await here.next((frame) => named("presence")(frame) && (frame.data as PresenceMessage).people.length === 2);
  await createTask("across");
  const { data } = await there.next(told("across"));
  expect((data as LiveMessage).actor?.nameEn).toBe("Chen Li");
  here.close();
  there.close();
});

test("a session ended by one process closes its stream on the other", async () => {
  const elsewhere = new Visitor(second.origin);
  await elsewhere.signIn("shen.yutong@chengjiang.example");
  const stream = await EventStream.open(elsewhere, follow);
  const [session] = await query<{ id: string }>(
    "live",
    "select id from sessions order by created_at desc limit 1",
  );
  const [person] = await query<{ id: string }>(
    "live",
    "select id from people where email = 'shen.yutong@chengjiang.example'",
  );
  const administrator = await new Visitor(first.origin).signIn("ma.ke@chengjiang.example");
  const ended = await administrator.post(`/people/${person!.id}/access`, {
    intent: "end-session",
    session: session!.id,
  });
  expect(ended.status).toBe(302);
  expect((await stream.next(named("end"))).data).toEqual({ reason: "access" });
});

test("with the listening connections broken, changes still arrive", async () => {
  const stream = await EventStream.open(colleague, follow);
  await stream.next(named("hello"));
  await query("live", "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'");
  await createTask("unheard");
  await stream.next(told("unheard"));
  stream.close();
});
