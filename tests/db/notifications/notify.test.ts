import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries, jobs, liveEvents, seats, tasks } from "#db/schema";
import { defaultHours, type NotificationKind, notificationDefaults, type Wish } from "~/domain/notifications";
import { settle } from "~/features/notifications/index.server";
import { loadNotifications } from "~/features/notifications/load-list.server";
import { loadSettings } from "~/features/notifications/load-settings.server";
import {
  openNotification,
  readNotification,
  readNotifications,
  unreadNotification,
} from "~/features/notifications/read.server";
import { saveNotificationSettings } from "~/features/notifications/save-settings.server";
import type { Context } from "~/platform/context.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson } from "../contract/world";
import { givenTask, mailingContext, setPerson, storedFor, tell } from "./support";

const store = await testStore();
const at = (time: string) => new Date(`2026-11-24T${time}+08:00`);
const list = (ctx: Context, search = "") => loadNotifications(ctx, new URLSearchParams(search));

const wishes = (changed: Partial<Record<NotificationKind, Wish>>) =>
  ({ ...notificationDefaults, ...changed }) as Record<NotificationKind, Wish>;

const choose = (ctx: Context, changed: Partial<Record<NotificationKind, Wish>>, version = 0) =>
  saveNotificationSettings(ctx, { version, hours: defaultHours, wishes: wishes(changed) });

describe("who is told", () => {
  test("everybody named once, but not whoever made the change and nobody who is disabled", async () => {
    const given = await givenTask(store);
    const { tech, data, product } = given.squad.leads;
    await setPerson(store, product, { active: false });
    const live = await tell(store, await contextOf(store, tech), given, { to: [data, data, tech, product] });
    expect(await storedFor(store, data)).toHaveLength(1);
    expect(await storedFor(store, tech)).toHaveLength(0);
    expect(await storedFor(store, product)).toHaveLength(0);
    expect(live.map(({ topic }) => topic)).toEqual([`person:${data}`]);
  });

  test("somebody who wants a kind by mail alone has it out of the list and out of the live changes", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await choose(await contextOf(store, data), { "handoff.offered": { inApp: false, mail: "now" } });
    const live = await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data] });
    expect(live).toEqual([]);
    expect((await list(await contextOf(store, data))).notices).toEqual([]);
    expect(await storedFor(store, data)).toMatchObject([{ inApp: false, mailDueAt: at("10:01:00") }]);
  });

  test("a kind that is off everywhere leaves nothing behind", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await choose(await contextOf(store, data), { "handoff.offered": { inApp: false, mail: "off" } });
    await tell(store, await mailingContext(store, tech, at("10:00:00")), given, { to: [data] });
    expect(await storedFor(store, data)).toEqual([]);
  });

  test("without a mail server nothing is planned to be mailed, so that connecting one sends no old mail", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await contextOf(store, tech), given, { to: [data] });
    expect(await storedFor(store, data)).toMatchObject([{ mailDueAt: null }]);
  });

  test("mail for one person is one job, due with the earliest", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    const ctx = await mailingContext(store, tech, at("10:00:00"));
    await tell(store, ctx, given, { to: [data], kind: "task.commented" });
    await tell(store, ctx, given, { to: [data], kind: "handoff.offered" });
    const waiting = await store.read.select().from(jobs).where(eq(jobs.key, data));
    expect(waiting.map(({ runAt }) => runAt)).toEqual([at("10:01:00")]);
  });
});

describe("the list", () => {
  test("is the reader's own, the latest first, with the task as it is named today", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await contextOf(store, tech, { now: at("09:00:00") }), given, { to: [data] });
    await tell(store, await contextOf(store, tech, { now: at("09:30:00") }), given, {
      to: [data],
      kind: "task.mentioned",
    });
    await store.tx((t) => t.update(tasks).set({ title: "New title" }).where(eq(tasks.id, given.task.id)));
    const { notices, page } = await list(await contextOf(store, data));
    expect(notices.map(({ kind }) => kind)).toEqual(["task.mentioned", "handoff.offered"]);
    expect(notices[0]?.about).toMatchObject({ title: "New title", actor: { name: tech } });
    expect(page.total).toBe(2);
    expect((await list(await contextOf(store, tech))).notices).toEqual([]);
  });

  test("filters by kind and by what is unread, and pages", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    for (let minute = 10; minute < 45; minute++) {
      const ctx = await contextOf(store, tech, { now: at(`09:${minute}:00`) });
      await tell(store, ctx, given, { to: [data], kind: minute % 2 ? "task.mentioned" : "task.commented" });
    }
    const ctx = await contextOf(store, data);
    const first = await list(ctx);
    const second = await list(ctx, "page=2");
    expect([first.notices.length, second.notices.length]).toEqual([30, 5]);
    const ids = [...first.notices, ...second.notices].map(({ id }) => id);
    expect(new Set(ids).size).toBe(35);
    expect((await list(ctx, "kind=task.mentioned")).page.total).toBe(17);
    await readNotification(ctx, ids[0]!);
    expect((await list(ctx, "unread=1")).page.total).toBe(34);
    expect((await list(ctx, "kind=nonsense")).page.total).toBe(35);
  });

  test("says nothing about a task whose board the reader may no longer open", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await contextOf(store, tech), given, { to: [data], data: { reason: "secret" } });
    await store.tx((t) => t.update(seats).set({ to: "2026-11-23" }).where(eq(seats.personId, data)));
    const ctx = await contextOf(store, data);
    const { notices } = await list(ctx);
    expect(notices).toMatchObject([{ kind: null, about: null }]);
    expect(JSON.stringify(notices)).not.toMatch(new RegExp(`secret|${given.task.key}|${tech}`));
    expect(await openNotification(ctx, notices[0]!.id)).toBe("/notifications");
  });
});

describe("reading", () => {
  test("opening marks as read and leads to the task", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await contextOf(store, tech), given, { to: [data] });
    const ctx = await contextOf(store, data);
    const [row] = await storedFor(store, data);
    expect(await openNotification(ctx, row!.id)).toBe(
      `/squads/${given.squad.squadId}/board/tasks/${given.task.id}`,
    );
    expect((await storedFor(store, data))[0]?.readAt).toEqual(ctx.now);
    await unreadNotification(ctx, row!.id);
    expect((await storedFor(store, data))[0]?.readAt).toBeNull();
  });

  test("one leaves an audit entry and a live change, reading it again leaves neither", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await contextOf(store, tech), given, { to: [data] });
    const ctx = await contextOf(store, data);
    const [row] = await storedFor(store, data);
    await readNotification(ctx, row!.id);
    await readNotification(ctx, row!.id);
    const entries = await store.read.select().from(auditEntries).where(eq(auditEntries.subjectId, row!.id));
    expect(entries.map(({ action }) => action)).toEqual(["notification.read"]);
    const events = await store.read
      .select()
      .from(liveEvents)
      .where(eq(liveEvents.topic, `person:${data}`));
    expect(events).toHaveLength(1);
  });

  test("all means those that had arrived when the page was drawn", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    await tell(store, await contextOf(store, tech, { now: at("09:00:00") }), given, { to: [data] });
    await tell(store, await contextOf(store, tech, { now: at("09:10:00") }), given, { to: [data] });
    await readNotifications(await contextOf(store, data), { kind: null, until: at("09:05:00") });
    expect((await storedFor(store, data)).map(({ readAt }) => readAt !== null)).toEqual([true, false]);
  });

  test("somebody else's does not exist", async () => {
    const given = await givenTask(store);
    const { tech, data, product } = given.squad.leads;
    await tell(store, await contextOf(store, tech), given, { to: [data] });
    const [row] = await storedFor(store, data);
    const ctx = await contextOf(store, product);
    for (const attempt of [readNotification, unreadNotification, openNotification]) {
      await expect(attempt(ctx, row!.id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await storedFor(store, data))[0]?.readAt).toBeNull();
  });

  test("what is dealt with counts as read and is told to the lists that held it", async () => {
    const given = await givenTask(store);
    const { tech, data, product } = given.squad.leads;
    const ctx = await mailingContext(store, tech, at("09:00:00"));
    await tell(store, ctx, given, { to: [data, product] });
    await tell(store, ctx, given, { to: [data], kind: "task.mentioned" });
    const subject = { type: "task", id: given.task.id };
    const live = await store.tx((t) => settle(t, ctx, { subject, kinds: ["handoff.offered"] }));
    expect(live.map(({ topic }) => topic).sort()).toEqual([`person:${data}`, `person:${product}`].sort());
    expect((await list(await contextOf(store, data), "unread=1")).notices.map(({ kind }) => kind)).toEqual([
      "task.mentioned",
    ]);
  });
});

describe("settings", () => {
  test("start with the defaults and keep what differs from them", async () => {
    const person = await givenPerson(store, "chooser");
    const ctx = await contextOf(store, person);
    const before = await loadSettings(ctx);
    expect(before).toMatchObject({ version: 0, hours: defaultHours, mailIsOn: false });
    expect(before.kinds.find(({ kind }) => kind === "handoff.offered")).toMatchObject({
      inApp: true,
      mail: "now",
    });
    await choose(ctx, { "task.commented": { inApp: true, mail: "off" } });
    const after = await loadSettings(ctx);
    expect(after.version).toBe(1);
    expect(
      after.kinds.filter(({ kind, ...wish }) => {
        const { inApp, mail } = notificationDefaults[kind];
        return wish.inApp !== inApp || wish.mail !== mail;
      }),
    ).toEqual([{ kind: "task.commented", inApp: true, mail: "off" }]);
  });

  test("saved in two windows, the second is told", async () => {
    const ctx = await contextOf(store, await givenPerson(store, "two-windows"));
    await choose(ctx, {});
    await expect(choose(ctx, {})).rejects.toMatchObject({ code: "stale" });
    await choose(ctx, {}, 1);
    await expect(choose(ctx, {}, 1)).rejects.toMatchObject({ code: "stale" });
  });

  test("of twenty windows that save at once, one does", async () => {
    const ctx = await contextOf(store, await givenPerson(store, "many-windows"));
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => choose(ctx, {})));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("what waits to be mailed follows the new wishes", async () => {
    const given = await givenTask(store);
    const { tech, data } = given.squad.leads;
    const teller = await mailingContext(store, tech, at("10:00:00"));
    await tell(store, teller, given, { to: [data], kind: "handoff.offered" });
    await tell(store, teller, given, { to: [data], kind: "task.mentioned" });
    const ctx = await mailingContext(store, data, at("10:00:30"));
    await choose(ctx, {
      "handoff.offered": { inApp: true, mail: "digest" },
      "task.mentioned": { inApp: true, mail: "off" },
    });
    const rows = await storedFor(store, data);
    const due = Object.fromEntries(rows.map(({ kind, mailDueAt }) => [kind, mailDueAt]));
    expect(due).toEqual({
      "handoff.offered": new Date("2026-11-25T08:30:00+08:00"),
      "task.mentioned": null,
    });
  });
});
