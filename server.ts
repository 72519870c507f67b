import { type KeyObject, randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import { type Logger, pino } from "pino";
import { RouterContextProvider, type ServerBuild } from "react-router";
import "~/features/notifications/mail-job.server";
import "~/messages/register.server";
import { migrate } from "#db/migrate";
import { isEmpty, seedDemo } from "#db/seed/demo";
import { demoPassword, demoSignIns } from "#db/seed/sign-ins";
import { type OpenOptions, openStore, ping, type Store } from "#db/store";
import { signDailyCheckpoint, signingKey } from "~/features/audit/index.server";
import { deleteForgottenFiles } from "~/features/board/index.server";
import { remindOfDissolutions } from "~/features/dissolution/index.server";
import { awaitsFirstRun, forgetExpired, setupCode } from "~/features/identity/index.server";
import { dayIn } from "~/platform/clock";
import { requestContext } from "~/platform/context.server";
import { refuseCrossSite } from "~/platform/cross-site.server";
import { type Env, readEnv } from "~/platform/env.server";
import { translator } from "~/platform/i18n";
import { preferredLocale } from "~/platform/i18n/preferred.server";
import { forgetDoneJobs, startWorker, type Worker } from "~/platform/jobs/index.server";
import { forgetLiveEvents } from "~/platform/live/forget.server";
import { type Hub, type Live, startHub } from "~/platform/live/hub.server";
import { responseContext } from "~/platform/live/response.server";
import { problem } from "~/platform/problem.server";

type Served = { env: Env; store: Store; log: Logger; live?: Live };

type OpenDatabase = { migrations: string } & Pick<OpenOptions, "onStatement">;

/** Opens the database, brought to head. */
export async function openDatabase(env: Env, { migrations, onStatement }: OpenDatabase): Promise<Store> {
  await mkdir(env.dataDir, { recursive: true });
  await migrate({ url: env.databaseUrl, folder: migrations });
  return openStore({ url: env.databaseUrl, onStatement });
}

/** Structured logs in UTC; what could be a secret is not written. */
export function createLog(env: Env): Logger {
  return pino({
    level: env.LOG_LEVEL,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["req.headers.cookie", "req.headers.authorization", "password", "token"],
  });
}

/** The HTTP application. `assets` serves the built client; development leaves that to Vite. */
export function createApp({ env, store, log, live }: Served, assets: RequestHandler[] = []): Express {
  const app = express();
  const key = signingKey(env.keyFile);
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRIVET_TRUST_PROXY);
  app.use((req, _res, next) => {
    // A null character in an address means nothing, and PostgreSQL takes none in a text.
    req.url = req.url.replaceAll("%00", "");
    req.originalUrl = req.originalUrl.replaceAll("%00", "");
    next();
  });
  app.use((_req, res, next) => {
    res.locals.nonce = randomBytes(16).toString("base64");
    next();
  });
  app.use(securityHeaders(env));
  app.get("/healthz", async (_req, res) => {
    await ping(store.read);
    res.type("text/plain").send("ok");
  });
  app.use(compression({ filter: (req, res) => !isEventStream(res) && compression.filter(req, res) }));
  for (const handler of assets) app.use(handler);
  app.use(refuseCrossSite({ trustProxy: env.TRIVET_TRUST_PROXY > 0, origin: env.TRIVET_ORIGIN }));
  app.use((_req, res, next) => {
    res.setHeader("Cache-Control", "no-store");
    next();
  });
  app.use(
    createRequestHandler({
      build: () => serverBuild(env),
      mode: env.NODE_ENV,
      getLoadContext: (req, res) => loadContext({ env, store, log, live, key }, req, res),
    }),
  );
  app.use(lastResort(log));
  return app;
}

/** React Router compares origins too, but sees plain http where a proxy ends TLS; the configured origin is ours. */
async function serverBuild({ TRIVET_ORIGIN }: Env): Promise<ServerBuild> {
  const build = await import("virtual:react-router/server-build");
  return TRIVET_ORIGIN ? { ...build, allowedActionOrigins: [new URL(TRIVET_ORIGIN).host] } : build;
}

const isEventStream = (res: Response) =>
  String(res.getHeader("Content-Type") ?? "").startsWith("text/event-stream");

function securityHeaders(env: Env): RequestHandler {
  const nonce = (_req: unknown, res: unknown) => `'nonce-${(res as Response).locals.nonce}'`;
  const secure = env.TRIVET_ORIGIN?.startsWith("https:") ?? false;
  const development = env.NODE_ENV === "development";
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        // Style attributes carry computed sizes of bars and charts; style sheets need the nonce.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
}

function loadContext(
  { env, store, log, live, key }: Served & { key: KeyObject },
  req: Request,
  res: Response,
): RouterContextProvider {
  const now = new Date();
  const origin = env.TRIVET_ORIGIN ?? `${req.protocol}://${req.get("host") ?? "localhost"}`;
  const locale = preferredLocale(req.headers.cookie, req.headers["accept-language"]);
  const context = new RouterContextProvider();
  context.set(requestContext, {
    store,
    log,
    now,
    today: dayIn(env.TRIVET_TIMEZONE, now),
    timeZone: env.TRIVET_TIMEZONE,
    origin,
    address: req.ip ?? "",
    userAgent: req.get("user-agent") ?? "",
    nonce: res.locals.nonce,
    secure: origin.startsWith("https:"),
    demo: env.TRIVET_DEMO,
    organisation: env.TRIVET_ORGANISATION,
    mail: env.TRIVET_SMTP_URL !== undefined,
    signingKey: key,
    dataDir: env.dataDir,
    live,
    locale,
    t: translator(locale),
  });
  context.set(responseContext, res);
  return context;
}

function lastResort(log: Logger): express.ErrorRequestHandler {
  return (error, _req, res, next) => {
    log.error({ err: error }, "request failed");
    if (res.headersSent) return next(error);
    const { status, body } = problem({ status: 500, code: "unavailable" });
    res.status(status).type("application/problem+json").send(JSON.stringify(body));
  };
}

type StartOptions = {
  environment: NodeJS.ProcessEnv;
  migrations: string;
  assets: RequestHandler[];
  /** Makes the application anew when its sources changed; development only. The database stays open. */
  reload?: (make: (server: Reloaded) => RequestListener) => RequestListener;
};

type Reloaded = { createApp: typeof createApp };

/** Opens everything, listens, and stops cleanly on SIGTERM or SIGINT. */
export async function start({ environment, migrations, assets, reload }: StartOptions): Promise<void> {
  const env = readEnv(environment);
  const log = createLog(env);
  const store = await openDatabase(env, { migrations });
  await fillDemo(env, store);
  const hub = await startHub({ store, log, databaseUrl: env.databaseUrl, timeZone: env.TRIVET_TIMEZONE });
  const make = (from: Reloaded): RequestListener => from.createApp({ env, store, log, live: hub }, assets);
  const server = createServer(reload ? reload(make) : make({ createApp }));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  greet(env, port);
  await greetFirstRun(env, store);
  keepHouse({ env, store, log, live: hub });
  const worker = startWorker({ env, store, log, live: hub });
  stopOnSignal({ server, store, log, worker, hub });
}

/** A new database of a demo installation gets the demo bank, as of today. */
export async function fillDemo(env: Env, store: Store): Promise<void> {
  if (!env.TRIVET_DEMO || !(await isEmpty(store))) return;
  console.log("Loading the demo bank …");
  const now = new Date();
  await seedDemo(store, { today: dayIn(env.TRIVET_TIMEZONE, now), now });
}

function greet(env: Env, port: number) {
  const host = env.HOST === "127.0.0.1" ? "localhost" : env.HOST;
  const local = `http://${host}:${port}`;
  console.log(
    env.TRIVET_ORIGIN ? `Trivet is at ${env.TRIVET_ORIGIN}, behind ${local}` : `Trivet is at ${local}`,
  );
  if (!env.TRIVET_DEMO) return;
  console.log(`Demo sign-ins, all with the password ${demoPassword}:`);
  for (const { email, name, nameEn, roleEn } of demoSignIns)
    console.log(`  ${email.padEnd(36)} ${name} ${nameEn}, ${roleEn}`);
}

/** Whoever claims the installation must be able to read this console. */
async function greetFirstRun(env: Env, store: Store): Promise<void> {
  if (!(await awaitsFirstRun({ store }))) return;
  console.log(
    `Nobody is in the database yet. Open the address and enter the set-up code ${setupCode(signingKey(env.keyFile))}`,
  );
}

const hour = 3_600_000;

/** Once an hour: what has expired is forgotten, a day without a signed checkpoint gets one, and task forces about to end are told. */
function keepHouse({ env, store, log, live }: Served): void {
  const key = signingKey(env.keyFile);
  const work = async () => {
    const now = new Date();
    try {
      await forgetExpired(store, now);
      await deleteForgottenFiles(store, { dataDir: env.dataDir, now });
      await forgetDoneJobs(store, now);
      await forgetLiveEvents(store, now);
      await signDailyCheckpoint({ store, key, timeZone: env.TRIVET_TIMEZONE, now });
      const { TRIVET_TIMEZONE: timeZone } = env;
      await remindOfDissolutions({
        store,
        now,
        today: dayIn(timeZone, now),
        timeZone,
        mail: env.TRIVET_SMTP_URL !== undefined,
        live,
      });
    } catch (error) {
      log.error({ err: error }, "housekeeping failed");
    }
  };
  void work();
  setInterval(work, hour).unref();
}

/** Longest wait for requests under way after a stop signal. */
const graceMilliseconds = 8_000;

type Running = { server: Server; store: Store; log: Logger; worker: Worker; hub: Hub };

function stopOnSignal({ server, store, log, worker, hub }: Running) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const late = new Promise<void>((resolve) => {
      setTimeout(() => {
        server.closeAllConnections();
        resolve();
      }, graceMilliseconds).unref();
    });
    const idle = worker.stop();
    const streamsEnded = hub.stop();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await Promise.race([Promise.all([idle, streamsEnded]), late]);
    await store.close();
    log.info("stopped");
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
