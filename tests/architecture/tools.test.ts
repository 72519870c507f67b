import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** Runs a tool of this project's node_modules; resolves to "" when it is content, else to what it said. */
async function complaints(script: string, args: string[]): Promise<string> {
  try {
    await run(process.execPath, [script, ...args], {
      maxBuffer: 1 << 26,
      env: { ...process.env, NODE_ENV: "development", FORCE_COLOR: "0" },
    });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}\n${stderr}`;
  }
}

test("types hold", async () => {
  expect(await complaints("node_modules/@react-router/dev/bin.js", ["typegen"])).toBe("");
  expect(await complaints("node_modules/typescript/bin/tsc", ["--noEmit"])).toBe("");
});

test("the code is formatted and linted", async () => {
  expect(
    await complaints("node_modules/@biomejs/biome/bin/biome", ["check", ".", "--max-diagnostics=40"]),
  ).toBe("");
});

test("dependencies point inwards only", async () => {
  const args = ["app", "db", "server.ts", "--config", ".dependency-cruiser.cjs", "--output-type", "err"];
  expect(await complaints("node_modules/dependency-cruiser/bin/dependency-cruise.mjs", args)).toBe("");
});

test("there is no dead code and no unused dependency", async () => {
  expect(await complaints("node_modules/knip/bin/knip.js", ["--no-progress"])).toBe("");
});
