import { alignSquads, printAlignment } from "../app/domain/alignment/align";
import { leadConflicts } from "../app/domain/alignment/leads";
import { parseBundle } from "../app/domain/assessment/bundle-reader";
import { jsonCommand } from "./support/json-command";

/** Prints the alignment measures of every squad of a bundle. */
await jsonCommand((input) => {
  const parsed = parseBundle(input);
  if (!parsed.ok) return parsed;
  const problems = leadConflicts(parsed.bundle);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, output: { squads: alignSquads(parsed.bundle).map(printAlignment) } };
});
