import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { notificationKinds } from "~/domain/notifications";
import { testServer, Visitor } from "../../support/server";
import { smtpReceiver } from "../../support/smtp";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"));
afterAll(() => void database.close());

const value = (statement: string, ...values: string[]) =>
  database
    .prepare(statement)
    .pluck()
    .get(...values) as string;
const squadId = value("select id from squads where key = 'WLT'");
const board = `/squads/${squadId}/board`;
const idOf = (who: string) => value("select id from people where email = ?", `${who}@chengjiang.example`);

const visitors = new Map<string, Promise<Visitor>>();
function as(who: string): Promise<Visitor> {
  const known = visitors.get(who) ?? new Visitor(server.origin).signIn(`${who}@chengjiang.example`);
  visitors.set(who, known);
  return known;
}

let made = 0;

/** A task of Chen Li's, offered to Shen Yutong; the form fields that answer the offer. */
async function offered(visitor: Visitor, { note = "The schema is ready." } = {}) {
  const n = ++made;
  const taskId = `notice-task-${n}`;
  const handoffId = `notice-handoff-${n}`;
  const columnId = value("select id from board_columns where squad_id = ? and category = 'doing'", squadId);
  const fields = { taskId, columnId, title: `Notice ${n}`, discipline: "tech" };
  expect((await visitor.post(`${board}/new`, fields)).status).toBe(302);
  const offer = { handoffId, version: "1", receiver: `data.${idOf("shen.yutong")}`, note };
  expect((await visitor.post(`${board}/tasks/${taskId}/hand-off`, offer)).status).toBe(302);
  return { taskId, handoffId, handoffVersion: "1", squadId };
}

const noticeOf = (taskId: string, who: string) =>
  value("select id from notifications where subject_id = ? and person_id = ?", taskId, idOf(who));
const feed = async (visitor: Visitor) =>
  (await (await visitor.get("/notifications/feed")).json()) as { unread: number; waiting: number };

describe("a hand-off", () => {
  test("is told to its receiver, accepted from Home, and both the count and the notice follow", async () => {
    const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
    const before = await feed(shen);
    const own = await feed(chen);
    const { taskId, ...fields } = await offered(chen);
    expect(await feed(shen)).toEqual({ unread: before.unread + 1, waiting: before.waiting + 1 });
    expect(await (await shen.get("/notifications")).text()).toContain(`陈立向您交接`);
    expect((await feed(chen)).unread).toBe(own.unread);

    const accepted = await shen.post("/?index", { intent: "accept", taskId, ...fields });
    expect([accepted.status, accepted.headers.get("location")]).toEqual([302, "/"]);
    expect(await feed(shen)).toEqual(before);
    expect((await feed(chen)).unread).toBe(own.unread + 1);

    const again = await shen.post("/?index", { intent: "accept", taskId, ...fields });
    expect(again.status).toBe(409);
  });

  test("goes back from Home with a reason only, and what was typed is kept", async () => {
    const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
    const { taskId, ...fields } = await offered(chen);
    const refused = await shen.post("/?index", { intent: "return", taskId, ...fields, reason: " " });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("请写明退回原因");
    const returned = await shen.post("/?index", { intent: "return", taskId, ...fields, reason: "缺少样本" });
    expect(returned.status).toBe(302);
    expect(value("select status from handoffs where id = ?", fields.handoffId)).toBe("returned");
    expect(await (await chen.get("/notifications")).text()).toContain("缺少样本");
  });

  test("is answered by its receiver alone", async () => {
    const { taskId, ...fields } = await offered(await as("chen.li"));
    const answer = { intent: "accept", taskId, ...fields };
    expect((await (await as("lv.hang")).post("/?index", answer)).status).toBe(403);
    expect((await (await as("lei.yuqing")).post("/?index", answer)).status).toBe(404);
    expect(value("select status from handoffs where id = ?", fields.handoffId)).toBe("pending");
  });
});

describe("the list", () => {
  test("opening one leads to its task and marks it as read", async () => {
    const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
    const { taskId } = await offered(chen);
    const id = noticeOf(taskId, "shen.yutong");
    const opened = await shen.get(`/notifications/${id}`);
    expect([opened.status, opened.headers.get("location")]).toEqual([302, `${board}/tasks/${taskId}`]);
    expect(value("select read_at is not null from notifications where id = ?", id)).toBe(1);
  });

  test("somebody else's notification is not found and stays unread", async () => {
    const { taskId } = await offered(await as("chen.li"));
    const id = noticeOf(taskId, "shen.yutong");
    for (const intent of ["read", "unread"]) {
      expect((await (await as("zhou.min")).post("/notifications", { intent, id })).status).toBe(404);
    }
    expect((await (await as("zhou.min")).get(`/notifications/${id}`)).status).toBe(404);
    expect(value("select read_at is null from notifications where id = ?", id)).toBe(1);
  });

  test("marking all as read leaves what arrived after the page was drawn, and the filter stays", async () => {
    const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
    const first = noticeOf((await offered(chen)).taskId, "shen.yutong");
    const until = new Date(Number(value("select at from notifications where id = ?", first))).toISOString();
    const second = noticeOf((await offered(chen)).taskId, "shen.yutong");
    const sent = { intent: "read-all", until };
    const response = await shen.post("/notifications?unread=1", sent);
    expect([response.status, response.headers.get("location")]).toEqual([302, "/notifications?unread=1"]);
    expect(value("select read_at is not null from notifications where id = ?", first)).toBe(1);
    expect(value("select read_at is null from notifications where id = ?", second)).toBe(1);
  });

  test.each(["unread=1&kind=task.mentioned", "page=99999999", "page=-1", "kind=%00", "kind=constructor"])(
    "an address with %s is answered",
    async (search) => {
      expect((await (await as("shen.yutong")).get(`/notifications?${search}`)).status).toBe(200);
    },
  );
});

const allOf = (mail: string) =>
  Object.fromEntries(notificationKinds.map((kind) => [`wishes.${kind.replace(".", "-")}.mail`, mail]));
const settings = (more: Record<string, string>) => ({
  version: "0",
  quietFrom: "20:00",
  quietTo: "08:00",
  digestAt: "08:30",
  ...allOf("off"),
  ...more,
});

describe("settings", () => {
  test("say that no mail goes out, refuse what is no time at its field, and are stored", async () => {
    const visitor = await as("lv.hang");
    const page = await (await visitor.get("/account/notifications")).text();
    expect(page).toContain("本系统未启用邮件");
    const refused = await visitor.post("/account/notifications", settings({ digestAt: "25:00" }));
    expect(refused.status).toBe(422);
    const body = await refused.text();
    expect(body).toContain("请填写时间");
    expect(body).toContain('value="25:00"');
    const kept = await visitor.post(
      "/account/notifications",
      settings({ "wishes.task-commented.inApp": "on" }),
    );
    expect(kept.status).toBe(302);
    expect(
      database
        .prepare(
          "select kind, in_app, mail from notification_choices where person_id = ? and kind = 'task.commented'",
        )
        .get(idOf("lv.hang")),
    ).toEqual({ kind: "task.commented", in_app: 1, mail: "off" });
  });

  test("saved elsewhere in between, they are not overwritten", async () => {
    const visitor = await as("zhou.min");
    expect((await visitor.post("/account/notifications", settings({}))).status).toBe(302);
    const late = await visitor.post("/account/notifications", settings({ digestAt: "07:07" }));
    expect(late.status).toBe(409);
    const body = await late.text();
    expect(body).toContain("刚在另一个窗口保存过");
    expect(body).toContain('value="07:07"');
    expect(value("select digest_at from notification_settings where person_id = ?", idOf("zhou.min"))).toBe(
      510,
    );
  });
});

test("an installation with a mail server mails a hand-off within the minute", async () => {
  const { url, mails } = await smtpReceiver();
  const origin = "https://trivet.bank.example";
  const mailing = await testServer({
    env: { TRIVET_SMTP_URL: url, TRIVET_MAIL_FROM: "Trivet <trivet@bank.example>", TRIVET_ORIGIN: origin },
  });
  const visitor = async (who: string) => {
    const one = new Visitor(mailing.origin, origin);
    return one.signIn(`${who}@chengjiang.example`);
  };
  const [chen, shen] = [await visitor("chen.li"), await visitor("shen.yutong")];
  const quietless = settings({ ...allOf("now"), "wishes.handoff-offered.inApp": "on" });
  expect((await shen.post("/account/notifications", quietless)).status).toBe(302);
  const { taskId } = await offered(chen);
  const stored = new Database(join(mailing.dataDir, "trivet.db"), { readonly: true });
  const noticeId = stored.prepare("select id from notifications where subject_id = ?").pluck().get(taskId);
  stored.close();
  await expect.poll(() => mails.length, { timeout: 90_000 }).toBe(1);
  expect(mails[0]!.to).toEqual(["shen.yutong@chengjiang.example"]);
  expect(mails[0]!.text).toContain(`${origin}/notifications/${noticeId}`);
}, 120_000);
