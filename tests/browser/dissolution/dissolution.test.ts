import { join } from "node:path";
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
const squadId = database.prepare("select id from squads where key = 'MMT'").pluck().get() as string;

const fine = async (page: Page) => {
  await noViolations(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
};

test("two leads hand their task force's work over and dissolve it; HR opens it again", async () => {
  const qin = await signedIn({ ...here, who: "qin.lang", locale: "en", theme: "light", width: 1440 });
  await qin.goto(`/squads/${squadId}/people`);
  await qin.getByRole("link", { name: "Hand over" }).click();
  await qin.getByRole("heading", { name: "Hand over and dissolve" }).waitFor();
  await hydrated(qin, "main form");
  await fine(qin);
  await qin.locator("input[name=taskIds]").first().check();
  await qin.getByLabel("New home").selectOption("archive");
  await qin.getByRole("button", { name: "Decide for the chosen" }).click();
  await qin.getByText("Write down the reason.").waitFor();
  await fine(qin);
  await qin.locator("input[name=reason]").first().fill("Nobody needs it any more");
  await qin.getByRole("button", { name: "Decide for the chosen" }).click();
  await qin.getByRole("link", { name: /^All open/ }).click();
  await qin.getByText("Nobody needs it any more").waitFor();

  const meng = await signedIn({ ...here, who: "meng.jia", locale: "zh-CN", theme: "dark", width: 360 });
  await meng.goto(`/squads/${squadId}/dissolve`);
  await hydrated(meng, "main form");
  await fine(meng);
  await meng.getByLabel("新归属").selectOption({ index: 1 });
  await meng.getByRole("button", { name: /为其余 \d+ 项任务确定/ }).click();
  await meng.getByText("全部任务已有归属").waitFor();
  const today = await meng.getByLabel("新的结束日期").getAttribute("min");
  await meng.getByLabel("新的结束日期").fill(today!);
  await meng.getByLabel("原因").last().fill("提前完成");
  await meng.getByRole("button", { name: "更改结束日期" }).click();
  await meng.getByRole("link", { name: "解散团队" }).click();
  await fine(meng);
  await meng.getByRole("dialog").getByRole("button", { name: "解散团队" }).click();
  await meng.getByText("已解散").waitFor();
  expect(database.prepare("select closed_at is not null from squads where id = ?").pluck().get(squadId)).toBe(
    1,
  );

  const he = await signedIn({ ...here, who: "he.jing", locale: "zh-CN", theme: "light", width: 1440 });
  await he.goto(`/squads/${squadId}/dissolve`);
  await hydrated(he, "main form");
  await fine(he);
  await he.getByLabel("新的结束日期").fill("2027-12-31");
  await he.getByLabel("原因").fill("监管追加要求");
  await he.getByRole("button", { name: "重新开启" }).click();
  await he.getByText("2027年12月31日结束").first().waitFor();
  await fine(he);
});
