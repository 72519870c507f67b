import { eq } from "drizzle-orm";
import { pino } from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import { auditEntries, jobs, seats } from "#db/schema";
import { defaultHours, notificationDefaults } from "~/domain/notifications";
import "~/features/notifications/mail-job.server";
import { readNotification } from "~/features/notifications/read.server";
import { saveNotificationSettings } from "~/features/notifications/save-settings.server";
import { readEnv } from "~/platform/env.server";
import { jobWorker } from "~/platform/jobs/worker.server";
import { mailerFor } from "~/platform/mail/mailer.server";
import { testStore } from "../../support/database";
import { silentServer, smtpReceiver } from "../../support/smtp";
import { contextOf } from "../contract/world";
import { givenTask, mailingContext, setPerson, storedFor, tell } from "./support";

const store = await testStore();
const { url, mails, refuse } = await smtpReceiver();
const at = (time: string) => new Date(`2026-11-24T${time}+08:00`);

const environment = (smtp: string) =>
  readEnv({
    TRIVET_SMTP_URL: smtp,
    TRIVET_MAIL_FROM: "Trivet <trivet@bank.example>",
    TRIVET_ORIGIN: "https://trivet.bank.example",
  });

/** Runs the jobs that are due at an instant. */
const workAt = (now: Date, smtp = url) =>
  jobWorker({
    env: environment(smtp),
    store,
    log: pino({ level: "silent" }),
    clock: () => now,
    random: () => 0.5,
  }).drain();

const later = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds);

beforeEach(() => {
  mails.length = 0;
  refuse(false);
});

describe("a mail", () => {
  test("says in the recipient's language what happened, with links, and can be turned off", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await setPerson(store, tech, { name: "陈立", nameEn: "Chen Li" });
    await setPerson(store, data, { name: "沈雨桐", nameEn: "Shen Yutong", locale: "zh-CN" });
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, {
      to: [data],
      kind: "handoff.returned",
      data: { reason: "口径 <不清>" },
    });
    await workAt(at("10:00:59"));
    expect(mails).toHaveLength(0);
    await workAt(at("10:01:00"));
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    const [stored] = await storedFor(store, data);
    const link = `https://trivet.bank.example/notifications/${stored!.id}`;
    expect(mail!.to).toEqual([`${data}@bank.example`]);
    expect(mail!.from).toBe("trivet@bank.example");
    expect(mail!.header("subject")).toBe(`陈立退回了 ${given.task.key}“${given.task.title}”`);
    expect(mail!.text).toContain("沈雨桐，您好：");
    expect(mail!.text).toContain("口径 <不清>");
    expect(mail!.text).toContain(link);
    expect(mail!.html).toContain(`href="${link}"`);
    expect(mail!.html).toContain("口径 &lt;不清&gt;");
    expect(mail!.html).toContain('lang="zh-CN"');
    expect(mail!.header("list-unsubscribe")).toBe("<https://trivet.bank.example/account/notifications>");
    expect(mail!.header("message-id")).toMatch(/^<notification-[\w-]+@trivet\.bank\.example>$/);
    expect(mail!.header("references")).toBe(`<task-${given.task.id}@trivet.bank.example>`);
    expect(mail!.header("auto-submitted")).toBe("auto-generated");
  });

  test("bundles what arrived within a minute, in English for an English reader", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await setPerson(store, data, { locale: "en" });
    await tell(store, await mailingContext(store, tech, at("10:00:05")), given, { to: [data] });
    await tell(store, await mailingContext(store, tech, at("10:00:55")), given, {
      to: [data],
      kind: "task.mentioned",
    });
    await workAt(at("10:01:00"));
    await workAt(at("10:02:00"));
    expect(mails).toHaveLength(1);
    expect(mails[0]!.header("subject")).toBe(`${given.task.key} ${given.task.title}: 2 notifications`);
    expect(mails[0]!.text).toContain(`${tech} offered you ${given.task.key}`);
    expect(mails[0]!.text).toContain(`${tech} mentioned you in ${given.task.key}`);
  });

  test("cannot be given headers by a title or a name", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await setPerson(store, tech, {
      name: "Eve\r\nBcc: spy@evil.example",
      nameEn: "Eve\r\nBcc: spy@evil.example",
    });
    await setPerson(store, data, {
      name: 'D\r\nBcc: spy@evil.example" <spy@evil.example>',
      nameEn: 'D\r\nBcc: spy@evil.example" <spy@evil.example>',
    });
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data] });
    await workAt(at("10:01:00"));
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toEqual([`${data}@bank.example`]);
    expect(mails[0]!.header("bcc")).toBeUndefined();
    const head = mails[0]!.raw.split("\r\n\r\n")[0]!;
    expect(head).not.toMatch(/^bcc:/im);
  });
});

describe("when it goes out", () => {
  test("in quiet hours it waits for their end, also over midnight", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await mailingContext(store, tech, at("23:30:00")), given, { to: [data] });
    await workAt(new Date("2026-11-25T07:59:00+08:00"));
    expect(mails).toHaveLength(0);
    await workAt(new Date("2026-11-25T08:00:00+08:00"));
    expect(mails).toHaveLength(1);
  });

  test("the digest comes once, with what is still unread; without any it does not come", async () => {
    const given = await givenTask(store);
    const { tech, data, product } = given.squad.leads;
    const ctx = await mailingContext(store, tech, at("10:00:00"));
    await tell(store, ctx, given, { to: [data, product], kind: "task.commented" });
    await tell(store, ctx, given, { to: [data], kind: "task.assigned" });
    const rows = await storedFor(store, data);
    await readNotification(
      await contextOf(store, data),
      rows.find(({ kind }) => kind === "task.assigned")!.id,
    );
    const [only] = await storedFor(store, product);
    await readNotification(await contextOf(store, product), only!.id);
    await workAt(new Date("2026-11-25T08:30:00+08:00"));
    await workAt(new Date("2026-11-26T08:30:00+08:00"));
    expect(mails.map(({ to }) => to)).toEqual([[`${data}@bank.example`]]);
    expect(mails[0]!.text).toContain(given.task.key);
    expect(mails[0]!.text).not.toContain("分配");
  });

  test("a mail at once leaves the digest of the same person for its time", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    const ctx = await mailingContext(store, tech, at("10:00:00"));
    await tell(store, ctx, given, { to: [data], kind: "task.commented" });
    await tell(store, ctx, given, { to: [data], kind: "handoff.offered" });
    await workAt(at("10:01:00"));
    expect(mails).toHaveLength(1);
    await workAt(new Date("2026-11-25T08:29:00+08:00"));
    expect(mails).toHaveLength(1);
    await workAt(new Date("2026-11-25T08:30:00+08:00"));
    expect(mails).toHaveLength(2);
  });

  test("a person's own hours hold", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await saveNotificationSettings(await contextOf(store, data), {
      version: 0,
      hours: { ...defaultHours, quietFrom: 9 * 60, quietTo: 12 * 60 },
      wishes: notificationDefaults,
    });
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data] });
    await workAt(at("11:59:00"));
    expect(mails).toHaveLength(0);
    await workAt(at("12:00:00"));
    expect(mails).toHaveLength(1);
  });

  test("a disabled person and one who may no longer open the board get none, later either", async () => {
    const given = await givenTask(store);
    const { tech, data, product } = given.squad.leads;
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data, product] });
    await setPerson(store, data, { active: false });
    await store.tx((t) => t.update(seats).set({ to: "2026-11-23" }).where(eq(seats.personId, product)));
    await workAt(at("10:01:00"));
    await setPerson(store, data, { active: true });
    await workAt(at("11:01:00"));
    expect(mails).toHaveLength(0);
    for (const person of [data, product])
      expect(await storedFor(store, person)).toMatchObject([{ mailDueAt: null, mailedAt: null }]);
  });
});

describe("a mail server in trouble", () => {
  test("refused, it is tried again later and arrives once, and the log says so once", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data] });
    refuse(true);
    await workAt(at("10:01:00"));
    const [waiting] = await store.read.select().from(jobs).where(eq(jobs.key, data));
    expect(waiting).toMatchObject({ attempts: 1, doneAt: null });
    expect(waiting!.lastError).toContain("Try again later");
    expect(await storedFor(store, data)).toMatchObject([{ mailedAt: null }]);
    refuse(false);
    await workAt(later(waiting!.runAt, -1));
    expect(mails).toHaveLength(0);
    await workAt(waiting!.runAt);
    await workAt(later(waiting!.runAt, 86_400_000));
    expect(mails).toHaveLength(1);
    expect(await storedFor(store, data)).toMatchObject([{ mailedAt: waiting!.runAt }]);
    const entries = await store.read.select().from(auditEntries).where(eq(auditEntries.subjectId, data));
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([["notification.mailed", null]]);
  });

  test("nobody listening is a failed attempt, not a lost mail", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data] });
    await workAt(at("10:01:00"), "smtp://127.0.0.1:1");
    expect(await storedFor(store, data)).toMatchObject([{ mailedAt: null, mailDueAt: at("10:01:00") }]);
    const [waiting] = await store.read.select().from(jobs).where(eq(jobs.key, data));
    await workAt(waiting!.runAt);
    expect(mails).toHaveLength(1);
  });

  test("one that never answers is given up on in time", async () => {
    const { url: silent } = await silentServer();
    const mailer = mailerFor(environment(silent), { connect: 200, answer: 200 })!;
    const mail = {
      to: { name: "A", address: "a@bank.example" },
      subject: "s",
      text: "t",
      html: "h",
      id: "i",
      thread: null,
      unsubscribe: "https://trivet.bank.example/account/notifications",
    };
    await expect(mailer.send(mail)).rejects.toThrow(/greeting|timeout/i);
  });
});

test.each([
  [{ TRIVET_SMTP_URL: "http://x" }, "TRIVET_SMTP_URL"],
  [{ TRIVET_SMTP_URL: "smtp://x", TRIVET_ORIGIN: "https://x.example" }, "TRIVET_MAIL_FROM"],
  [
    { TRIVET_SMTP_URL: "smtp://x", TRIVET_ORIGIN: "https://x.example", TRIVET_MAIL_FROM: "nobody" },
    "TRIVET_MAIL_FROM",
  ],
  [{ TRIVET_SMTP_URL: "smtp://x", TRIVET_MAIL_FROM: "a@b.example" }, "TRIVET_ORIGIN"],
])("a configuration that could not send refuses to start and names %s", (source, variable) => {
  expect(() => readEnv(source)).toThrow(variable);
});
