// What `npm start` and `npm test` share: packages installed and the application built, each only when something changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const buildFolder = join(root, process.env.TRIVET_BUILD ?? "build");

const sources = [
  "app",
  "db",
  "public",
  "server.ts",
  "package-lock.json",
  "vite.config.ts",
  "react-router.config.ts",
  "remix.config.js",
  "tsconfig.json",
];

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => files(join(root, path))).sort())
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** Installs packages when there are none or the lock file changed since. */
export function ensureInstalled() {
  const stamp = join(root, "node_modules", ".trivet-lock");
  const wanted = `${digest(["package-lock.json"])} ${process.versions.modules}`;
  if (read(stamp) === wanted) return;
  console.log("Installing packages (the first time takes about two minutes) …");
  npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, wanted);
}

/** Builds when there is no build or a source changed since. */
export function ensureBuilt() {
  const stamp = join(buildFolder, ".sources");
  const wanted = digest(sources);
  if (read(stamp) === wanted) return;
  console.log("Building …");
  rmSync(buildFolder, { recursive: true, force: true });
  const cli = join(root, "node_modules", "@react-router", "dev", "bin.js");
  run(process.execPath, [cli, "build", "--logLevel", "warn"], { NODE_ENV: "production" });
  mkdirSync(buildFolder, { recursive: true });
  writeFileSync(stamp, wanted);
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) run(process.execPath, [cli, ...args]);
  else run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

function run(command, args, environment = {}) {
  try {
    execFileSync(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    process.stderr.write(error.stdout ?? "");
    process.stderr.write(error.stderr ?? "");
    console.error(`\n${command} ${args.join(" ")} failed; what it said stands above.`);
    process.exit(1);
  }
}
