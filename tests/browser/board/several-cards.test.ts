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

/** Keys of the first cards of a column in board order, held by `discipline` where it matters. */
const keysIn = (category: string, discipline: string, count: number): string[] =>
  database
    .prepare(
      `select t.key from tasks t join board_columns c on c.id = t.column_id
       where t.squad_id = ? and c.category = ? and t.discipline = ? and t.archived_at is null
         and not exists (select 1 from handoffs h where h.task_id = t.id and h.status = 'pending')
       order by t.position, t.id limit ?`,
    )
    .pluck()
    .all(squadId, category, discipline, count) as string[];

const open = async (page: Page, search = "") => {
  await page.goto(board + search);
  await hydrated(page, "[data-card]");
};
describe("a lead works with several cards", () => {
  let chen: Page;
  let shen: Page;

  beforeAll(async () => {
    const browser = await openBrowser();
    chen = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
    shen = await signedIn({ browser, origin: server.origin, who: "shen.yutong", locale: "zh-CN" });
  });

  test("by keyboard: two are selected, moved together, and taken back together", async () => {
    const [first, second] = keysIn("doing", "tech", 2) as [string, string];
    await open(chen);
    for (const key of [first, second]) {
      await card(chen, key).getByRole("link").focus();
      await chen.keyboard.press("x");
    }
    await chen.getByText("2 cards selected").waitFor();
    await noViolations(chen);
    await chen.keyboard.press("b");
    expect(await chen.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("What to do");
    await chen.getByLabel("With").selectOption({ label: "In review" });
    await chen.getByLabel("With").press("Tab");
    await chen.keyboard.press("Enter");
    await chen.getByText("2 cards changed.").waitFor();
    expect([await cellOf(chen, first), await cellOf(chen, second)]).toEqual([
      "In review, Tech",
      "In review, Tech",
    ]);
    await chen.getByRole("button", { name: "Undo" }).click();
    await chen.getByText("2 cards are back as they were.").waitFor();
    await expect.poll(() => cellOf(chen, first)).toBe("In progress, Tech");
    expect(await chen.getByText("cards selected").count()).toBe(0);
  });

  test("with the mouse: Ctrl and Shift select a range, Esc clears it, a plain click still opens", async () => {
    await open(shen, "?lanes=none");
    const cards = shen.getByRole("list", { name: "进行中" }).locator("[data-card] a");
    await cards.nth(0).click({ modifiers: ["Control"] });
    await cards.nth(2).click({ modifiers: ["Shift"] });
    await shen.getByText("已勾选 3 个任务").waitFor();
    await shen.keyboard.press("Escape");
    await expect.poll(() => shen.getByText("已勾选").count()).toBe(0);
    await cards.nth(0).click();
    await shen.waitForURL(/\/board\/tasks\/[^/]+$/);
  });

  test("dropping a card into another person's lane assigns it; somebody of another discipline is refused and it goes back", async () => {
    const [key] = database
      .prepare(
        `select t.key from tasks t join board_columns c on c.id = t.column_id join people p on p.id = t.assignee_id
         where t.squad_id = ? and t.discipline = 'tech' and c.category = 'to-do' and t.archived_at is null
           and p.email <> 'chen.li@chengjiang.example' limit 1`,
      )
      .pluck()
      .all(squadId) as [string];
    await open(shen, "?lanes=assignee");
    await noViolations(shen);
    await drag(shen, key, "陈立");
    await shen.getByText(`${key} 已更新`).waitFor();
    await open(shen, "?lanes=assignee");
    expect(await cellOf(shen, key)).toContain("陈立");
    await drag(shen, key, "沈雨桐");
    await shen.getByText(new RegExp(`${key} 未能移动。.*席位`)).waitFor();
    await expect.poll(() => cellOf(shen, key)).toContain("陈立");
  });

  test("a column that refuses beyond its limit says so and the card goes back", async () => {
    await chen.goto(`${board}/columns`);
    const form = chen.locator("li", { has: chen.getByRole("heading", { name: "In review" }) });
    await form.getByLabel("Limit", { exact: true }).fill("1");
    await form.getByLabel("Beyond the limit").selectOption("forbid");
    await Promise.all([
      chen.waitForResponse((response) => response.request().method() === "POST"),
      form.getByRole("button", { name: "Save" }).click(),
    ]);
    await open(chen);
    await chen.getByText("Full", { exact: true }).first().waitFor();
    const [key] = keysIn("doing", "tech", 1) as [string];
    await card(chen, key).getByRole("link").focus();
    await chen.keyboard.press("]");
    await chen.getByText(new RegExp(`${key} was not moved\\..*In review is full`)).waitFor();
    await expect.poll(() => cellOf(chen, key)).toBe("In progress, Tech");
  });

  test("a long column goes on where its shown part ends: by keyboard, and as the reader scrolls there", async () => {
    const columnId = database
      .prepare("select id from board_columns where squad_id = ? and category = 'backlog'")
      .pluck()
      .get(squadId) as string;
    for (let i = 0; i < 45; i++) {
      const form = { taskId: `long-column-${i}`, columnId, discipline: "tech", title: `Long column ${i}` };
      const sent = { form, headers: { Origin: server.origin }, maxRedirects: 0 };
      expect((await chen.request.post(`${board}/new`, sent)).status()).toBe(302);
    }
    await open(chen, "?lanes=none");
    const cards = chen.getByRole("list", { name: "Backlog" }).locator("[data-card] a");
    expect(await cards.count()).toBe(20);
    await cards.nth(19).focus();
    const last = await cards.nth(19).textContent();
    await chen.keyboard.press("ArrowDown");
    await expect.poll(() => cards.count()).toBeGreaterThanOrEqual(45);
    expect(await cards.nth(19).textContent()).toBe(last);
    await expect.poll(() => chen.evaluate(() => document.activeElement?.textContent)).not.toBe(last);
    expect(await chen.evaluate(() => document.activeElement?.textContent)).toBe(
      await cards.nth(20).textContent(),
    );

    await open(chen, "?lanes=none");
    expect(await cards.count()).toBe(20);
    await cards.nth(19).scrollIntoViewIfNeeded();
    await expect.poll(() => cards.count()).toBeGreaterThanOrEqual(45);
  });

  test("on a phone, compact cards are selected by touch and the page does not scroll sideways", async () => {
    await shen.setViewportSize({ width: 360, height: 780 });
    await open(shen, "?select=1&cards=compact");
    await shen.locator("[data-card] a").first().click();
    await shen.getByText("已勾选 1 个任务").waitFor();
    expect(await shen.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await noViolations(shen);
  });
});

/** Drags a card into the lane of a person, in the column it stands in. */
async function drag(page: Page, key: string, lane: string): Promise<void> {
  const source = card(page, key);
  const column = await source.evaluate(
    (element) => element.closest<HTMLElement>("[data-cell]")?.dataset.column,
  );
  const target = page.locator(`[data-column="${column}"][aria-label$="，${lane}"]`);
  // Both ends on screen at once: the board is longer than a window, and a card is not carried off it.
  await page.setViewportSize({ width: 1440, height: 3_000 });
  const from = (await source.boundingBox())!;
  const onto = (await target.boundingBox())!;
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 50, from.y + 24, { steps: 3 });
  await page.mouse.move(onto.x + 40, onto.y + 12, { steps: 6 });
  await page.mouse.move(onto.x + 42, onto.y + 12);
  await page.locator(`[data-column="${column}"][aria-label$="，${lane}"][data-drop]`).waitFor();
  await page.mouse.up();
}
