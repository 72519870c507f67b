import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll } from "vitest";

const installed = [
  process.env.TRIVET_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

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

async function executable(): Promise<{ path: string; args: string[] }> {
  const found = installed.find((path) => path && existsSync(path));
  if (found) return { path: found, args: [] };
  const { default: packaged } = await import("@sparticuz/chromium");
  const unwanted = new Set(["--single-process", "--no-zygote", "--headless='shell'"]);
  return { path: await packaged.executablePath(), args: packaged.args.filter((arg) => !unwanted.has(arg)) };
}

/** A real headless Chromium: an installed one, else the one inside an npm package. Closed after the test file. */
export async function openBrowser(): Promise<Browser> {
  const { path, args } = await executable();
  const browser = await chromium.launch({ executablePath: path, args: [...args, ...quiet] });
  afterAll(() => browser.close());
  return browser;
}
