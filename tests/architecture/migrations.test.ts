import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test.each(["sqlite", "postgres"] as const)("the committed %s migrations are the schema", async (engine) => {
  const out = mkdtempSync(join(tmpdir(), "trivet-migrations-"));
  try {
    cpSync(`db/migrations/${engine}`, out, { recursive: true });
    const before = readdirSync(out).sort();
    const dialect = engine === "sqlite" ? "sqlite" : "postgresql";
    const env = {
      ...process.env,
      DATABASE_URL: engine === "sqlite" ? "file:schema-only" : "postgres://schema-only",
    };
    const args = [
      "node_modules/drizzle-kit/bin.cjs",
      "generate",
      `--dialect=${dialect}`,
      "--schema=db/schema/index.ts",
      `--out=${out}`,
    ];
    await run(process.execPath, args, { env });
    expect(readdirSync(out).sort()).toEqual(before);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
