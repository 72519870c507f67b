import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { card, cellOf, hydrated, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());
const squadId = database.prepare("select id from squads where key = 'WLT'").pluck().get() as string;
const board = `/squads/${squadId}/board`;

const openBoard = async (page: Page) => {
  await page.goto(board);
  await hydrated(page, "[data-card]");
};

describe("a tech lead works on the board", () => {
  let page: Page;
  let other: Page;

  beforeAll(async () => {
    const browser = await openBrowser();
    page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
    other = await signedIn({ browser, origin: server.origin, who: "shen.yutong", locale: "zh-CN" });
  });

  test("with the keyboard alone: a card moves, stays in focus, and the move is undone", async () => {
    await openBoard(page);
    await noViolations(page);
    await card(page, "WLT-188").getByRole("link").focus();
    await page.keyboard.press("]");
    expect(await cellOf(page, "WLT-188")).toBe("In progress, Tech");
    await page.getByText("WLT-188 moved to In progress").waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("[data-card]")?.textContent)).toContain(
      "WLT-188",
    );
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("WLT-188 is back where it was").waitFor();
    expect(await cellOf(page, "WLT-188")).toBe("Ready, Tech");
    await page.reload();
    expect(await cellOf(page, "WLT-188")).toBe("Ready, Tech");
  });

  test("dragging with the mouse puts a card where it is dropped, and it is still there after a reload", async () => {
    await openBoard(page);
    const from = (await card(page, "WLT-188").boundingBox())!;
    const onto = (await card(page, "WLT-159").boundingBox())!;
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 26, { steps: 4 });
    await page.mouse.move(onto.x + 40, onto.y + 6, { steps: 8 });
    // The first move onto a card enters it; the browser tells of what is carried over it from the next one on.
    await page.mouse.move(onto.x + 42, onto.y + 6);
    await page.locator('[data-drop="before"]', { hasText: "WLT-159" }).waitFor();
    await page.mouse.up();
    await page.getByText("WLT-188 moved to In review").waitFor();
    await page.reload();
    expect(await cellOf(page, "WLT-188")).toBe("In review, Tech");
    const order = await page
      .locator("[data-cell]", { has: card(page, "WLT-188") })
      .locator("[data-card]")
      .allTextContents();
    expect(order[0]).toContain("WLT-188");
  });

  test("a card changed by somebody else in between is put back, and the notice says why", async () => {
    await openBoard(other);
    // The reader's page does not hear of the other's move before it makes its own.
    await page.route(/\/events\?/, (route) => route.abort());
    await openBoard(page);
    await card(other, "WLT-176").getByRole("link").focus();
    await other.keyboard.press("]");
    await other.getByText("WLT-176 已移至“评审中”").waitFor();
    await card(page, "WLT-176").getByRole("link").focus();
    await page.keyboard.press("[");
    await page.getByText(/WLT-176 was not moved.*changed by somebody else/).waitFor();
    await expect.poll(() => cellOf(page, "WLT-176")).toBe("In review, Tech");
    await page.unroute(/\/events\?/);
  });

  test("keys open, edit and close the panel, each under an address of its own", async () => {
    await openBoard(page);
    await card(page, "WLT-171").getByRole("link").focus();
    await page.keyboard.press("e");
    await page.waitForURL(/\/board\/tasks\/[^/]+\/edit$/);
    await noViolations(page);
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => url.pathname === board);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[data-card]")?.textContent ?? ""))
      .toContain("WLT-171");
    await page.keyboard.press("h");
    await page.waitForURL(/\/hand-off$/);
    await noViolations(page);
    await page.goBack();
    await page.waitForURL((url) => url.pathname === board);
  });

  test("two people edit one field: the second sees both, takes one over and loses nothing", async () => {
    await openBoard(page);
    await card(page, "WLT-171").getByRole("link").click();
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.waitForURL(/\/edit$/);
    await other.goto(page.url());
    await other.getByLabel("标题", { exact: true }).fill("沈雨桐的标题");
    await Promise.all([
      other.waitForURL(/tasks\/[^/]+$/),
      other.getByRole("button", { name: "保存" }).click(),
    ]);

    await page.getByLabel("Title", { exact: true }).fill("Chen's title");
    await page.getByLabel("Description").fill("Chen's long text");
    await page.getByRole("button", { name: "Save" }).click();
    const conflict = page.getByRole("alert").filter({ hasText: "Somebody else changed this card" });
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain("沈雨桐的标题");
    expect(await page.getByLabel("Title", { exact: true }).inputValue()).toBe("Chen's title");
    await noViolations(page);
    await conflict.getByRole("button", { name: "Use the stored one" }).click();
    expect(await page.getByLabel("Title", { exact: true }).inputValue()).toBe("沈雨桐的标题");
    await Promise.all([page.waitForURL(/tasks\/[^/]+$/), page.getByRole("button", { name: "Save" }).click()]);
    await page.getByRole("heading", { name: "沈雨桐的标题", level: 2 }).waitFor();
    await page.getByText("Chen's long text").waitFor();
  });

  test("a hand-off goes from offer to return with a reason, in both languages", async () => {
    await openBoard(page);
    await card(page, "WLT-171").getByRole("link").focus();
    await page.keyboard.press("h");
    await page.getByLabel("Receiver").selectOption({ label: "Shen Yutong · Data lead" });
    await page.getByLabel("What is handed over").fill("The stream is ready.");
    await Promise.all([
      page.waitForURL(/tasks\/[^/]+$/),
      page.getByRole("button", { name: "Offer the hand-off" }).click(),
    ]);
    await page.getByText("Waits for Shen Yutong to accept").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => card(page, "WLT-171").textContent()).toContain("waits 0 h");

    await other.goto("/");
    await other.getByRole("link", { name: "沈雨桐的标题" }).first().click();
    await other.locator("[data-panel]").getByText("退回", { exact: true }).click();
    await other.getByLabel("为什么退回？").fill("缺少测试数据");
    await other.getByRole("button", { name: "确认退回" }).click();
    await other.getByText("沈雨桐已退回：缺少测试数据").waitFor();
    await noViolations(other);
  });

  test("on a phone the board scrolls by column and the page does not scroll sideways", async () => {
    await other.setViewportSize({ width: 360, height: 780 });
    await openBoard(other);
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await noViolations(other);
    await other.goto("/");
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await noViolations(other);
  });
});
