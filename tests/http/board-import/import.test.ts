import { readFileSync } from "node:fs";
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
const home = `/squads/${squadId}/board/import`;
const as = (who: string) => new Visitor(server.origin).signIn(`${who}@chengjiang.example`);
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

function upload(visitor: Visitor, content: BlobPart, name: string): Promise<Response> {
  const body = new FormData();
  body.set("file", new File([content], name));
  return visitor.request(home, { method: "POST", body });
}

const hashOn = (page: string) => /name="hash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
const tasks = () => Number(value("select count(*) from tasks where squad_id = ?", squadId));

test("without a script: a file is read, matched, checked and applied by plain forms", async () => {
  const chen = await as("chen.li");
  const sent = await upload(chen, fixture("trello-board.json"), "trello.json");
  expect(sent.status).toBe(302);
  const map = sent.headers.get("location")!;
  const mapping = await (await chen.get(map)).text();
  expect(mapping).toContain("Define the churn label");
  expect(mapping).toContain('name="lists[0]"');
  const before = tasks();
  const checked = await chen.post(map, { intent: "check", version: "1", discipline: "tech" });
  expect(checked.status).toBe(302);
  const check = checked.headers.get("location")!;
  const page = await (await chen.get(`${check}?dialog=apply`)).text();
  expect(page).toContain("卡片没有标题。");
  expect(tasks()).toBe(before);
  const applied = await chen.post(check, { hash: hashOn(page) });
  expect(applied.status).toBe(302);
  expect(tasks()).toBe(before + 6);
  expect(await (await chen.get(check)).text()).toContain("导入结果");
  const late = await chen.post(map, { intent: "save", version: "2", discipline: "tech" });
  expect([late.status, late.headers.get("location")]).toEqual([302, check]);
});

test("lists that nobody matched are left out, matched ones come in, and a second time nothing changes", async () => {
  const chen = await as("chen.li");
  const file = "id,title,status\n1,One from a form,Alpha\n2,Two,Beta\n";
  const map = (await upload(chen, file, "plan.csv")).headers.get("location")!;
  const column = value("select id from board_columns where squad_id = ? and category = 'review'", squadId);
  const sent = {
    intent: "check",
    version: "1",
    discipline: "data",
    "fields[0]": "id",
    "fields[1]": "title",
    "fields[2]": "list",
    "lists[0]": column,
    "lists[1]": "skip",
  };
  const check = (await chen.post(map, sent)).headers.get("location")!;
  const hash = hashOn(await (await chen.get(`${check}?dialog=apply`)).text());
  expect((await chen.post(check, { hash })).status).toBe(302);
  const made = database
    .prepare("select column_id, discipline from tasks where title = ?")
    .get("One from a form");
  expect(made).toEqual({ column_id: column, discipline: "data" });
  expect(value("select count(*) from tasks where title = 'Two' and squad_id = ?", squadId)).toBe(0);

  const again = await chen.post(check, { hash });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("该文件已经导入过。");
  expect((await chen.get(map)).status).toBe(302);
});

test("an outdated check is refused and applies nothing", async () => {
  const chen = await as("chen.li");
  const map = (await upload(chen, "id,title\n77,Outdated\n", "x.csv")).headers.get("location")!;
  const refused = await chen.post(`${map}/check`, { hash: "0".repeat(64) });
  expect(refused.status).toBe(409);
  expect(value("select count(*) from tasks where title = 'Outdated'")).toBe(0);
});

test.each([
  ["x.json", '{"lists": 1', "内容已损坏"],
  ["x.json", '{"hello": []}', "不是 Trello 看板"],
  ["x.json", `{"lists":[],"cards":${"[".repeat(50)}${"]".repeat(50)}}`, "嵌套超过"],
  ["x.json", '{"lists":[],"cards":[],"__proto__":{"a":1}}', "不接受的键"],
  ["x.csv", "", ""],
])("%s with %j is refused in words", async (name, content, words) => {
  const response = await upload(await as("chen.li"), content, name);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(words);
});

test("more than ten megabytes are refused while they are read", async () => {
  const response = await upload(await as("chen.li"), new Uint8Array(11 * 1024 * 1024).fill(65), "big.csv");
  expect(response.status).toBe(413);
  expect(await response.text()).toContain("10 MB");
});

test("a file that is no text is refused", async () => {
  const response = await upload(await as("chen.li"), new Uint8Array([0x89, 0x50, 0, 0xff, 0xfe, 0]), "x.csv");
  expect(response.status).toBe(422);
});

test("a member may not, an outsider finds nothing, another squad's lead does not see this one's file", async () => {
  const chen = await as("chen.li");
  const map = (await upload(chen, "id,title\n1,T\n", "x.csv")).headers.get("location")!;
  for (const [who, status] of [
    ["lv.hang", 403],
    ["gu.chengyu", 403],
    ["ye.zhou", 404],
  ] as const) {
    const visitor = await as(who);
    expect((await visitor.get(home)).status, who).toBe(status);
    expect((await visitor.get(map)).status, who).toBe(status);
    expect((await visitor.post(`${map}/check`, { hash: "0".repeat(64) })).status, who).toBe(status);
    expect((await upload(visitor, "id,title\n1,T\n", "x.csv")).status, who).toBe(status);
  }
  const other = value("select id from squads where key = 'PEN'");
  const elsewhere = map.replace(squadId, other);
  expect((await (await as("ye.zhou")).get(elsewhere)).status).toBe(404);
});

test("a page of the check holds fifty lines however many the file has", async () => {
  const chen = await as("chen.li");
  const lines = Array.from({ length: 1_000 }, (_, i) => `k${i},Card number ${i}`);
  const map = (await upload(chen, ["id,title", ...lines].join("\n"), "long.csv")).headers.get("location")!;
  const page = await (await chen.get(`${map}/check?view=create`)).text();
  expect(page).toContain("Card number 49");
  expect(page).not.toContain("Card number 50<");
  const second = await (await chen.get(`${map}/check?view=create&page=2`)).text();
  expect(second).toContain("Card number 50<");
});
