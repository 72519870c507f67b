import { type Problem, problemMessage } from "../../app/domain/exact/problem";

export type Outcome =
  | { ok: true; output: unknown }
  | { ok: false; problems: Pick<Problem, "path" | "code" | "params">[] };

/**
 * Runs a command that turns JSON on standard input into JSON on standard output: exit 0, or one line per problem on
 * standard error, nothing on standard output, exit 2.
 */
export async function jsonCommand(run: (input: unknown, bytes: Uint8Array) => Outcome): Promise<void> {
  const bytes = await readStandardInput();
  const parsed = parseJson(bytes);
  const outcome = parsed.ok ? run(parsed.value, bytes) : parsed;
  if (outcome.ok) {
    process.stdout.write(`${JSON.stringify(outcome.output)}\n`);
    return;
  }
  const lines = outcome.problems.map((problem) => `${problem.path}: ${problemMessage(problem)}\n`);
  process.stderr.write(lines.join(""));
  process.exitCode = 2;
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

type Parsed = { ok: true; value: unknown } | { ok: false; problems: Problem[] };

function parseJson(bytes: Uint8Array): Parsed {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: "$", code: "not_json", params: { detail } }] };
  }
}
