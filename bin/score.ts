import { createHash } from "node:crypto";
import { parseBundle } from "../app/domain/assessment/bundle-reader";
import { scoreBundle, scoreFigures } from "../app/domain/assessment/score";
import { jsonCommand } from "./support/json-command";

/** Scores a bundle; `--trace` adds how every figure came about. `inputHash` is the SHA-256 of the bytes read. */
await jsonCommand((input, bytes) => {
  const parsed = parseBundle(input);
  if (!parsed.ok) return parsed;
  const result = process.argv.includes("--trace") ? scoreBundle(parsed.bundle) : scoreFigures(parsed.bundle);
  const inputHash = createHash("sha256").update(bytes).digest("hex");
  return { ok: true, output: { ...result, inputHash } };
});
