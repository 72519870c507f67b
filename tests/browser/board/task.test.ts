import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { hydrated, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
const value = (query: string, ...parameters: unknown[]) =>
  database
    .prepare(query)
    .pluck()
    .get(...parameters) as string;
const squadId = value("select id from squads where key = 'WLT'");
const address = (key: string) =>
  `/squads/${squadId}/board/tasks/${value("select id from tasks where key = ?", key)}`;

const open = async (page: Page, key: string) => {
  await page.goto(address(key));
  await hydrated(page, "[data-panel]");
};
const panel = (page: Page) => page.locator("[data-panel]");

describe("a tech lead works out a task", () => {
  let page: Page;
  let other: Page;

  beforeAll(async () => {
    const browser = await openBrowser();
    page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
    other = await signedIn({ browser, origin: server.origin, who: "shen.yutong", locale: "zh-CN" });
  });

  test("by keyboard: m writes a comment, @ finds somebody by the start of a name, and they see it as theirs", async () => {
    await open(page, "WLT-171");
    await page.keyboard.press("m");
    await page.getByRole("textbox", { name: "Comment" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Schema is **frozen**, @she");
    const people = page.getByRole("listbox", { name: "People to mention" });
    await people.getByRole("option", { name: /Shen Yutong/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("see WLT-147");
    await page.keyboard.press("Control+Enter");
    const comment = panel(page).getByRole("listitem").filter({ hasText: "Schema is frozen" });
    await comment.waitFor();
    expect(await comment.locator("[data-mention]").textContent()).toBe("@Shen Yutong");
    expect(await comment.locator("a[data-task]").textContent()).toBe("WLT-147");
    await page.getByRole("textbox", { name: "Comment" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Comment" }).inputValue()).toBe("");
    await noViolations(page);
    await open(other, "WLT-171");
    expect(await panel(other).locator("[data-own]").textContent()).toBe("@Shen Yutong");
    await noViolations(other);
  });

  test("the comment is edited, and its former text stays readable", async () => {
    await open(page, "WLT-171");
    const comment = panel(page).getByRole("listitem").filter({ hasText: "Schema is frozen" });
    await comment.locator("summary", { hasText: "Edit" }).click();
    await comment.getByRole("textbox").fill("Schema is open again");
    await comment.getByRole("button", { name: "Save the comment" }).click();
    const edited = panel(page).getByRole("listitem").filter({ hasText: "Schema is open again" });
    await edited.getByRole("link", { name: "Earlier versions" }).click();
    await edited.getByText("frozen").waitFor();
    await noViolations(page);
  });

  test("a checklist is added to without leaving the keyboard, ticked, and tells how far it is", async () => {
    await open(page, "WLT-163");
    const line = page.getByRole("textbox", { name: "New item" });
    await line.fill("Agree the contract");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Done: Agree the contract" }).waitFor();
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.name === "item");
    await page.keyboard.type("Load test");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Done: Load test" }).click();
    await page.getByText("1 of 2 done").waitFor();
    expect(await page.getByRole("button", { name: "Done: Load test" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
  });

  test("a label and a link are added where they are shown", async () => {
    await open(page, "WLT-163");
    await page.getByText("Add a label").click();
    await page.getByRole("combobox", { name: "Label", exact: true }).fill("risk");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove risk" }).waitFor();
    await page.getByText("Add a link").click();
    await page.getByLabel("Key of the other card").fill("WLT-147");
    await page.getByRole("option", { name: /WLT-147/ }).click();
    await panel(page).getByRole("button", { name: "Add", exact: true }).last().click();
    await page.getByText("Waits for 1 open card").waitFor();
    await noViolations(page);
  });

  test("a file dropped on the panel goes up and stands in the list; removing it can be taken back", async () => {
    await open(page, "WLT-163");
    await panel(page).evaluate((element) => {
      const carried = new DataTransfer();
      carried.items.add(new File(["a,b\n1,2\n"], "figures.csv", { type: "text/csv" }));
      const init = { dataTransfer: carried, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent("dragover", init));
      element.dispatchEvent(new DragEvent("drop", init));
    });
    await page.getByRole("link", { name: "figures.csv" }).waitFor();
    await page.getByRole("button", { name: "Remove figures.csv" }).click();
    await page.getByRole("button", { name: "Put figures.csv back" }).click();
    await page.getByRole("link", { name: "figures.csv" }).waitFor();
  });

  test("w watches and stops watching", async () => {
    await open(page, "WLT-155");
    const watching = page.getByRole("button", { name: "Stop watching" });
    const before = await watching.isVisible();
    await page.keyboard.press("w");
    await watching.waitFor({ state: before ? "detached" : "visible" });
    await page.keyboard.press("w");
    await watching.waitFor({ state: before ? "visible" : "detached" });
  });

  test("Escape leaves a half-written comment before it leaves the task", async () => {
    await open(page, "WLT-155");
    await page.keyboard.press("m");
    await page.keyboard.type("Half a thought");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("textbox", { name: "Comment" }).inputValue()).toBe("Half a thought");
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "detached" });
  });

  test("somebody else's comment appears by itself, and what is half written stays", async () => {
    await open(page, "WLT-161");
    await page.keyboard.press("m");
    await page.keyboard.type("Half a thought");
    await open(other, "WLT-161");
    await other.keyboard.press("m");
    await other.keyboard.type("我来接手这一项");
    await other.keyboard.press("Control+Enter");
    await panel(page).getByText("我来接手这一项").waitFor();
    const text = page.getByRole("textbox", { name: "Comment" });
    expect(await text.inputValue()).toBe("Half a thought");
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("the same task has a page of its own, in the other language, on a phone", async () => {
    await other.goto("/tasks/WLT-171");
    await hydrated(other, "[data-panel]");
    await other.getByRole("heading", { name: "评论" }).waitFor();
    await noViolations(other);
    await other.setViewportSize({ width: 360, height: 740 });
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await noViolations(other);
  });
});

test("without JavaScript a file is chosen and sent", async () => {
  const browser = await openBrowser();
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false });
  const account = { email: "lv.hang@chengjiang.example", password: "trivet-demo", to: "/" };
  const sent = { headers: { Origin: server.origin }, maxRedirects: 0 };
  await context.request.post("/sign-in", { ...sent, form: account });
  const page = await context.newPage();
  await page.goto(address("WLT-159"));
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("plan") });
  await page.getByRole("button", { name: "上传" }).click();
  await page.getByRole("link", { name: "plan.txt" }).waitFor();
});
