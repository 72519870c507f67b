import { parseKeyResults } from "../app/domain/okr/key-result-reader";
import { printProgress } from "../app/domain/okr/progress";
import { jsonCommand } from "./support/json-command";

/** Prints the progress of every key result of a list. */
await jsonCommand((input) => {
  const parsed = parseKeyResults(input);
  return parsed.ok ? { ok: true, output: parsed.keyResults.map(printProgress) } : parsed;
});
