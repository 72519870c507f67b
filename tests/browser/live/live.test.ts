import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { card, cellOf, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { type TestServer, testServer, Visitor } from "../../support/server";

const dataDir = mkdtempSync(join(tmpdir(), "trivet-live-"));
const file = join(dataDir, "trivet.db");
copyFileSync(inject("demoBank"), file);
const env = { TRIVET_DATA: dataDir, DATABASE_URL: `file:${file}` };
let server: TestServer = await testServer({ env });
const { origin } = server;
const database = new Database(file, { readonly: true });
afterAll(async () => {
  await server.stop();
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});
const squadId = database.prepare("select id from squads where key = 'WLT'").pluck().get() as string;
const board = `/squads/${squadId}/board`;
const cardNamed = (key: string) =>
  database
    .prepare(
      `select t.id, t.version, c.category from tasks t join squads s on s.id = t.squad_id
       join board_columns c on c.id = t.column_id where s.key || '-' || t.number = ?`,
    )
    .get(key) as { id: string; version: number; category: string };

let mine: Page;
let theirs: Page;

/** Opens the board and waits until the page follows it. */
async function openBoard(page: Page): Promise<void> {
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname === "/events");
  await page.goto(board);
  await followed;
  await page.evaluate(() => {
    (window as { sameDocument?: boolean }).sameDocument = true;
  });
}
const sameDocument = (page: Page) =>
  page.evaluate(() => (window as { sameDocument?: boolean }).sameDocument === true);

const focusedCard = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("[data-card]")?.textContent ?? "");
beforeAll(async () => {
  const browser = await openBrowser();
  mine = await signedIn({ browser, origin: origin, who: "chen.li", locale: "en" });
  theirs = await signedIn({ browser, origin: origin, who: "shen.yutong", locale: "zh-CN" });
});

test("a move shows in the other's browser without a reload, says who it was, and leaves focus and typing alone", async () => {
  await openBoard(mine);
  await openBoard(theirs);
  const before = await cellOf(mine, "WLT-188");
  await card(mine, "WLT-171").getByRole("link").focus();
  await card(theirs, "WLT-188").getByRole("link").focus();
  await theirs.keyboard.press("]");
  await expect.poll(() => cellOf(mine, "WLT-188")).not.toBe(before);
  await mine.getByRole("status").getByText("Shen Yutong moved WLT-188 to In progress").waitFor();
  expect(await focusedCard(mine)).toContain("WLT-171");
  expect(await sameDocument(mine)).toBe(true);
  await noViolations(mine);

  await card(mine, "WLT-188").getByRole("link").focus();
  await mine.keyboard.press("[");
  await theirs.getByRole("status").getByText("陈立将 WLT-188 移到“待启动”").waitFor();
  await expect.poll(() => cellOf(theirs, "WLT-188")).toContain("待启动");
  await noViolations(theirs);
});

test("the focus goes along with a card that somebody else moves", async () => {
  await openBoard(mine);
  await openBoard(theirs);
  await card(mine, "WLT-188").getByRole("link").focus();
  const before = await cellOf(mine, "WLT-188");
  await card(theirs, "WLT-188").getByRole("link").focus();
  await theirs.keyboard.press("]");
  await expect.poll(() => cellOf(mine, "WLT-188")).not.toBe(before);
  expect(await focusedCard(mine)).toContain("WLT-188");
});

test("who else is on the board is shown, and goes when they leave", async () => {
  await openBoard(mine);
  await openBoard(theirs);
  await mine.getByTitle("Also here: Shen Yutong").waitFor();
  await theirs.getByTitle("也在看此看板：陈立").waitFor();
  await theirs.goto("/");
  await expect.poll(() => mine.getByTitle("Also here: Shen Yutong").count()).toBe(0);
});

test("a form half filled in is not disturbed by what others do", async () => {
  await openBoard(mine);
  await card(mine, "WLT-171").getByRole("link").focus();
  await mine.keyboard.press("e");
  await mine.waitForURL(/\/edit$/);
  const title = mine.getByLabel("Title", { exact: true });
  await title.fill("Half a ti");
  await openBoard(theirs);
  const before = await cellOf(mine, "WLT-188");
  await card(theirs, "WLT-188").getByRole("link").focus();
  await theirs.keyboard.press(before.startsWith("Ready") ? "]" : "[");
  await expect.poll(() => cellOf(mine, "WLT-188")).not.toBe(before);
  expect(await title.inputValue()).toBe("Half a ti");
  expect(await title.evaluate((input) => input === document.activeElement)).toBe(true);
});

test("a lost connection is said, and what happened meanwhile is there when it is back, without a reload", async () => {
  await openBoard(mine);
  const beside = await testServer({ env });
  const colleague = await new Visitor(beside.origin).signIn("shen.yutong@chengjiang.example");
  await server.stop();
  await mine.getByRole("status").getByText("Reconnecting…").waitFor();
  await noViolations(mine);

  const { id, version } = cardNamed("WLT-171");
  const columnId = database
    .prepare("select id from board_columns where squad_id = ? and category = 'review'")
    .pluck()
    .get(squadId) as string;
  const moved = await colleague.post(`${board}/moves`, {
    intent: "move",
    taskId: id,
    version: String(version),
    columnId,
    afterId: "",
  });
  expect(moved.status).toBe(200);
  await beside.stop();

  server = await testServer({ env: { ...env, PORT: new URL(origin).port } });
  await expect.poll(() => cellOf(mine, "WLT-171"), { timeout: 40_000 }).toContain("In review");
  await expect.poll(() => mine.getByText("Reconnecting…").count()).toBe(0);
  expect(await sameDocument(mine)).toBe(true);
});
