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
const squadId = value("select id from squads where key = 'MMT'");
const path = `/squads/${squadId}/dissolve`;
const as = (who: string) => new Visitor(server.origin).signIn(`${who}@chengjiang.example`);
const version = () => String(value("select version from squads where id = ?", squadId));
const open = () =>
  Number(
    value(
      "select count(*) from tasks where squad_id = ? and archived_at is null and finished_at is null",
      squadId,
    ),
  );
const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());

test("a task force is handed over and dissolved by plain forms, and its pages stay readable", async () => {
  const qin = await as("qin.lang");
  expect(open()).toBeGreaterThan(0);
  const early = await qin.post(path, { intent: "dissolve", version: version() });
  expect(early.status).toBe(409);
  expect(await early.text()).toContain("尚未到结束日期");

  const noReason = await qin.post(path, { intent: "rest", home: "archive" });
  expect(noReason.status).toBe(422);
  expect(await noReason.text()).toContain("请填写原因。");

  const successor = value("select id from squads where key = 'WLT'");
  const [first] = database
    .prepare(
      "select id from tasks where squad_id = ? and archived_at is null and finished_at is null order by number",
    )
    .pluck()
    .all(squadId) as string[];
  expect((await qin.post(path, { intent: "plan", taskIds: first!, home: `squad.${successor}` })).status).toBe(
    302,
  );
  expect(
    (await qin.post(path, { intent: "rest", home: "archive", reason: "业务方确认不再需要" })).status,
  ).toBe(302);
  expect(await (await qin.get(`${path}?view=all`)).text()).toContain("业务方确认不再需要");

  const end = await qin.post(path, { intent: "date", version: version(), endsOn: today, reason: "提前完成" });
  expect(end.status).toBe(302);
  const done = await qin.post(path, { intent: "dissolve", version: version() });
  expect(done.status).toBe(302);
  expect(open()).toBe(0);
  expect(value("select squad_id from tasks where id = ?", first)).toBe(successor);
  expect(value("select closed_at is not null from squads where id = ?", squadId)).toBe(1);

  const head = await as("gu.chengyu");
  expect((await head.get(`/squads/${squadId}/board/list?scope=archived`)).status).toBe(200);
  expect((await head.get(`/squads/${squadId}/activity`)).status).toBe(200);

  const later = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10);
  const reopen = { intent: "reopen", version: version(), endsOn: later, reason: "监管追加要求" };
  expect((await head.post(path, reopen)).status).toBe(403);
  expect((await (await as("he.jing")).post(path, reopen)).status).toBe(302);
  expect(value("select closed_at is null and ends_on = ? from squads where id = ?", later, squadId)).toBe(1);
});

test("bad input is refused at its field, and others do not get in", async () => {
  const pension = value("select id from squads where key = 'PEN'");
  const address = `/squads/${pension}/dissolve`;
  const lead = await as("ye.zhou");
  for (const [form, words] of [
    [{ intent: "date", version: "1", endsOn: "2020-01-01", reason: "x" }, "结束日期不能早于今天。"],
    [{ intent: "date", version: "1", endsOn: "soon", reason: "x" }, "请填写日期。"],
    [{ intent: "date", version: "1", endsOn: "2030-01-01", reason: "" }, "请填写原因。"],
    [{ intent: "plan", home: "done", reason: "x" }, "请至少选择一项未完成任务。"],
    [{ intent: "rest", home: "nowhere" }, "请选择新的归属。"],
    [{ intent: "rest", home: "squad.none" }, "请从列出的铁三角中选择。"],
  ] as const) {
    const response = await lead.post(address, form);
    expect(response.status, JSON.stringify(form)).toBe(422);
    expect(await response.text(), JSON.stringify(form)).toContain(words);
  }
  expect((await (await as("chen.li")).get(address)).status).toBe(404);
  expect((await (await as("ding.yue")).get(address)).status).toBe(403);
  expect((await (await as("gu.chengyu")).get(address)).status).toBe(200);
});
