import { spawnSync } from "node:child_process";

export type CommandResult = { status: number | null; stdout: string; stderr: string };

/** Runs one of the JSON commands through its npm script, with `input` on standard input. */
export function runCommand(
  name: "score" | "align" | "progress",
  input: string | Buffer,
  args: string[] = [],
): CommandResult {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", name, "--", ...args], {
    cwd: new URL("../..", import.meta.url).pathname,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
