import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { noViolations } from "../../support/browsing";
import { openBrowser } from "../../support/chromium";
import { type TestServer, testServer } from "../../support/server";

const heading = "employee_no,email,name,name_en,title_en,discipline,unit_code\n";
const broken = `${heading}NEW01,tang.wei@chengjiang.example,唐薇,Tang Wei,Tech lead,teck,RW
NEW02,pan.yi@chengjiang.example,潘怡,Pan Yi,Data lead,data,NOWHERE
NEW03,su.qing@chengjiang.example,苏晴,Su Qing,Product lead,product,RW
`;
const mended = broken.replace("teck", "tech").replace("NOWHERE", "RW");

describe("HR brings in three people and forms a squad of them", () => {
  let server: TestServer;
  let page: Page;

  beforeAll(async () => {
    server = await testServer();
    const browser = await openBrowser();
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width: 1280, height: 900 },
    });
    page = await context.newPage();
    const sent = { headers: { Origin: server.origin }, maxRedirects: 0 };
    const account = { email: "he.jing@chengjiang.example", password: "trivet-demo", to: "/" };
    await context.request.post("/sign-in", { ...sent, form: account });
    await context.request.post("/preferences", { ...sent, form: { locale: "en" } });
  });

  const upload = async (content: string) => {
    await page.goto("/admin/import");
    await page
      .getByLabel("CSV files")
      .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await Promise.all([
      page.waitForURL(/\/admin\/import\/.+/),
      page.getByRole("button", { name: "Check" }).click(),
    ]);
  };

  test("a file with mistakes is told line by line and cannot be applied", async () => {
    await page.goto("/admin/import");
    await noViolations(page);
    await upload(broken);
    const rows = page.getByRole("table").filter({ hasText: "Column" }).getByRole("row");
    await expect.poll(() => rows.count()).toBe(3);
    expect(await rows.nth(1).textContent()).toMatch(/people\.csv\s*2\s*discipline.*“teck” is no discipline/);
    expect(await rows.nth(2).textContent()).toMatch(
      /people\.csv\s*3\s*unit_code.*There is no unit “NOWHERE”/,
    );
    expect(await page.getByRole("link", { name: /^Apply/ }).count()).toBe(0);
    await noViolations(page);
  });

  test("the mended file is applied, and changes nothing when it is checked again", async () => {
    await upload(mended);
    await page.getByRole("link", { name: "Apply 3 changes" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Apply 3 changes" }).click();
    await page.getByRole("heading", { name: "What was changed" }).waitFor();
    await upload(mended);
    await page.getByText("Nothing would change", { exact: true }).first().waitFor();
  });

  test("a squad without what it needs is refused at the fields, with what was typed kept", async () => {
    await page.goto("/squads/new");
    await page.getByLabel("Name in Chinese").fill("家庭信贷");
    await page.getByLabel("Kind").selectOption("task-force");
    await page.getByRole("button", { name: "Form the squad" }).click();
    await page.getByText("Fill this in.").first().waitFor();
    expect(await page.getByLabel("Name in Chinese").inputValue()).toBe("家庭信贷");
    expect(await page.getByLabel("Kind").inputValue()).toBe("task-force");
    await noViolations(page);
  });

  test("the squad is formed and its three seats are filled", async () => {
    await page.getByLabel("Name in English").fill("Home Lending");
    await page.getByLabel("Key").fill("hml");
    await page.getByLabel("End date").fill("2099-06-30");
    await page.getByLabel("Primary unit").selectOption({ label: "\u3000\u3000Retail Wealth" });
    await Promise.all([
      page.waitForURL(/\/people$/),
      page.getByRole("button", { name: "Form the squad" }).click(),
    ]);
    const leads = [
      ["Product", "Su Qing"],
      ["Tech", "tang.wei@chengjiang.example"],
      ["Data", "NEW02"],
    ] as const;
    for (const [discipline, typed] of leads) {
      await page
        .getByRole("region", { name: discipline, exact: true })
        .getByRole("link", { name: "Fill the seat" })
        .click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Person").fill(typed);
      await dialog.getByRole("listbox").getByRole("option").first().waitFor();
      await dialog.getByLabel("Person").press("Enter");
      await dialog.getByRole("button", { name: "Give a seat" }).click();
      await dialog.waitFor({ state: "detached" });
    }
    for (const name of ["Tang Wei", "Pan Yi", "Su Qing"])
      await page.getByRole("link", { name, exact: true }).first().waitFor();
    expect(await page.getByRole("link", { name: "Fill the seat" }).count()).toBe(0);
    await noViolations(page);
  });

  test("the tree of units folds by keyboard and keeps its links", async () => {
    await page.goto("/units");
    const wealth = page.getByRole("main").getByRole("link", { name: "Retail Wealth", exact: true });
    await wealth.waitFor();
    const fold = page.getByRole("button", { name: /^Personal Banking/ });
    await expect
      .poll(async () => {
        await fold.press("Enter");
        return fold.getAttribute("aria-expanded");
      })
      .toBe("false");
    await wealth.waitFor({ state: "hidden" });
    await noViolations(page);
  });

  test("nobody is given more than all of their time", async () => {
    await page.goto("/squads?q=WLT");
    const squad = await page
      .getByRole("main")
      .getByRole("link", { name: "Wealth Engine" })
      .getAttribute("href");
    await page.goto(`${squad}/people`);
    await page
      .getByRole("region", { name: "Tech", exact: true })
      .getByRole("link", { name: "Add member" })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Person").fill("Tang Wei");
    await dialog.getByRole("listbox").getByRole("option").first().click();
    await dialog.getByRole("button", { name: "Give a seat" }).click();
    await dialog.getByText(/this person would be at 200/).waitFor();
    expect(await dialog.getByLabel("Person").inputValue()).toBe("Tang Wei · NEW01");
  });
});
