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
const as = (who: string) => new Visitor(server.origin).signIn(`${who}@chengjiang.example`);
const column = value("select id from board_columns where squad_id = ? and category = 'doing'", squadId);

test("without script a line makes a task with all it says, and a refused one keeps the text", async () => {
  const chen = await as("chen.li");
  const sent = {
    taskId: "http-quick-1",
    columnId: column,
    title: "Line by form @chen.li !urgent due:2027-01-04",
  };
  const made = await chen.post(`${board}?add=${column}`, sent);
  expect([made.status, made.headers.get("location")]).toEqual([302, `${board}?add=${column}`]);
  expect(value("select title || priority || due_on from tasks where id = 'http-quick-1'")).toBe(
    "Line by formurgent2027-01-04",
  );
  const refused = await chen.post(`${board}?add=${column}`, {
    ...sent,
    taskId: "http-quick-2",
    title: "Refused @nobody-here",
  });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain("nobody-here");
  expect(page).toMatch(/<textarea[^>]*>Refused @nobody-here<\/textarea>/);
});

test("a page that stays gets what was made, and may take it back once", async () => {
  const chen = await as("chen.li");
  const made = await chen.post(`${board}?index=no&_data=1`, {
    taskId: "http-quick-3",
    columnId: column,
    title: "Just a slip",
    stay: "1",
  });
  expect(made.status).toBe(200);
  const undone = await chen.post(`${board}/undo-add`, { taskId: "http-quick-3" });
  expect([undone.status, await undone.json()]).toEqual([200, { removed: 1 }]);
  expect((await chen.post(`${board}/undo-add`, { taskId: "http-quick-3" })).status).toBe(404);
  expect(value("select count(*) from tasks where id = 'http-quick-3'")).toBe(0);
});

test("saved filters without script: kept, found, deleted and kept again", async () => {
  const chen = await as("chen.li");
  const path = `${board}/filters`;
  const kept = await chen.post(`${path}?filter=blocked%3D1`, {
    intent: "save",
    filterId: "http-filter-1",
    name: "Stuck work",
    query: "blocked=1",
    shared: "on",
  });
  expect([kept.status, kept.headers.get("location")]).toEqual([302, path]);
  expect(await (await (await as("shen.yutong")).get(path)).text()).toContain("Stuck work");
  const taken = await chen.post(path, {
    intent: "save",
    filterId: "http-filter-2",
    name: "Stuck work",
    query: "blocked=1",
  });
  expect(taken.status).toBe(409);
  const deleted = await chen.post(path, { intent: "delete", filterId: "http-filter-1", version: "1" });
  expect(deleted.status).toBe(200);
  expect(await deleted.text()).toContain('value="blocked=1"');
  expect(value("select count(*) from board_filters where id = 'http-filter-1'")).toBe(0);
  expect(
    (await chen.post(path, { intent: "save", filterId: "x", name: "Nothing", query: "page=2" })).status,
  ).toBe(422);
});

test("exports come as files with safe headers, to those who may read the board", async () => {
  const auditor = await as("ding.yue");
  for (const [format, type] of [
    ["csv", "text/csv; charset=utf-8"],
    ["json", "application/json; charset=utf-8"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ] as const) {
    const response = await auditor.get(`${board}/export?format=${format}&scope=all&discipline=data`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="[^"]*\\.${format}"; filename\\*=UTF-8''[\\w%.-]+\\.${format}$`),
    );
    await response.arrayBuffer();
  }
  const json = (await (
    await auditor.get(`${board}/export?format=json&scope=all&discipline=data`)
  ).json()) as {
    discipline: string;
  }[];
  expect(json.length).toBe(
    value(
      "select count(*) from tasks where squad_id = ? and discipline = 'data' and archived_at is null",
      squadId,
    ),
  );
  expect(new Set(json.map(({ discipline }) => discipline))).toEqual(new Set(["data"]));
  expect((await auditor.get("/squads/none/board/export")).status).toBe(404);
});

test("nonsense in an address is ignored, on every view", async () => {
  const chen = await as("chen.li");
  const nonsense =
    "who=%00&label=%27--&due=later&dueFrom=2026-13-99&page=-4&sort=;drop&zoom=x&on=never&from=%F0%9F%A7%8A&group=1&scope=x&in=%25";
  for (const view of ["", "/list", "/calendar", "/timeline", "/filters", "/export"]) {
    expect((await chen.get(`${board}${view}?${nonsense}`)).status, view).toBe(200);
  }
});
