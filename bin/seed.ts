import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dayIn } from "../app/platform/clock";
import { readEnv } from "../app/platform/env.server";

const usage = `npm run seed -- [--scale demo] [--today YYYY-MM-DD] [--force]

Fills the empty database that DATABASE_URL or TRIVET_DATA names.
  --scale   demo (default): Chengjiang Bank, 14 squads
  --today   the day the bank is seen on; default: today in TRIVET_TIMEZONE
  --force   erase what is in the database first
`;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "demo" },
    today: { type: "string" },
    force: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const env = readEnv({ ...process.env, TRIVET_DEMO_FORCE: "1" });
const actualToday = dayIn(env.TRIVET_TIMEZONE, new Date());
const today = values.today ?? actualToday;
if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))
  fail(`--today: ${today} is not a date`);
const now = today === actualToday ? new Date() : new Date(`${today}T18:00:00+08:00`);

// The schema is built for one engine when it is first imported.
process.env.DATABASE_URL = env.databaseUrl;
const { migrate } = await import("../db/migrate");
const { openStore } = await import("../db/store");
const { eraseDatabase } = await import("../db/seed/erase");
const { isEmpty, seedDemo } = await import("../db/seed/demo");
const { demoPassword, demoSignIns } = await import("../db/seed/sign-ins");

await mkdir(env.dataDir, { recursive: true });
if (values.force) await eraseDatabase(env.databaseUrl);
await migrate({ url: env.databaseUrl, folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });
const store = await openStore({ url: env.databaseUrl });
try {
  if (!(await isEmpty(store)))
    fail("There are people in this database already. Use --force to erase everything in it first.");
  const started = performance.now();
  const counts = await seedDemo(store, { today, now });
  for (const [table, count] of Object.entries(counts)) console.log(`${String(count).padStart(9)}  ${table}`);
  console.log(`Chengjiang Bank as of ${today}, in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  console.log(`Sign in with the password ${demoPassword} as`);
  for (const { email, name, nameEn, roleEn } of demoSignIns)
    console.log(`  ${email.padEnd(34)} ${name} ${nameEn}, ${roleEn}`);
} finally {
  await store.close();
}
