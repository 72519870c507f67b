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

let made = 0;
async function newTask(visitor: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const taskId = `http-task-${++made}`;
  const columnId = value("select id from board_columns where squad_id = ? and category = 'doing'", squadId);
  const form = { taskId, columnId, discipline: "tech", title: `Task ${made}`, ...fields };
  expect((await visitor.post(`${board}/new`, form)).status).toBe(302);
  return taskId;
}
const page = async (visitor: Visitor, taskId: string, query = "") =>
  (await visitor.get(`${board}/tasks/${taskId}${query}`)).text();
/** What a browser draws, without what the page's script is given. */
const drawn = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, "");
const send = (visitor: Visitor, taskId: string, form: Record<string, string>) =>
  visitor.post(`${board}/tasks/${taskId}`, form);
const sendFile = (visitor: Visitor, path: string, file: File) => {
  const body = new FormData();
  body.set("file", file);
  return visitor.request(path, { method: "POST", body });
};

test("a description and a comment are drawn as Markdown, and hostile ones as the text they are", async () => {
  const chen = await as("chen.li");
  const hostile = "**bold** <img src=x onerror=alert(1)> [x](javascript:alert(1))";
  const taskId = await newTask(chen, { description: hostile });
  await send(chen, taskId, { intent: "add-comment", commentId: "http-comment-1", comment: hostile });
  const html = drawn(await page(chen, taskId));
  expect(html.match(/<strong>bold<\/strong>/g)).toHaveLength(2);
  expect(html).not.toMatch(/<img[^>]*onerror/);
  expect(html).not.toContain('href="javascript:');
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
});

test("plain forms tick, label, link, watch and comment; a refused one says why at its field and keeps the text", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const forms: Record<string, string>[] = [
    { intent: "add-item", itemId: "http-item-1", item: "Write the run-book" },
    { intent: "tick-item", itemId: "http-item-1", itemVersion: "1" },
    { intent: "add-label", label: "Night shift" },
    { intent: "add-link", relation: "blocked_by", other: "wlt-147" },
    { intent: "unwatch" },
  ];
  for (const form of forms) expect((await send(chen, taskId, form)).status, form.intent).toBe(302);
  const html = drawn(await page(chen, taskId));
  for (const words of ["Write the run-book", "Night shift", "WLT-147", "已完成 1 / 1"]) {
    expect(html).toContain(words);
  }
  const empty = await send(chen, taskId, { intent: "add-comment", commentId: "c9", comment: "  " });
  expect(empty.status).toBe(422);
  expect(drawn(await empty.text()).includes("请先填写内容。")).toBe(true);
  const link = { intent: "add-link", relation: "blocks", other: "NOPE-1" };
  const refused = await send(chen, taskId, link);
  expect(refused.status).toBe(422);
  const answer = await refused.text();
  expect(answer.includes("没有您可查看的、使用该编号的任务。")).toBe(true);
  expect(answer.includes('value="NOPE-1"')).toBe(true);
  const circle = await send(chen, taskId, { ...link, other: "WLT-147" });
  expect((await circle.text()).includes("循环等待")).toBe(true);
});

test("a stale edit of a comment keeps both texts in sight", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const commentId = "http-comment-2";
  await send(chen, taskId, { intent: "add-comment", commentId, comment: "first" });
  const edit = { intent: "edit-comment", commentId, commentVersion: "1" };
  expect((await send(chen, taskId, { ...edit, commentText: "stored text" })).status).toBe(302);
  const stale = await send(chen, taskId, { ...edit, commentText: "my own text" });
  expect(stale.status).toBe(409);
  const html = drawn(await stale.text());
  expect(html).toContain("my own text");
  expect(html).toContain("stored text");
  expect(drawn(await page(chen, taskId, `?edits=${commentId}`))).toContain("first");
});

test("the start may not lie after the due date", async () => {
  const chen = await as("chen.li");
  const form = {
    taskId: "http-dates",
    columnId: value("select id from board_columns where squad_id = ? and category = 'doing'", squadId),
    discipline: "tech",
    title: "Dates",
    startOn: "2026-12-02",
    dueOn: "2026-12-01",
  };
  const refused = await chen.post(`${board}/new`, form);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("到期日早于开始日");
});

test("a file goes up and comes down as what it is, never to be run, and not at all to an outsider", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const html = "<html><script>alert(1)</script></html>";
  const name = "../计划 v2.html";
  const up = await sendFile(chen, `${board}/tasks/${taskId}`, new File([html], name, { type: "text/html" }));
  expect(up.status).toBe(302);
  const id = value("select id from attachments where task_id = ?", taskId);
  const path = `${board}/tasks/${taskId}/attachments/${id}`;
  const down = await chen.get(path);
  expect(await down.text()).toBe(html);
  expect(down.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(down.headers.get("x-content-type-options")).toBe("nosniff");
  expect(down.headers.get("content-security-policy")).toContain("sandbox; default-src 'none'");
  const disposition = down.headers.get("content-disposition")!;
  expect(disposition).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("''")[1]!)).toBe("计划 v2.html");
  expect((await (await as("lei.yuqing")).get(path)).status).toBe(404);
  expect((await (await as("ding.yue")).get(path)).status).toBe(200);
  const wrongTask = await newTask(chen);
  expect((await chen.get(`${board}/tasks/${wrongTask}/attachments/${id}`)).status).toBe(404);
  await send(chen, taskId, { intent: "remove-attachment", attachmentId: id });
  expect((await chen.get(path)).status).toBe(404);
  expect(drawn(await page(chen, taskId))).toContain("撤销");
});

test("a file over 25 MB is refused with a sentence at its field, by the page's form and by the page itself", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const large = new File([new Uint8Array(26 * 1024 * 1024)], "large.bin");
  const byForm = await sendFile(chen, `${board}/tasks/${taskId}`, large);
  expect(byForm.status).toBe(413);
  expect(drawn(await byForm.text())).toContain("文件超过 25 MB");
  const byPage = await sendFile(chen, `${board}/tasks/${taskId}/attachments`, large);
  expect(byPage.status).toBe(413);
  expect(((await byPage.json()) as { problem: string }).problem).toContain("文件超过 25 MB");
  expect(value("select count(*) from attachments where task_id = ?", taskId)).toBe(0);
});

test("a task answers by its key, to those alone who may read its board", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen, { title: "By its key" });
  const key = value("select key from tasks where id = ?", taskId);
  expect(drawn(await (await chen.get(`/tasks/${key}`)).text())).toContain("By its key");
  expect((await (await as("lei.yuqing")).get(`/tasks/${key}`)).status).toBe(404);
  expect((await chen.get("/tasks/WLT-999999")).status).toBe(404);
  const lower = await chen.get(`/tasks/${key.toLowerCase()}`);
  expect(lower.status).toBe(200);
});

test("an address written down before a task moved leads to where it is, for those who may go there", async () => {
  const chen = await as("chen.li");
  const taskId = await newTask(chen);
  const writer = new Database(join(server.dataDir, "trivet.db"));
  const seat =
    "select s.squad_id from seats s join people p on p.id = s.person_id where p.email like 'lei.yuqing%'";
  const there = writer.prepare(seat).pluck().get() as string;
  const column = writer.prepare("select id from board_columns where squad_id = ?").pluck().get(there);
  writer.prepare("update tasks set squad_id = ?, column_id = ? where id = ?").run(there, column, taskId);
  writer.close();
  const found = await (await as("lei.yuqing")).get(`${board}/tasks/${taskId}`);
  expect(found.status).toBe(302);
  expect(found.headers.get("location")).toBe(`/squads/${there}/board/tasks/${taskId}`);
  expect((await chen.get(`${board}/tasks/${taskId}`)).status).toBe(404);
});

test("somebody with a seat in two squads moves a task between them, told before what stays behind", async () => {
  const rows = database
    .prepare(
      `select s.squad_id as squadId, s.discipline from seats s join people p on p.id = s.person_id
       join squads q on q.id = s.squad_id where p.email = 'hu.yujie@chengjiang.example'
       and s.to_day is null and q.closed_at is null order by s.squad_id`,
    )
    .all() as { squadId: string; discipline: string }[];
  const [from, to] = rows;
  const hu = await as("hu.yujie");
  const column = (id: string) =>
    value("select id from board_columns where squad_id = ? and category = 'doing'", id);
  const taskId = "http-moving";
  const form = {
    taskId,
    columnId: column(from!.squadId),
    discipline: from!.discipline,
    title: "Moves house",
  };
  expect((await hu.post(`/squads/${from!.squadId}/board/new`, form)).status).toBe(302);
  const old = `/squads/${from!.squadId}/board/tasks/${taskId}`;
  await hu.post(old, { intent: "add-label", label: "only-here" });
  const offer = drawn(await (await hu.get(`${old}/move?squad=${to!.squadId}`)).text());
  expect(offer.includes("对方没有的标签：only-here")).toBe(true);
  const move = { version: "1", squadId: to!.squadId, columnId: column(to!.squadId) };
  const moved = await hu.post(`${old}/move`, move);
  expect(moved.headers.get("location")).toBe(`/squads/${to!.squadId}/board/tasks/${taskId}`);
  expect((await hu.get(old)).headers.get("location")).toBe(`/squads/${to!.squadId}/board/tasks/${taskId}`);
  const page = drawn(await (await hu.get(`/squads/${to!.squadId}/board/tasks/${taskId}`)).text());
  expect(page.includes("未带走的标签：only-here")).toBe(true);
});

test("labels are offered to the leads alone, and a name twice is refused at its field", async () => {
  const chen = await as("chen.li");
  const labels = `${board}/labels`;
  expect((await chen.post(labels, { intent: "add", newName: "Once" })).status).toBe(302);
  const again = await chen.post(labels, { intent: "add", newName: "ONCE" });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("已有同名标签。");
  expect((await (await as("lv.hang")).get(labels)).status).toBe(403);
});

test("suggestions name only tasks the reader may open", async () => {
  const ask = async (who: string) => {
    const response = await (await as(who)).get("/tasks/suggest.data?q=WLT-1&_routes=routes%2Ftask-suggest");
    return response.text();
  };
  expect(await ask("chen.li")).toContain("WLT-1");
  expect(await ask("lei.yuqing")).not.toContain('"WLT-1');
});
