import { join } from "node:path";
import Database from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hydrated, noViolations, signedIn } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { testServer } from "../../support/server";

const server = await testServer();
const database = new Database(join(server.dataDir, "trivet.db"), { readonly: true });
afterAll(() => void database.close());
const squadId = database.prepare("select id from squads where key = 'WLT'").pluck().get() as string;
const board = `/squads/${squadId}/board`;
const dueOf = (key: string) => database.prepare("select due_on from tasks where key = ?").pluck().get(key);
const dayAfter = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

const open = async (page: Page, address: string) => {
  await page.goto(address);
  await hydrated(page, "main a");
};
const queryOf = (page: Page) => new URL(page.url()).search;
const at = (page: Page, path: string, query?: string) =>
  page.waitForURL((url) => url.pathname === path && (query === undefined || url.search === query));

/** Presses Tab until the focus is on an element that shows this text. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const shown = await page.evaluate(() =>
      document.activeElement === document.body ? "" : (document.activeElement?.textContent ?? ""),
    );
    if (shown.includes(text)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches “${text}”`);
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

describe.each([
  {
    locale: "en",
    who: "chen.li",
    me: "Me",
    chip: "Works on it: Me",
    keep: "Keep this filter…",
    page: "Saved filters of Wealth Engine",
    keys: "Keyboard",
    name: "My work",
    moved: / now ends on /,
    undo: "Undo",
    back: "is back where it was",
    apply: "Filter: My work",
    earlier: "Show the tasks as: Timeline",
  },
  {
    locale: "zh-CN",
    who: "shen.yutong",
    me: "我",
    chip: "经办或协办：我",
    keep: "保存当前筛选…",
    page: "财富引擎的常用筛选",
    keys: "快捷键",
    name: "我的工作",
    moved: /已改为.*到期/,
    undo: "撤销",
    back: "已恢复原位",
    apply: "筛选：我的工作",
    earlier: "切换视图：时间线",
  },
] as const)("with the keyboard alone, in $locale", (words) => {
  let page: Page;
  beforeAll(async () => {
    page = await signedIn({ browser, origin: server.origin, who: words.who, locale: words.locale });
  });

  test("a filter is set, kept under a name and found again in the palette", async () => {
    await open(page, board);
    await page.keyboard.press("f");
    await page.locator("input[type=checkbox]:focus").waitFor();
    await page.keyboard.press("Space");
    await at(page, board, "?who=me");
    await noViolations(page);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("link", { name: words.chip }).count()).toBe(1);
    await page.keyboard.press("s");
    await tabTo(page, words.keep);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: words.page }).waitFor();
    await noViolations(page);
    await page.locator('#keep input[name="name"]').focus();
    await page.keyboard.type(words.name);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: words.name, level: 3 }).waitFor();

    await open(page, `${board}?priority=high`);
    await page.keyboard.press("Control+k");
    await page.locator("[role=dialog] input:focus").waitFor();
    await page.keyboard.type(words.name);
    await page.getByRole("option", { name: words.apply, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await at(page, board, "?who=me");
  });

  test("the filter goes along through list, calendar and timeline", async () => {
    await open(page, `${board}?who=me`);
    for (const [keys, path] of [
      [["v", "l"], `${board}/list`],
      [["3"], `${board}/calendar`],
      [["v", "t"], `${board}/timeline`],
      [["1"], board],
      [["2"], `${board}/list`],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      await at(page, path, "?who=me");
      await noViolations(page);
    }
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await noViolations(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words.earlier);
    await page.getByRole("option", { name: words.earlier }).waitFor();
    await page.keyboard.press("Enter");
    await at(page, `${board}/timeline`, "?who=me");
  });

  test("in the list a task is focused, moved to the next column and back, and edited", async () => {
    await open(page, `${board}/list?who=me&sort=key&category=doing`);
    await page.keyboard.press("ArrowDown");
    const row = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.row ?? "");
    expect(row).not.toBe("");
    const columnOf = () =>
      database
        .prepare("select c.category from tasks t join board_columns c on c.id = t.column_id where t.id = ?")
        .pluck()
        .get(row);
    await page.keyboard.press("]");
    await expect.poll(columnOf).toBe("review");
    await page.getByRole("button", { name: words.undo }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(columnOf).toBe("doing");
    await open(page, `${board}/list?who=me&sort=key&category=doing`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("e");
    await page.waitForURL(/\/tasks\/[^/]+\/edit/);
  });

  test("in calendar and timeline a task goes to the next day, and back by undo", async () => {
    const key = words.locale === "en" ? "WLT-171" : "WLT-155";
    const due = String(dueOf(key));
    await open(page, `${board}/calendar?q=${key}&on=${due}`);
    await tabTo(page, key);
    await page.keyboard.press("Shift+ArrowRight");
    await page.getByText(words.moved).waitFor();
    expect(dueOf(key)).toBe(dayAfter(due, 1));
    await page.getByRole("button", { name: words.undo }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(words.back).waitFor();
    expect(dueOf(key)).toBe(due);

    await open(page, `${board}/timeline?q=${key}`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.getByText(words.moved).waitFor();
    expect(dueOf(key)).toBe(dayAfter(due, -1));
    await page.getByRole("button", { name: words.undo }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(words.back).waitFor();
    expect(dueOf(key)).toBe(due);
  });
});

describe("several at once, and the palette", () => {
  let page: Page;
  beforeAll(async () => {
    page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
  });
  const priorities = (ids: readonly string[]) =>
    ids.map((id) => database.prepare("select priority from tasks where id = ?").pluck().get(id));

  test("in the list keys choose tasks, change them together and take it back", async () => {
    await open(page, `${board}/list?category=backlog&priority=normal&priority=low&sort=key`);
    const ids: string[] = [];
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("x");
      ids.push(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.row ?? ""));
    }
    const before = priorities(ids);
    await page.getByText("2 cards selected").waitFor();
    await noViolations(page);
    await page.keyboard.press("b");
    await page.getByRole("form", { name: "Change the selected cards" }).waitFor();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => priorities(ids)).toEqual(["urgent", "urgent"]);
    await page.getByRole("button", { name: "Undo" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => priorities(ids)).toEqual(before);
  });

  test("the palette does what the buttons of an open card and of the board do", async () => {
    const [id] = [database.prepare("select id from tasks where key = 'WLT-171'").pluck().get() as string];
    const columnOf = () =>
      database
        .prepare("select c.category from tasks t join board_columns c on c.id = t.column_id where t.id = ?")
        .pluck()
        .get(id);
    const did = columnOf();
    const choose = async (typed: string, option: string) => {
      await page.keyboard.press("Control+k");
      await page.locator("[role=combobox]:focus").waitFor();
      await page.keyboard.type(typed);
      await page.getByRole("option", { name: option }).first().waitFor();
      await page.keyboard.press("Enter");
    };
    await open(page, `${board}/tasks/${id}`);
    await choose("in review", "Move to In review (WLT-171)");
    await expect.poll(columnOf).toBe("review");
    const review = database
      .prepare("select id from board_columns where squad_id = ? and category = 'review'")
      .pluck()
      .get(squadId);
    await expect.poll(() => page.getByLabel("Move to").inputValue()).toBe(review);
    await choose("in progress", "Move to In progress (WLT-171)");
    await expect.poll(columnOf).toBe(did);
    await choose("edit", "Edit (WLT-171)");
    await page.waitForURL(/\/edit$/);
    await open(page, board);
    await choose("no lanes", "Lanes: No lanes");
    await at(page, board, "?lanes=none");
  });
});

describe("adding by lines", () => {
  let page: Page;
  beforeAll(async () => {
    page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "zh-CN" });
  });
  const count = () =>
    database.prepare("select count(*) from tasks where squad_id = ?").pluck().get(squadId) as number;

  test("shows what it understood, adds the card, and takes it back", async () => {
    const before = count();
    await open(page, board);
    await page.keyboard.press("c");
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type("补齐口径 @沈雨桐 #风险 !高 due:2027-03-05 est:4h");
    const understood = page.getByRole("list", { name: "识别结果" });
    expect(await understood.textContent()).toContain("沈雨桐");
    await noViolations(page);
    await page.keyboard.press("Enter");
    await page.getByText(/已新建 WLT-\d+/).waitFor();
    const task = database
      .prepare(
        "select t.title, t.discipline, t.priority, t.due_on, t.estimate_hours, l.name as label from tasks t join task_labels tl on tl.task_id = t.id join labels l on l.id = tl.label_id where t.title = '补齐口径'",
      )
      .get();
    expect(task).toEqual({
      title: "补齐口径",
      discipline: "data",
      priority: "high",
      due_on: "2027-03-05",
      estimate_hours: 4,
      label: "风险",
    });
    await page.getByRole("button", { name: "撤销" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("已撤销新建的 1 个任务").waitFor();
    expect(count()).toBe(before);
  });

  test("names who cannot be told apart and keeps what was typed", async () => {
    await open(
      page,
      `${board}?add=${database.prepare("select id from board_columns where squad_id = ? and category = 'backlog'").pluck().get(squadId)}`,
    );
    const line = page.getByLabel(/中新任务的标题/);
    await line.fill("核对口径 @nobody-here");
    await line.press("Enter");
    await page.getByRole("alert").filter({ hasText: "nobody-here" }).waitFor();
    expect(await line.inputValue()).toBe("核对口径 @nobody-here");
    await noViolations(page);
  });

  test("asks before a pasted list becomes several cards", async () => {
    const before = count();
    const line = page.getByLabel(/中新任务的标题/);
    await line.fill("- 第一项\n- 第二项 !紧急\n- 第三项");
    await line.press("Enter");
    expect(count()).toBe(before);
    await page
      .getByRole("button", { name: "新建 3 个任务" })
      .or(page.getByRole("button", { name: "新建 4 个任务" }))
      .click();
    await page.getByText("已新建 3 个任务").waitFor();
    expect(count()).toBe(before + 3);
  });
});

describe("with the pointer", () => {
  test("a task is carried to another day of the calendar", async () => {
    const page = await signedIn({ browser, origin: server.origin, who: "chen.li", locale: "en" });
    const due = String(dueOf("WLT-188"));
    await open(page, `${board}/calendar?q=WLT-188&on=${due}&zoom=week`);
    const target = new Date(`${due}T00:00:00Z`).getUTCDay() === 1 ? dayAfter(due, 1) : dayAfter(due, -1);
    await page.locator("[data-week] [data-task]").dragTo(page.locator(`[data-day="${target}"]`));
    await page.getByText(/WLT-188 now ends on/).waitFor();
    expect(dueOf("WLT-188")).toBe(target);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("WLT-188 is back where it was").waitFor();
    expect(dueOf("WLT-188")).toBe(due);
    expect(queryOf(page)).toContain("zoom=week");
  });
});
