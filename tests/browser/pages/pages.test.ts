import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser } from "../../support/chromium";
import { allRoutes } from "../../support/routes";
import { demoSamples } from "../../support/samples";
import { testServer } from "../../support/server";

const server = await testServer();
const browser: Browser = await openBrowser();
const samples = demoSamples(server.databaseUrl);

type Looks = { locale: "zh-CN" | "en"; theme: "light" | "dark"; width: number };
/** Both languages, both themes, both ends of the width: each at least once on every page. */
const looks: Looks[] = [
  { locale: "zh-CN", theme: "light", width: 1440 },
  { locale: "en", theme: "dark", width: 360 },
];

/** Pages that need something the demo bank does not hold; their own tests open them. */
const elsewhere = new Set([
  "/sign-in/code",
  "/first-run",
  "/invitation/:token",
  "/admin/import/:importId",
  "/squads/:squadId/board/import/:taskImportId",
  "/squads/:squadId/board/import/:taskImportId/check",
  "/admin/audit/:seq",
  "/account/second-factor",
]);

function visitorOf(path: string): string {
  if (path.startsWith("/admin") || path.startsWith("/people") || path === "/disciplines") return "ma.ke";
  if (path.startsWith("/assessment/individual") || path === "/disciplines/:discipline") return "liu.lan";
  if (path.startsWith("/assessment/results/:cycleId/:personId")) return "gu.chengyu";
  if (
    path.startsWith("/assessment/results") ||
    path.startsWith("/squads/:squadId") ||
    path === "/" ||
    path === "/notifications"
  )
    return "chen.li";
  if (path.startsWith("/units/:unitId") && !path.endsWith("edit")) return "gu.chengyu";
  return "he.jing";
}

function addressOf(path: string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    if (name === "cycleId")
      return path.includes("results") ? samples.publishedCycleId! : samples.activeCycleId!;
    if (name === "personId" && path.startsWith("/assessment/results")) return samples.leadId!;
    if (name === "discipline") return "tech";
    if (name === "number") return "1";
    const value = samples[name];
    if (!value) throw new Error(`No sample for :${name} of ${path}`);
    return value;
  });
}

const contexts = new Map<string, BrowserContext>();

async function pageAs(person: string, { locale, theme, width }: Looks): Promise<Page> {
  const key = `${person} ${locale} ${theme} ${width}`;
  const known = contexts.get(key);
  if (known) return known.newPage();
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    baseURL: server.origin,
  });
  contexts.set(key, context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator('input[type="email"]').fill(`${person}@chengjiang.example`);
  await page.locator('input[type="password"]').fill("trivet-demo");
  await page.locator('input[type="password"]').press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  const saved = await page.evaluate(
    async (fields) =>
      (await fetch("/preferences", { method: "POST", redirect: "manual", body: new URLSearchParams(fields) }))
        .type,
    { locale, theme, to: "/" },
  );
  expect(saved).toBe("opaqueredirect");
  return page;
}

async function strangersPage({ locale, theme, width }: Looks): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    locale,
    baseURL: server.origin,
  });
  return context.newPage();
}

/** What is wrong with a page as it stands: violations, page-wide sideways scrolling, errors in the console. */
async function faults(page: Page, address: string): Promise<string[]> {
  const said: string[] = [];
  page.on(
    "console",
    (message) => message.type() === "error" && said.push(`console: ${message.text().slice(0, 200)}`),
  );
  page.on("pageerror", (error) => said.push(`error: ${error.message.slice(0, 200)}`));
  const response = await page.goto(address, { waitUntil: "load" });
  if (response?.status() !== 200) return [`status ${response?.status()}`];
  await page.waitForFunction(() => "__reactRouterContext" in window);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (sideways > 0) said.push(`scrolls ${sideways} px sideways`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return [...said, ...violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)];
}

const pages = (await allRoutes()).filter(({ path, file }) => file.endsWith(".tsx") && !elsewhere.has(path));

test.each(pages.map(({ path }) => path))(
  "%s is accessible, fits and is silent in both languages and themes",
  async (path) => {
    for (const look of looks) {
      const page = path === "/sign-in" ? await strangersPage(look) : await pageAs(visitorOf(path), look);
      expect(await faults(page, addressOf(path)), `${look.locale} ${look.theme} ${look.width}`).toEqual([]);
      await page.close();
    }
  },
);
