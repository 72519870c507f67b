import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";

type Visit = {
  browser: Browser;
  origin: string;
  who: string;
  locale: "zh-CN" | "en";
  theme?: "light" | "dark";
  width?: number;
};

/** A new page of somebody of the demo bank, signed in, in their language. */
export async function signedIn({ browser, origin, who, locale, theme, width = 1440 }: Visit): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 900 } });
  const sent = { headers: { Origin: origin }, maxRedirects: 0 };
  const account = { email: `${who}@chengjiang.example`, password: "trivet-demo", to: "/" };
  await context.request.post("/sign-in", { ...sent, form: account });
  await context.request.post("/preferences", { ...sent, form: theme ? { locale, theme } : { locale } });
  return context.newPage();
}

/** Waits until the page hears keys and what `selector` names is React's. */
export function hydrated(page: Page, selector: string) {
  return page.waitForFunction(
    (wanted) =>
      document.documentElement.dataset.keys === "heard" &&
      Object.keys(document.querySelector(wanted) ?? {}).some((key) => key.startsWith("__react")),
    selector,
  );
}

/** Fails with each rule of accessibility that the page breaks, and where. */
export async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** A card of the board by its key. */
export const card = (page: Page, key: string) => page.locator("[data-card]", { hasText: key });

/** The column and lane a card stands in, as they are named. */
export const cellOf = (page: Page, key: string) =>
  card(page, key).evaluate((element) => element.closest("[data-cell]")?.getAttribute("aria-label") ?? "");
