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
const flow = `/squads/${squadId}/flow`;
const board = `/squads/${squadId}/board`;
const as = async (who: string, locale = "en") => {
  const visitor = await new Visitor(server.origin).signIn(`${who}@chengjiang.example`);
  await visitor.post("/preferences", { locale });
  return visitor;
};
const textOf = async (response: Response) =>
  (await response.text()).replace(/<!-- -->/g, "").replaceAll("&quot;", '"');

test("the page reads as sentences without any script, in both languages", async () => {
  const english = await textOf(await (await as("chen.li")).get(flow));
  expect(english).toContain("Breakpoint map");
  expect(english).toMatch(/85\s%.{0,200}of the tasks finish this fast/s);
  const chinese = await textOf(await (await as("shen.yutong", "zh-CN")).get(flow));
  expect(chinese).toContain("断点图");
  expect(chinese).toContain("交付预期（SLE）");
});

test.each([
  "days=7",
  "from=2026-13-45&to=x",
  "from=2027-01-01&to=2026-01-01",
  "days=90&parent=%00",
  "page=-3",
])("an address that makes no sense is read as if it had not been said: %s", async (query) => {
  const response = await (await as("chen.li")).get(`${flow}?${query}`);
  expect(response.status).toBe(200);
  expect(await textOf(response)).toMatch(/aria-current="true"[^>]*>90 days/);
});

test("a cell that is none is not found; one that is opens a page of hand-offs", async () => {
  const chen = await as("chen.li");
  expect((await chen.get(`${flow}/pairs/tech/sales`)).status).toBe(404);
  const cell = await textOf(await chen.get(`${flow}/pairs/tech/data?days=365`));
  const count = Number(
    value(
      "select count(*) from handoffs where squad_id = ? and from_discipline = 'tech' and to_discipline = 'data' and status <> 'withdrawn'",
      squadId,
    ),
  );
  expect(cell).toContain(`${count} hand-offs`);
  expect(cell).toContain(`1–30 of ${count}`);
});

test("the history comes as a file, formulas defused, and only to who may read the board", async () => {
  const chen = await as("chen.li");
  const csv = await chen.get(`${flow}/history.csv?days=365`);
  expect(csv.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("Content-Disposition")).toMatch(/^attachment; filename="flow-history-[\d-]+\.csv"$/);
  expect((await csv.text()).split("\r\n")[0]).toBe(
    "task,at,kind,actor,squad,column,category,queue,discipline,handoff,from_discipline,to_discipline,reason",
  );
  const json = (await (await chen.get(`${flow}/history.json`)).json()) as { events: unknown[] };
  expect(json.events.length).toBeGreaterThan(100);
  const administrator = await as("ma.ke");
  for (const path of [flow, `${flow}/history.csv`, `${flow}/history.json`, `${flow}/forecast`]) {
    expect((await administrator.get(path)).status).toBe(404);
  }
});

test("settings refuse at the field, keep what was typed, and are lost to nobody", async () => {
  const chen = await as("chen.li");
  const input = { version: "0", started: "review", finished: "review", waitHours: "36", returnRate: "12.5" };
  const refused = await chen.post(`${flow}/settings`, input);
  expect(refused.status).toBe(422);
  const page = await textOf(refused);
  expect(page).toContain("The clock must stop after it starts.");
  expect(page).toContain('value="12.5"');
  const percent = await chen.post(`${flow}/settings`, { ...input, finished: "done", returnRate: "0" });
  expect(await textOf(percent)).toContain("Give a percentage from 1 to 100.");
  const good = { ...input, started: "doing", finished: "done" };
  expect((await chen.post(`${flow}/settings`, good)).status).toBe(302);
  expect((await chen.post(`${flow}/settings`, good)).status).toBe(409);
  expect(value("select breakpoint_return_rate from flow_settings where squad_id = ?", squadId)).toBe(1_250);
  const entries = "select count(*) from audit_entries where canonical like '%flow.settings_changed%'";
  expect(value(entries)).toBe(1);
});

test("a forecast says its seed, and repeats itself with it", async () => {
  const chen = await as("chen.li");
  const datesOf = (page: string) => page.match(/by [A-Z][a-z]{2} \d+, 20\d\d/g);
  const first = await textOf(await chen.get(`${flow}/forecast?seed=42&backlog=1`));
  const second = await textOf(await chen.get(`${flow}/forecast?seed=42&backlog=1`));
  expect(first).toContain('value="42"');
  expect(datesOf(first)).toHaveLength(3);
  expect(datesOf(first)).toEqual(datesOf(second));
});

test("an offer without a required line comes back with everything that was typed; the list is the leads' to edit", async () => {
  const chen = await as("chen.li");
  const taskId = "flow-http-task";
  const column = value("select id from board_columns where squad_id = ? and category = 'doing'", squadId);
  await chen.post(`${board}/new`, { taskId, columnId: column, discipline: "tech", title: "Needs a list" });
  const line = {
    intent: "add",
    checkId: "flow-http-line",
    text: "Load test passed",
    required: "on",
    from: "tech",
  };
  expect((await (await as("lv.hang")).post(`${board}/hand-off-checks`, line)).status).toBe(403);
  expect((await chen.post(`${board}/hand-off-checks`, line)).status).toBe(302);
  const lead = value("select id from people where email = 'shen.yutong@chengjiang.example'");
  const offer = {
    handoffId: "flow-http-offer",
    version: "1",
    receiver: `data.${lead}`,
    note: "Typed with care",
  };
  const refused = await chen.post(`${board}/tasks/${taskId}/hand-off`, offer);
  expect(refused.status).toBe(422);
  const page = await textOf(refused);
  expect(page).toContain("A required line is not ticked: Load test passed");
  expect(page).toContain("Typed with care");
  const ticked = await chen.post(`${board}/tasks/${taskId}/hand-off`, { ...offer, checks: "flow-http-line" });
  expect(ticked.status).toBe(302);
  const shen = await as("shen.yutong");
  expect(await textOf(await shen.get(`${board}/tasks/${taskId}`))).toContain("Load test passed");
  const position = value(
    "select position from handoff_items where handoff_id = 'flow-http-offer' and text = 'Load test passed'",
  );
  const back = {
    intent: "return",
    handoffId: "flow-http-offer",
    handoffVersion: "1",
    missing: String(position),
  };
  expect((await shen.post(`${board}/tasks/${taskId}`, back)).status).toBe(302);
  expect(value("select return_reason from handoffs where id = 'flow-http-offer'")).toBe("– Load test passed");
  await chen.post(`${board}/hand-off-checks`, { intent: "delete", checkId: "flow-http-line" });
});
