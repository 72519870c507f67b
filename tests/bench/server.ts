import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Store } from "#db/store";
import { readEnv } from "~/platform/env.server";
import { buildFolder, ensureBuilt } from "../../scripts/lib/ready.mjs";

type Statement = { query: string; params: unknown[] };
export type Captured = { body: Buffer; statements: Statement[] };
type Built = typeof import("../../server");

export type Bench = Awaited<ReturnType<typeof openBench>>;

/** The built application in this process on a database of its own (a demo bank) or a given one, with its statements in view. */
export async function openBench(database: string | undefined) {
  ensureBuilt();
  const dataDir = mkdtempSync(join(tmpdir(), "trivet-bench-"));
  const env = readEnv({
    NODE_ENV: "production",
    TRIVET_DATA: dataDir,
    DATABASE_URL: database ?? `file:${join(dataDir, "trivet.db")}`,
    LOG_LEVEL: "error",
  });
  process.env.NODE_ENV = "production";
  const built = (await import(pathToFileURL(`${buildFolder}/server/index.js`).href)) as Built;
  let statements: Statement[] | null = null;
  const store: Store = await built.openDatabase(env, {
    migrations: "db/migrations",
    onStatement: (query, params) => void statements?.push({ query, params }),
  });
  await built.fillDemo(env, store);
  const server = createServer(built.createApp({ env, store, log: built.createLog(env) }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();

  return {
    origin,
    store,
    databaseUrl: env.databaseUrl,
    /** A session cookie of a demo person; kept, since the password is meant to be slow. */
    signIn: async (email: string): Promise<string> => {
      const known = cookies.get(email);
      if (known) return known;
      const response = await fetch(`${origin}/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: origin },
        body: new URLSearchParams({ email, password: "trivet-demo", to: "/" }),
      });
      const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
      if (!cookie) throw new Error(`Sign-in of ${email} answered ${response.status}`);
      cookies.set(email, cookie);
      return cookie;
    },
    /** One page with every statement it ran. */
    capture: async (path: string, cookie: string): Promise<Captured> => {
      statements = [];
      const response = await fetch(origin + path, { headers: { Cookie: cookie } });
      const body = Buffer.from(await response.arrayBuffer());
      const run = statements;
      statements = null;
      return { body, statements: run };
    },
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
