import { type Browser, chromium } from "playwright-core";
import { afterAll, inject } from "vitest";

/** Chromium must not reach out for updates, synchronisation or safe-browsing lists while it is tested. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** A real headless Chromium: an installed one, else the one inside an npm package. Closed after the test file. */
export async function openBrowser(): Promise<Browser> {
  const { path, args, libraries } = inject("chromium");
  const browser = await chromium.launch({
    executablePath: path,
    args: [...args, ...quiet],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
  afterAll(() => browser.close());
  return browser;
}
