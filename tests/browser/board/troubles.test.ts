import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { card, cellOf, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer, Visitor } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());
const squadId = database.prepare("select id from squads where key = 'WLT'").pluck().get() as string;
const board = `/squads/${squadId}/board`;
const taskNamed = (key: string) =>
  database.prepare("select id, version, column_id as columnId from tasks where key = ?").get(key) as {
    id: string;
    version: number;
    columnId: string;
  };

let mine: Page;
let other: Visitor;

async function open(page: Page, address = board): Promise<void> {
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname === "/events");
  await page.goto(address);
  await followed;
}

const focusedCard = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("[data-card]")?.textContent ?? "");
const columnOf = (category: string) =>
  database
    .prepare("select id from board_columns where squad_id = ? and category = ? order by position")
    .pluck()
    .get(squadId, category) as string;
const moveByOther = (key: string, columnId: string) => {
  const { id, version } = taskNamed(key);
  const place = { taskId: id, version: String(version), columnId, afterId: "" };
  return other.post(`${board}/moves`, { intent: "move", ...place });
};

beforeAll(async () => {
  mine = await signedIn({
    browser: await openBrowser(),
    origin: server.origin,
    who: "chen.li",
    locale: "en",
  });
  other = await new Visitor(server.origin).signIn("shen.yutong@chengjiang.example");
});

test("without a connection the board stays, a move is taken back with a word, and a comment keeps its text", async () => {
  await open(mine);
  const before = await cellOf(mine, "WLT-188");
  await mine.context().setOffline(true);
  await card(mine, "WLT-188").getByRole("link").focus();
  await mine.keyboard.press(before.startsWith("Ready") ? "]" : "[");
  await mine.getByRole("alert").getByText("The server could not be reached").waitFor();
  expect(await cellOf(mine, "WLT-188")).toBe(before);
  await expect.poll(() => focusedCard(mine)).toContain("WLT-188");
  await mine.context().setOffline(false);

  await open(mine, `${board}/tasks/${taskNamed("WLT-188").id}`);
  await mine.context().setOffline(true);
  const comment = mine.locator("textarea[name=comment]");
  await comment.fill("Half an hour of thought");
  await comment.press("Control+Enter");
  await mine.getByText("The server could not be reached. What you entered is still here").first().waitFor();
  expect(await comment.inputValue()).toBe("Half an hour of thought");
  await mine.context().setOffline(false);
  await comment.press("Control+Enter");
  await mine.locator("[id^=comment-]", { hasText: "Half an hour of thought" }).first().waitFor();
  await expect.poll(() => comment.inputValue()).toBe("");
});

test("a change that arrives while a panel opens is not missed", async () => {
  await open(mine);
  const before = await cellOf(mine, "WLT-171");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await mine.route(/tasks\/[^/]+[.]data/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await card(mine, "WLT-188").getByRole("link").click();
  const target = columnOf(before.startsWith("In review") ? "to-do" : "review");
  const told = mine.waitForRequest((request) => /board[^?]*[.]data/.test(request.url()));
  expect((await moveByOther("WLT-171", target)).status).toBe(200);
  await told;
  release();
  await mine.unroute(/tasks\/[^/]+[.]data/);
  await mine.locator("textarea[name=comment]").waitFor();
  await expect.poll(() => cellOf(mine, "WLT-171")).not.toBe(before);
});

test("a move is undone by keys, the focus stays on the card, and nobody else's change is overwritten", async () => {
  await open(mine);
  const before = await cellOf(mine, "WLT-188");
  await card(mine, "WLT-188").getByRole("link").focus();
  await mine.keyboard.press(before.startsWith("Ready") ? "]" : "[");
  await mine.getByRole("button", { name: "Undo" }).waitFor();
  await mine.keyboard.press("Control+z");
  await expect.poll(() => cellOf(mine, "WLT-188")).toBe(before);
  await expect.poll(() => focusedCard(mine)).toContain("WLT-188");

  await expect.poll(() => mine.getByRole("button", { name: "Undo" }).count()).toBe(0);
  await card(mine, "WLT-184").getByRole("link").focus();
  await mine.keyboard.press("Shift+ArrowDown");
  const undo = mine.getByRole("button", { name: "Undo" });
  await undo.focus();
  const target = columnOf("review");
  expect((await moveByOther("WLT-184", target)).status).toBe(200);
  await expect.poll(() => cellOf(mine, "WLT-184")).toContain("In review");
  await undo.click();
  await mine.getByRole("alert").waitFor();
  expect(taskNamed("WLT-184").columnId).toBe(target);
});

test("another lead's change leaves a column's half-typed name alone; saving says so, and saving again holds", async () => {
  const columnId = columnOf("review");
  const versionNow = () =>
    String(database.prepare("select version from board_columns where id = ?").pluck().get(columnId));
  await open(mine, `${board}/columns`);
  const form = mine.locator("form", { has: mine.locator(`input[name=columnId][value="${columnId}"]`) });
  const field = form.getByLabel("Name (English)");
  await field.fill("Half-typed");
  const saved = { intent: "save", columnId, version: versionNow(), name: "评审", nameEn: "Reviewing" };
  const answer = await other.post(`${board}/columns`, { ...saved, wipLimit: "7", wipMode: "warn" });
  expect(answer.status).toBe(302);
  await mine.getByText("Somebody changed this column while you were typing").waitFor();
  expect(await field.inputValue()).toBe("Half-typed");
  await form.getByRole("button", { name: "Save" }).click();
  await mine.getByRole("alert").first().waitFor();
  expect(await field.inputValue()).toBe("Half-typed");
  await form.getByRole("button", { name: "Save" }).click();
  await mine.getByRole("heading", { name: "Half-typed" }).first().waitFor();
});
