import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";

/** What this test file started, also within a test, where a hook of its own would come too late. */
const running = new Set<() => Promise<void>>();
afterAll(async () => {
  await Promise.all([...running].map((stop) => stop()));
});

export type TestServer = { origin: string; dataDir: string; databaseUrl: string; stop: () => Promise<void> };

/**
 * The built server on a free loopback port with a data folder of its own, stopped after the test file. With `demo` it holds the
 * demo bank as of today; without, an empty installation.
 */
export async function testServer({
  demo = true,
  env = {},
}: {
  demo?: boolean;
  env?: Record<string, string>;
} = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "trivet-server-"));
  if (demo && !env.DATABASE_URL) copyFileSync(inject("demoBank"), join(dataDir, "trivet.db"));
  const databaseUrl = env.DATABASE_URL ?? `file:${join(dataDir, "trivet.db")}`;
  const child = spawn(process.execPath, ["scripts/serve.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      TRIVET_DATA: dataDir,
      TRIVET_DEMO: demo ? "1" : "0",
      LOG_LEVEL: "error",
      ...env,
      DATABASE_URL: databaseUrl,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => stopServer(child).finally(() => rmSync(dataDir, { recursive: true, force: true }));
  running.add(stop);
  return { origin: await printedAddress(child), dataDir, databaseUrl, stop };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = output.match(/http:\/\/localhost:\d+/)?.[0];
      if (address) resolve(address.replace("localhost", "127.0.0.1"));
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`The server stopped with ${code}:\n${output}`)));
  });
}

function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** A browser's worth of HTTP: keeps cookies, sends what a same-origin page would. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  /** `pageOrigin` is the address people type, where a proxy stands in front. */
  constructor(
    private readonly origin: string,
    private readonly pageOrigin: string = origin,
  ) {}

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set("Cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (init.method && init.method !== "GET" && !headers.has("Origin"))
      headers.set("Origin", this.pageOrigin);
    const response = await fetch(this.origin + path, { redirect: "manual", ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(";");
      const [name, ...value] = pair!.split("=");
      if (/Max-Age=0/i.test(cookie)) this.cookies.delete(name!);
      else this.cookies.set(name!, value.join("="));
    }
    return response;
  }

  get(path: string): Promise<Response> {
    return this.request(path);
  }

  /** Posts a form as a page would. */
  post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.request(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  async signIn(email: string, password = "trivet-demo"): Promise<this> {
    const response = await this.post("/sign-in", { email, password, to: "/" });
    if (response.status !== 302) throw new Error(`Sign-in of ${email} answered ${response.status}`);
    return this;
  }
}
