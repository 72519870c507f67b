import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { hydrated, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer } from "../../support/server";

const server = await testServer();
const browser = await openBrowser();
const here = { browser, origin: server.origin };
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());
const squadId = database.prepare("select id from squads where key = 'WLT'").pluck().get() as string;
const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

const fine = async (page: Page) => {
  await noViolations(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
};

test("a lead brings a Trello board in: matches while the preview follows, checks, applies, finds the cards", async () => {
  const page = await signedIn({ ...here, who: "chen.li", locale: "en", theme: "dark", width: 1440 });
  await page.goto(`/squads/${squadId}/board`);
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await page.waitForURL(/\/board\/import$/);
  await fine(page);
  await page.locator("#file").setInputFiles(fixture("trello-board.json"));
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("heading", { name: "What is what" }).waitFor();
  await hydrated(page, "main form");
  await fine(page);

  const preview = page.locator("li", { hasText: "Feature table, daily" });
  expect(await preview.textContent()).toContain("Ready");
  await page.getByLabel("Column here: To Do").selectOption({ label: "In review" });
  await preview.getByText("In review").waitFor();
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByRole("heading", { name: "What would happen" }).waitFor();
  await page.getByText("The card has no title.").waitFor();
  await fine(page);
  await page.getByRole("link", { name: /^New/ }).click();
  await page.getByRole("cell", { name: "Define the churn label" }).waitFor();
  await page.getByRole("link", { name: "Import 6 cards" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("6 tasks are made").waitFor();
  await fine(page);
  await dialog.getByRole("button", { name: "Import 6 cards" }).click();
  await page.getByRole("heading", { name: "What was brought in" }).waitFor();
  await fine(page);
  await page.getByRole("link", { name: "To the board" }).click();
  await page.getByText("Define the churn label").first().waitFor();
});

test("the same board again, in Chinese on a phone, changes nothing", async () => {
  const page = await signedIn({ ...here, who: "shen.yutong", locale: "zh-CN", theme: "light", width: 360 });
  await page.goto(`/squads/${squadId}/board/import`);
  await fine(page);
  await page.locator("#file").setInputFiles(fixture("trello-board.json"));
  await page.getByRole("button", { name: "读取文件" }).click();
  await page.getByRole("heading", { name: "内容对应" }).waitFor();
  await fine(page);
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText("没有变化：文件中的内容这里都已有。").waitFor();
  await fine(page);
});

test("a Jira file shows its columns; a wrong file says what is wrong and stays on the page", async () => {
  const page = await signedIn({ ...here, who: "zhou.min", locale: "zh-CN", theme: "dark", width: 1440 });
  await page.goto(`/squads/${squadId}/board/import`);
  await page.locator("#file").setInputFiles({
    name: "x.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"nothing": true}'),
  });
  await page.getByRole("button", { name: "读取文件" }).click();
  await page.getByText("这个 JSON 文件不是 Trello 看板").waitFor();
  await fine(page);
  await page.locator("#file").setInputFiles(fixture("jira.csv"));
  await page.getByRole("button", { name: "读取文件" }).click();
  await page.getByRole("heading", { name: "文件中的列" }).waitFor();
  expect(await page.getByLabel("对应为: Summary").inputValue()).toBe("title");
  await fine(page);
});
