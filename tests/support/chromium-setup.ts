import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";

export type Chromium = { path: string; args: string[]; libraries: string };

declare module "vitest" {
  export interface ProvidedContext {
    chromium: Chromium;
  }
}

const installed = [
  process.env.TRIVET_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Finds the browser once: the one inside a package is unpacked on first use, which two test files must not do at the same time. */
export default async function setup(project: TestProject) {
  const found = installed.find((path) => path && existsSync(path));
  const libraries = process.env.LD_LIBRARY_PATH ?? "";
  project.provide("chromium", found ? { path: found, args: [], libraries } : await packaged());
}

/**
 * The Chromium inside an npm package. It brings the libraries it links to, but unpacks them only where it takes the machine for Amazon's
 * image; a bare machine lacks them just as much.
 */
async function packaged(): Promise<Chromium> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const unwanted = new Set(["--single-process", "--no-zygote", "--headless='shell'"]);
  const path = await chromium.executablePath();
  return {
    path,
    args: chromium.args.filter((arg) => !unwanted.has(arg)),
    libraries: process.env.LD_LIBRARY_PATH ?? "",
  };
}
