import Database from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { noViolations } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { type TestServer, testServer } from "../../support/server";

describe("three leads and the unit head agree the contract of the next cycle", () => {
  let server: TestServer;
  let browser: Browser;
  let address = "";
  let lead: Page;

  beforeAll(async () => {
    server = await testServer();
    browser = await openBrowser();
    const file = new Database(server.databaseUrl.replace("file:", ""), { readonly: true });
    const { squad, cycle } = file
      .prepare(
        `select s.id as squad, y.id as cycle from squads s, assessment_cycles y
         where s.key = 'WLT' order by y.start_day desc limit 1`,
      )
      .get() as { squad: string; cycle: string };
    file.close();
    address = `/squads/${squad}/contracts/${cycle}`;
    lead = await pageOf("chen.li");
  });

  const pageOf = async (who: string, locale: "en" | "zh-CN" = "en") => {
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width: 1280, height: 900 },
    });
    const sent = { headers: { Origin: server.origin }, maxRedirects: 0 };
    const account = { email: `${who}@chengjiang.example`, password: "trivet-demo", to: "/" };
    await context.request.post("/sign-in", { ...sent, form: account });
    await context.request.post("/preferences", { ...sent, form: { locale, theme: "light" } });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "networkidle" });
    return page;
  };

  test("a lead begins with the last contract; a weight taken away blocks signing and says how to mend it", async () => {
    await lead.getByRole("button", { name: "Begin with H2 2026" }).click();
    const weight = lead.getByLabel("Weight of Wealth client AUM in percent");
    await weight.fill("35");
    await lead.getByText("5 % missing").waitFor();
    expect(await lead.getByRole("button", { name: "Ask for signatures" }).isDisabled()).toBe(true);
    await noViolations(lead);
    await lead.getByRole("button", { name: /^give it to/ }).click();
    await lead.getByText("Weights add up", { exact: true }).waitFor();
    await lead.getByRole("link", { name: "Ask for signatures" }).waitFor();
  });

  test("the curve answers while its numbers are typed", async () => {
    const chart = lead.locator("#curve figure");
    await chart.waitFor();
    await lead.locator("#curve").getByLabel("Target", { exact: true }).fill("1");
    await lead
      .getByText(/must rise one after the other/)
      .first()
      .waitFor();
    expect(await chart.count()).toBe(0);
    await lead.locator("#curve").getByLabel("Target", { exact: true }).fill("250");
    await chart.waitFor();
    expect(await chart.textContent()).toContain("250");
  });

  test("lines move by keyboard and the draft is saved", async () => {
    const names = () => lead.getByLabel(/^Weight of/).evaluateAll((all) => all.map((one) => one.ariaLabel));
    const before = await names();
    await lead.getByRole("button", { name: "Move Wealth client AUM", exact: true }).focus();
    await lead.keyboard.press("Space");
    await lead.getByText(/Wealth client AUM is at place 1/).waitFor({ state: "attached" });
    await lead.keyboard.press("ArrowDown");
    await lead.getByText(/Wealth client AUM is at place 2/).waitFor({ state: "attached" });
    await lead.keyboard.press("Space");
    await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)]);
    await lead.getByRole("button", { name: "Save draft" }).click();
    await lead.getByText("Everything is saved").waitFor();
  });

  test("somebody else's saving in between keeps what was typed and shows both", async () => {
    const other = await pageOf("shen.yutong");
    await other.getByLabel("Note").fill("from the data lead");
    await other.getByRole("button", { name: "Save draft" }).click();
    await other.getByText("Everything is saved").waitFor();
    await lead.getByLabel("Note").fill("from the tech lead");
    await lead.getByRole("button", { name: "Save draft" }).click();
    await lead.getByText("Somebody else saved this draft in the meantime").waitFor();
    expect(await lead.getByLabel("Note").inputValue()).toBe("from the tech lead");
    await noViolations(lead);
    await lead.getByRole("button", { name: "Go on with mine" }).click();
    await lead.getByRole("button", { name: "Save draft" }).click();
    await lead.getByText("Everything is saved").waitFor();
    await other.context().close();
  });

  test("each of the four signs on their own sign-in; the last signature brings it into force", async () => {
    await lead.getByRole("link", { name: "Ask for signatures" }).click();
    const asked = lead.getByRole("dialog");
    expect(await asked.textContent()).toMatch(/Chen Li.*Shen Yutong.*Zhou Min.*Gu Chengyu/s);
    await asked.getByRole("button", { name: "Ask for signatures" }).click();
    await lead.getByText("Awaiting signatures").first().waitFor();
    for (const who of ["chen.li", "shen.yutong", "zhou.min"]) {
      const page = await pageOf(who);
      await page.getByRole("link", { name: "Sign", exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Sign version 1" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.context().close();
    }
    const head = await pageOf("gu.chengyu", "zh-CN");
    await head.getByRole("link", { name: "签署", exact: true }).click();
    const dialog = head.getByRole("dialog");
    expect(await dialog.textContent()).toContain("您是最后一位签署人");
    await noViolations(head);
    await dialog.getByRole("button", { name: "签署第 1 版" }).click();
    await head.getByText("生效中").first().waitFor();
    await head.getByText("第 1 版已签 4/4").waitFor();
    await noViolations(head);
  });
});
