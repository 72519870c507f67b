import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { dayIn } from "~/platform/clock";
import { buildFolder, ensureBuilt, root } from "../../scripts/lib/ready.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** A database file with the demo bank, to be copied, never opened. */
    demoBank: string;
  }
}

/** HTTP and browser tests run against the built server, as users do, each file on its own copy of the demo bank. */
export default function setup(project: TestProject) {
  ensureBuilt();
  project.provide("demoBank", demoBank());
}

/** The demo bank as of today for the sources as they are, made once and kept until either changes. */
function demoBank(): string {
  const folder = join(root, ".trivet", "test");
  const sources = readFileSync(join(buildFolder, ".sources"), "utf8").slice(0, 16);
  const bank = join(folder, `demo-${sources}-${dayIn("Asia/Shanghai", new Date())}.db`);
  if (existsSync(bank)) return bank;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (old.startsWith("demo-")) rmSync(join(folder, old), { recursive: true });
  const making = join(folder, `making-${process.pid}`);
  execFileSync(process.execPath, ["--import", "tsx", "bin/seed.ts"], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: `file:${join(making, "trivet.db")}`,
      TRIVET_DATA: making,
      NODE_ENV: "production",
    },
    stdio: "pipe",
  });
  renameSync(join(making, "trivet.db"), bank);
  rmSync(making, { recursive: true, force: true });
  return bank;
}
