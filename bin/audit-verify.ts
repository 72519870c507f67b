import { existsSync } from "node:fs";
import { readEnv } from "../app/platform/env.server";

const env = readEnv({ ...process.env, TRIVET_DEMO_FORCE: "1" });

// The schema is built for one engine when it is first imported.
process.env.DATABASE_URL = env.databaseUrl;
const { openStore, sqliteFile } = await import("../db/store");
const { signingKey, verifyChain } = await import("../app/features/audit/index.server");

if (env.databaseUrl.startsWith("file:") && !existsSync(sqliteFile(env.databaseUrl))) {
  console.error(
    `There is no database at ${sqliteFile(env.databaseUrl)}. Name it by DATABASE_URL or TRIVET_DATA.`,
  );
  process.exit(2);
}
const store = await openStore({ url: env.databaseUrl });
const started = performance.now();
const key = existsSync(env.keyFile) ? signingKey(env.keyFile) : undefined;
const verification = await verifyChain(store, { key });
await store.close();
const seconds = ((performance.now() - started) / 1000).toFixed(1);

if (verification.ok) {
  const { entries, checkpoints, erasedDetails } = verification;
  console.log(
    `The audit log holds: ${entries} entries, ${checkpoints} signed checkpoints, ${erasedDetails} erased details (${seconds} s)`,
  );
  if (!key)
    console.log(
      `No key at ${env.keyFile}: checkpoints were checked against the public keys stored with them.`,
    );
} else {
  console.error(`The audit log is broken at entry ${verification.seq}: ${verification.fault}`);
  process.exitCode = 1;
}
