import { join, resolve } from "node:path";
import { z } from "zod";
import { parseSender } from "./mail/sender";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: z.string().optional(),
  TRIVET_DATA: z.string().default("data"),
  /** The address people type; needed behind a proxy, for links in invitations and for the cookie's Secure attribute. */
  TRIVET_ORIGIN: z.url().optional(),
  /** The key that signs audit checkpoints; by default a file in the data folder. */
  TRIVET_KEY: z.string().optional(),
  TRIVET_TIMEZONE: z.string().default("Asia/Shanghai"),
  TRIVET_DEMO: flag.default(true),
  TRIVET_DEMO_FORCE: flag.default(false),
  /** How many proxies in front are trusted to set X-Forwarded-*; 0 ignores those headers. */
  TRIVET_TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** smtp://user:password@host:port or smtps://…; without it no mail goes out. */
  TRIVET_SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must start with smtp:// or smtps://" }).optional(),
  /** Whom mail comes from: an address, or "Name <address>". */
  TRIVET_MAIL_FROM: z.string().optional(),
  TRIVET_ORGANISATION: z.string().default(""),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema> & { dataDir: string; databaseUrl: string; keyFile: string };

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** The configuration from environment variables. Throws one sentence per problem: a bank wants a refused start, not a guess. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
    );
  }
  const env = parsed.data;
  if (env.TRIVET_DEMO && env.NODE_ENV === "production" && !loopback.has(env.HOST) && !env.TRIVET_DEMO_FORCE) {
    throw new Error(
      `HOST=${env.HOST} would show the demo bank, with its published passwords, to other machines. Set TRIVET_DEMO=0, or TRIVET_DEMO_FORCE=1 if that is meant.`,
    );
  }
  if (env.TRIVET_SMTP_URL !== undefined) requireSender(env);
  const dataDir = resolve(env.TRIVET_DATA);
  return {
    ...env,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? `file:${join(dataDir, "trivet.db")}`,
    keyFile: env.TRIVET_KEY ?? join(dataDir, "audit-signing-key.pem"),
  };
}

/** A mail has a sender, and links that lead somewhere without a request to take the address from. */
function requireSender({ TRIVET_MAIL_FROM, TRIVET_ORIGIN }: z.infer<typeof schema>): void {
  if (parseSender(TRIVET_MAIL_FROM ?? "") === null)
    throw new Error('TRIVET_MAIL_FROM must be an address or "Name <address>" when TRIVET_SMTP_URL is set.');
  if (TRIVET_ORIGIN === undefined)
    throw new Error("TRIVET_ORIGIN must be set when TRIVET_SMTP_URL is, for the links in mails.");
}
