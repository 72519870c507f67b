import { spawnSync } from "node:child_process";

export type CommandResult = { status: number | null; stdout: string; stderr: string };

/** Runs one of the JSON commands as `npm run -s` does, with `input` on standard input. */
export function runCommand(
  name: "score" | "align" | "progress",
  input: string | Buffer,
  args: string[] = [],
): CommandResult {
  const command = ["--import", "tsx", `bin/${name}.ts`, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: new URL("../..", import.meta.url).pathname,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
