import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());

const value = (query: string, ...parameters: unknown[]) =>
  database
    .prepare(query)
    .pluck()
    .get(...parameters) as string;
const squadId = value("select id from squads where key = 'WLT'");
const board = `/squads/${squadId}/board`;
const column = (category: string) =>
  value("select id from board_columns where squad_id = ? and category = ?", squadId, category);
const as = (who: string) => new Visitor(server.origin).signIn(`${who}@chengjiang.example`);

let made = 0;
const newTask = async (visitor: Visitor, fields: Record<string, string> = {}) => {
  const taskId = `http-test-task-${++made}`;
  const response = await visitor.post(`${board}/new`, {
    taskId,
    columnId: column("doing"),
    discipline: "tech",
    title: `Card ${made}`,
    ...fields,
  });
  expect(response.status).toBe(302);
  return taskId;
};
const version = (taskId: string) => Number(value("select version from tasks where id = ?", taskId));

test("a plain form makes a task and another one moves it", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen, { title: "Feature flag for tiers" });
  expect(await (await chen.get(board)).text()).toContain("Feature flag for tiers");
  const moved = await chen.post(`${board}/tasks/${taskId}`, {
    intent: "move",
    version: "1",
    columnId: column("review"),
  });
  expect(moved.status).toBe(302);
  expect(value("select column_id from tasks where id = ?", taskId)).toBe(column("review"));
});

test("a refused form says what is wrong and keeps what was typed", async () => {
  const chen = await as("chen.li");
  const response = await chen.post(`${board}/new`, {
    taskId: "http-test-refused",
    columnId: column("doing"),
    discipline: "tech",
    title: "",
    description: "Typed for nothing?",
  });
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain("请用一句话写明要做什么。");
  expect(page).toContain("Typed for nothing?");
});

const edit = (base: string, title: string, more: Record<string, string> = {}) => ({
  version: "1",
  title,
  priority: "normal",
  baseTitle: base,
  basePriority: "normal",
  ...more,
});

test("two people who edit the same field see both versions and nothing is overwritten", async () => {
  const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
  const taskId = await newTask(chen, { title: "As opened" });
  const path = `${board}/tasks/${taskId}/edit`;
  expect((await chen.post(path, edit("As opened", "By Chen"))).status).toBe(302);
  const late = await shen.post(path, edit("As opened", "By Shen", { dueOn: "2027-01-15" }));
  expect(late.status).toBe(409);
  const page = await late.text();
  expect(page).toContain("By Chen");
  expect(page).toContain('value="By Shen"');
  expect(page).toContain('value="2027-01-15"');
  expect(value("select title from tasks where id = ?", taskId)).toBe("By Chen");

  const decided = { ...edit("By Chen", "By both", { dueOn: "2027-01-15" }), version: "2" };
  expect((await shen.post(path, decided)).status).toBe(302);
  expect(value("select title from tasks where id = ?", taskId)).toBe("By both");
});

test("two people who edit different fields both get their change", async () => {
  const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
  const taskId = await newTask(chen, { title: "As opened" });
  const path = `${board}/tasks/${taskId}/edit`;
  expect((await chen.post(path, edit("As opened", "New title"))).status).toBe(302);
  expect((await shen.post(path, edit("As opened", "As opened", { dueOn: "2027-02-01" }))).status).toBe(302);
  expect(value("select title || ' ' || due_on from tasks where id = ?", taskId)).toBe("New title 2027-02-01");
});

test("a move answers with the new version, a stale one with 409 and the reason", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const move = { intent: "move", taskId, version: "1", columnId: column("review"), afterId: "" };
  const first = await chen.post(`${board}/moves`, move);
  expect(first.status).toBe(200);
  expect(await first.json()).toEqual({ version: 2 });
  const stale = await chen.post(`${board}/moves`, move);
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({ code: "stale" });
  const undone = await chen.post(`${board}/moves`, { intent: "undo", taskId, version: "2" });
  expect(await undone.json()).toEqual({ version: 3 });
  expect(value("select column_id from tasks where id = ?", taskId)).toBe(column("doing"));
});

test("who may see, and who may write", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const move = { intent: "move", taskId, version: "1", columnId: column("review"), afterId: "" };

  const auditor = await as("ding.yue");
  expect((await auditor.get(board)).status).toBe(200);
  expect((await auditor.get(`${board}/new`)).status).toBe(403);
  expect((await auditor.post(`${board}/moves`, move)).status).toBe(403);

  const outsider = await as(
    value(
      `select substr(p.email, 1, instr(p.email, '@') - 1) from people p join seats s on s.person_id = p.id and s.role = 'member'
       where s.to_day is null and s.squad_id <> ? and p.id not in (select person_id from role_grants)
         and p.id not in (select person_id from seats where squad_id = ?)
         and p.id not in (select head_id from units where head_id is not null)
         and p.id not in (select manager_id from people where manager_id is not null) order by p.email limit 1`,
      squadId,
      squadId,
    ),
  );
  for (const path of [
    board,
    `${board}/tasks/${taskId}`,
    `${board}/tasks/no-such-task`,
    "/squads/no-such-squad/board",
  ]) {
    expect((await outsider.get(path)).status, path).toBe(404);
  }
  expect((await outsider.post(`${board}/moves`, move)).status).toBe(404);
  expect((await chen.get(`${board}/tasks/no-such-task`)).status).toBe(404);
  expect((await (await as("lv.hang")).get(`${board}/columns`)).status).toBe(403);
  expect(version(taskId)).toBe(1);
});

test("a hand-off is accepted from Home, and Home then no longer counts it", async () => {
  const waiting = (page: string) =>
    Number(page.match(/href="\/"[^>]*>(?:(?!<\/a>).)*?>(\d+)<\/span><\/a>/)?.[1] ?? 0);
  const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
  const shenId = value("select id from people where email = 'shen.yutong@chengjiang.example'");
  const taskId = await newTask(chen, { title: "Handed over by test" });
  const before = waiting(await (await shen.get("/")).text());

  const offer = {
    handoffId: "http-test-handoff",
    version: "1",
    receiver: `data.${shenId}`,
    note: "The schema is ready.",
  };
  expect((await chen.post(`${board}/tasks/${taskId}/hand-off`, offer)).status).toBe(302);
  const offered = await (await shen.get("/")).text();
  expect(offered).toContain("Handed over by test");
  expect(waiting(offered)).toBe(before + 1);

  const accept = { intent: "accept", handoffId: "http-test-handoff", handoffVersion: "1", to: "/" };
  expect((await chen.post(`${board}/tasks/${taskId}`, accept)).status).toBe(403);
  const accepted = await shen.post(`${board}/tasks/${taskId}`, accept);
  expect([accepted.status, accepted.headers.get("location")]).toEqual([302, "/"]);
  expect(waiting(await (await shen.get("/")).text())).toBe(before);
  expect(value("select discipline || ' ' || assignee_id from tasks where id = ?", taskId)).toBe(
    `data ${shenId}`,
  );
});

test("leads shape the columns, within what a board needs", async () => {
  const chen = await as("chen.li");
  const path = `${board}/columns`;
  const add = { intent: "add", name: "交接中", nameEn: "Handing over", category: "doing", wipLimit: "4" };
  expect((await chen.post(path, add)).status).toBe(302);
  const added = value("select id from board_columns where squad_id = ? and name = '交接中'", squadId);
  const step = { columnId: added, version: "1" };
  expect((await chen.post(path, { ...step, intent: "left" })).status).toBe(302);
  expect((await chen.post(path, { ...step, intent: "left" })).status).toBe(409);
  expect((await chen.post(path, { intent: "delete", columnId: column("review"), version: "1" })).status).toBe(
    422,
  );
  expect((await chen.post(path, { ...step, intent: "delete", version: "2" })).status).toBe(302);
  expect(value("select count(*) from board_columns where id = ?", added)).toBe(0);
});

test("filters and the task list answer from the address", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen, { title: "Unmistakable needle" });
  const found = await (await chen.get(`${board}?q=mistakable+NEEDLE`)).text();
  expect(found).toContain(taskId);
  const other = await (await chen.get(`${board}?who=nobody&due=overdue&discipline=product`)).text();
  expect(other).not.toContain(taskId);
  const archived = await chen.post(`${board}/tasks/${taskId}`, { intent: "archive", version: "1" });
  expect(archived.status).toBe(302);
  expect(await (await chen.get(board)).text()).not.toContain(taskId);
  expect(await (await chen.get(`${board}/list?scope=archived`)).text()).toContain("Unmistakable needle");
});

test("several cards change at once; what is refused is named in the reader's language, bad input and strangers get nowhere", async () => {
  const chen = await as("chen.li");
  const [one, two] = [await newTask(chen), await newTask(chen)];
  const post = (steps: unknown, visitor = chen) =>
    visitor.post(`${board}/bulk`, { steps: typeof steps === "string" ? steps : JSON.stringify(steps) });
  const move = (taskId: string, seen: number) => ({
    do: "move",
    taskId,
    version: seen,
    columnId: column("review"),
  });
  const answer = await post([move(one, 1), move(two, 9)]);
  expect(answer.status).toBe(200);
  const outcome = (await answer.json()) as { done: { taskId: string; undo: object }[]; refused: object[] };
  expect(outcome.done.map(({ taskId }) => taskId)).toEqual([one]);
  expect(outcome.refused).toMatchObject([{ taskId: two, reason: expect.stringContaining("刚被他人修改") }]);
  expect((await post(outcome.done.map(({ undo }) => undo))).status).toBe(200);
  expect(value("select column_id from tasks where id = ?", one)).toBe(column("doing"));

  for (const bad of [
    "",
    "not json",
    "[]",
    "{}",
    JSON.stringify([{ do: "explode", taskId: one, version: 1 }]),
  ]) {
    expect((await post(bad)).status, bad).toBe(422);
  }
  expect((await post([move("no-such-task", 1)])).status).toBe(404);
  expect((await post([move(one, version(one))], await as("ding.yue"))).status).toBe(403);
});

test("a card dropped into another lane takes on its person; somebody without the seat is refused", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const person = (who: string) => value("select id from people where email = ?", `${who}@chengjiang.example`);
  const move = { intent: "move", taskId, columnId: column("doing"), afterId: "" };
  const assigned = await chen.post(`${board}/moves`, { ...move, version: "1", assign: person("chen.li") });
  expect(assigned.status).toBe(200);
  expect(value("select assignee_id from tasks where id = ?", taskId)).toBe(person("chen.li"));
  const refused = await chen.post(`${board}/moves`, { ...move, version: "2", assign: person("shen.yutong") });
  expect(refused.status).toBe(422);
  const freed = await chen.post(`${board}/moves`, { ...move, version: "2", assign: "none" });
  expect(freed.status).toBe(200);
  expect(value("select assignee_id from tasks where id = ?", taskId)).toBe(null);
});
