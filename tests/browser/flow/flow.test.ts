import { join } from "node:path";
import Database from "better-sqlite3";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hydrated, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());
const squadId = database.prepare("select id from squads where key = 'WLT'").pluck().get() as string;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

test("a lead finds the breakpoint, opens it and comes to the task, in Chinese", async () => {
  const page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "zh-CN" });
  await page.goto(`/squads/${squadId}/people`);
  await hydrated(page, "main a");
  await page.getByRole("link", { name: "流转", exact: true }).click();
  await page.waitForURL(/\/flow$/);
  await noViolations(page);
  const cell = page.locator("figure a", { hasText: "断点" }).first();
  await cell.click();
  await page.waitForURL(/\/flow\/pairs\/\w+\/\w+$/);
  await noViolations(page);
  await page.getByRole("link", { name: "等待", exact: true }).click();
  await page.waitForURL(/sort=wait/);
  await page.getByRole("link", { name: "返回流转" }).click();
  await page.waitForURL(/\/flow$/);
  await page.getByRole("link", { name: "近 30 天" }).click();
  await page.waitForURL(/days=30/);
  await page.getByRole("link", { name: "预测" }).click();
  await page.waitForURL(/\/flow\/forecast/);
  await page.getByRole("heading", { name: "一万次模拟" }).waitFor();
  await noViolations(page);
});

test("the scatter is walked with the arrow keys, every dot with its words, in English", async () => {
  const page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
  await page.goto(`/squads/${squadId}/flow`);
  await hydrated(page, "main a");
  const dots = page.getByRole("list", { name: "Cycle time" }).getByRole("link");
  const last = (await dots.count()) - 1;
  await dots.nth(last).focus();
  await page.keyboard.press("ArrowLeft");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  expect(await focused()).toBe(await dots.nth(last - 1).getAttribute("aria-label"));
  await page.keyboard.press("Home");
  expect(await focused()).toBe(await dots.first().getAttribute("aria-label"));
  expect(await focused()).toMatch(/^WLT-\d+ · .+ (days?|hours?)/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/board\/tasks\//);
});

test("a lead asks for a line, the offer waits until it is ticked, and the receiver names it as missing", async () => {
  const lead = await signedIn({ browser, origin: server.origin, who: "shen.yutong", locale: "en" });
  await lead.goto(`/squads/${squadId}/board/hand-off-checks`);
  await hydrated(lead, "main a");
  const form = lead.locator("section", { hasText: "Add a line" }).last();
  await form.getByLabel("Line").fill("Volume estimate attached");
  await form.getByLabel("Handed over by").selectOption({ label: "Tech" });
  await form.getByLabel("Required: no offer without it").check();
  await form.getByRole("button", { name: "Add" }).click();
  await lead.getByRole("button", { name: "Delete “Volume estimate attached”" }).waitFor();
  await noViolations(lead);

  const chen = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "zh-CN" });
  const taskId = database.prepare("select id from tasks where key = 'WLT-171'").pluck().get() as string;
  await chen.goto(`/squads/${squadId}/board/tasks/${taskId}/hand-off`);
  await hydrated(chen, "main a");
  await chen.getByLabel("接收人").selectOption({ label: "沈雨桐 · 数据负责人" });
  await chen.getByLabel("交接内容").fill("数据流已就绪。");
  await chen.getByRole("button", { name: "发起交接" }).click();
  await chen.getByText("有 1 项必备内容未勾选：Volume estimate attached").waitFor();
  expect(await chen.getByLabel("交接内容").inputValue()).toBe("数据流已就绪。");
  await noViolations(chen);
  await chen.getByLabel(/Volume estimate attached/).check();
  await Promise.all([
    chen.waitForURL(/tasks\/[^/]+$/),
    chen.getByRole("button", { name: "发起交接" }).click(),
  ]);

  await lead.goto(`/squads/${squadId}/board/tasks/${taskId}`);
  await hydrated(lead, "main a");
  await lead.getByText("Return", { exact: true }).click();
  await lead.getByRole("group", { name: "What was missing" }).getByLabel("Volume estimate attached").check();
  await noViolations(lead);
  await lead.getByRole("button", { name: "Return it" }).click();
  await lead
    .getByText(/Shen Yutong sent it back:\s*– Volume estimate attached/)
    .first()
    .waitFor();
});
