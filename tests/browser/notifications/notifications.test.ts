import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hydrated, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());
const value = (statement: string, ...values: string[]) =>
  database
    .prepare(statement)
    .pluck()
    .get(...values) as string;
const squadId = value("select id from squads where key = 'WLT'");
const board = `/squads/${squadId}/board`;

let made = 0;

/** A task that the page's reader offers to Shen Yutong; its title. */
async function offer(page: Page): Promise<string> {
  const n = ++made;
  const taskId = `walk-task-${n}`;
  const title = `Walk ${n}`;
  const columnId = value("select id from board_columns where squad_id = ? and category = 'doing'", squadId);
  const shen = value("select id from people where email = 'shen.yutong@chengjiang.example'");
  const post = async (path: string, form: Record<string, string>) => {
    const sent = await page.request.post(path, { headers: { Origin: server.origin }, maxRedirects: 0, form });
    expect(sent.status()).toBe(302);
  };
  await post(`${board}/new`, { taskId, columnId, title, discipline: "tech" });
  const handed = { handoffId: `walk-handoff-${n}`, version: "1", receiver: `data.${shen}`, note: "Ready." };
  await post(`${board}/tasks/${taskId}/hand-off`, handed);
  return title;
}

const open = async (page: Page, path: string) => {
  await page.goto(path);
  await hydrated(page, "main");
};
const bellCount = (page: Page) =>
  page
    .locator('a[href="/notifications"]:visible')
    .first()
    .getAttribute("aria-label")
    .then((label) => Number(label?.match(/\d+/)?.[0] ?? 0));
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

describe("two leads pass work to each other", () => {
  let shen: Page;
  let chen: Page;

  beforeAll(async () => {
    const browser = await openBrowser();
    shen = await signedIn({ browser, origin: server.origin, who: "shen.yutong", locale: "zh-CN" });
    chen = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
    await open(chen, "/");
  });

  test("what is offered appears on the receiver's Home and at the bell without a reload", async () => {
    await open(shen, "/");
    const before = await bellCount(shen);
    await shen.evaluate(() => Object.assign(window, { untouched: true }));
    const title = await offer(chen);
    await shen.getByRole("link", { name: title, exact: true }).first().waitFor();
    await expect.poll(() => bellCount(shen)).toBe(before + 1);
    expect(await shen.evaluate(() => "untouched" in window)).toBe(true);
    await noViolations(shen);
  });

  test("one key accepts the hand-off in focus, and who offered it hears of it", async () => {
    const title = await offer(chen);
    const heard = await bellCount(chen);
    await open(shen, "/");
    await shen.getByRole("link", { name: title, exact: true }).first().focus();
    await shen.keyboard.press("a");
    await shen.getByRole("button", { name: `接收：${title}` }).waitFor({ state: "detached" });
    expect(value("select status from handoffs where id = ?", `walk-handoff-${made}`)).toBe("accepted");
    await expect.poll(() => bellCount(chen)).toBe(heard + 1);
  });

  test("keys walk the list, and a return asks for its reason and keeps it when it is missing", async () => {
    const title = await offer(chen);
    await open(shen, "/");
    await shen.keyboard.press("j");
    const first = await focusedText(shen);
    await shen.keyboard.press("ArrowDown");
    expect(await focusedText(shen)).not.toBe(first);
    await shen.keyboard.press("k");
    expect(await focusedText(shen)).toBe(first);
    await shen.getByRole("link", { name: title, exact: true }).first().focus();
    await shen.keyboard.press("r");
    const reason = shen.getByLabel("为什么退回？").and(shen.locator(":focus"));
    await reason.waitFor();
    await shen.getByRole("button", { name: "确认退回" }).and(shen.locator(":visible")).click();
    await shen.getByText("请写明退回原因").waitFor();
    await noViolations(shen);
    await shen.getByLabel("为什么退回？").and(shen.locator(":visible")).fill("缺少样本");
    await shen.getByRole("button", { name: "确认退回" }).and(shen.locator(":visible")).click();
    await shen.getByRole("button", { name: `接收：${title}` }).waitFor({ state: "detached" });

    await open(chen, "/notifications");
    await chen.getByText("缺少样本").waitFor();
    await noViolations(chen);
  });

  test("in the list one key marks as read and unread, Enter opens what it is about", async () => {
    await open(chen, "/notifications?unread=1");
    const unread = await bellCount(chen);
    await chen.keyboard.press("j");
    const sentence = await focusedText(chen);
    await chen.keyboard.press("e");
    await expect.poll(() => bellCount(chen)).toBe(unread - 1);
    await expect.poll(async () => (await chen.locator("main").textContent())?.includes(sentence)).toBe(false);
    await open(chen, "/notifications");
    await chen.keyboard.press("j");
    await chen.keyboard.press("e");
    await expect.poll(() => bellCount(chen)).toBe(unread);
    await chen.keyboard.press("Enter");
    await chen.waitForURL(/\/board\/tasks\//);
    await expect.poll(() => bellCount(chen)).toBe(unread - 1);
  });

  test("the keys of a page are listed under ?", async () => {
    await open(chen, "/notifications");
    await chen.keyboard.press("?");
    await chen.getByRole("dialog").getByText("Mark as read or unread").waitFor();
    await open(shen, "/");
    await shen.keyboard.press("?");
    await shen.getByRole("dialog").getByText("退回交接", { exact: true }).waitFor();
  });

  test("how one is told is chosen, kept, and in two windows not overwritten", async () => {
    const other = await chen.context().newPage();
    await open(chen, "/account/notifications");
    await open(other, "/account/notifications");
    await chen.getByLabel("Mail: A comment on a task I follow").selectOption("off");
    await chen.getByLabel("In Trivet: My hand-off is accepted").uncheck();
    await chen.getByLabel("Daily digest at").fill("07:15");
    await chen.getByRole("button", { name: "Save" }).click();
    await chen.getByText("Saved.").waitFor();
    await noViolations(chen);
    await open(chen, "/account/notifications");
    expect(await chen.getByLabel("Mail: A comment on a task I follow").inputValue()).toBe("off");
    expect(await chen.getByLabel("In Trivet: My hand-off is accepted").isChecked()).toBe(false);

    await other.getByLabel("Daily digest at").fill("06:00");
    await other.getByRole("button", { name: "Save" }).click();
    await other.getByText("saved in another window").waitFor();
    expect(await other.getByLabel("Daily digest at").inputValue()).toBe("06:00");
    await noViolations(other);
    await other.getByRole("button", { name: "Save" }).click();
    await other.getByText("Saved.").waitFor();
    await other.close();
  });

  test("on a phone nothing is cut off and the page does not scroll sideways", async () => {
    await offer(chen);
    await shen.setViewportSize({ width: 360, height: 780 });
    for (const path of ["/", "/notifications", "/account/notifications"]) {
      await open(shen, path);
      expect(await shen.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await noViolations(shen);
    }
  });
});
