import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dayIn } from "../app/platform/clock";
import { readEnv } from "../app/platform/env.server";
import { bankSize, wholeBank } from "../db/seed/bank/size";
import { demoPassword, demoSignIns } from "../db/seed/sign-ins";

const usage = `npm run seed -- [--scale demo|bank] [--today YYYY-MM-DD] [--force]

Fills the empty database that DATABASE_URL or TRIVET_DATA names.
  --scale   demo (default): Chengjiang Bank, 14 squads with a year of history
            bank: 2 000 squads, 20 000 people, 400 000 tasks, 3.65 million readings, for measuring
  --squads, --years
            a smaller bank: --scale bank --squads 200 --years 0.1
  --today   the day the bank is seen on; default: today in TRIVET_TIMEZONE
  --force   erase what is in the database first
`;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function options() {
  const { values } = parseArgs({
    options: {
      scale: { type: "string", default: "demo" },
      squads: { type: "string", default: String(wholeBank.squads) },
      years: { type: "string", default: String(wholeBank.years) },
      today: { type: "string" },
      force: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const { scale } = values;
  if (scale !== "demo" && scale !== "bank") fail(`--scale: ${scale} is neither demo nor bank`);
  const env = readEnv({ ...process.env, TRIVET_DEMO_FORCE: "1" });
  const actualToday = dayIn(env.TRIVET_TIMEZONE, new Date());
  const today = values.today ?? actualToday;
  if (new Date(`${today}T00:00:00Z`).toJSON()?.slice(0, 10) !== today)
    fail(`--today: ${today} is not a date`);
  const now = today === actualToday ? new Date() : new Date(`${today}T18:00:00+08:00`);
  const size = bankSize({ squads: Number(values.squads), years: Number(values.years) });
  return { env, today, now, scale, size, force: values.force };
}

function readOptions(): ReturnType<typeof options> {
  try {
    return options();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { env, today, now, scale, size, force } = readOptions();
const url = env.databaseUrl;
// The schema is built for one engine when it is first imported.
process.env.DATABASE_URL = url;
const { migrate } = await import("../db/migrate");
const { openStore } = await import("../db/store");
const { eraseDatabase } = await import("../db/seed/erase");
const { isEmpty, seedDemo } = await import("../db/seed/demo");
const { seedBank } = await import("../db/seed/bank");

await mkdir(env.dataDir, { recursive: true });
if (force) await eraseDatabase(url);
await migrate({ url, folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });
const store = await openStore({ url });
const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
const printTable = (table: string, rows: number) => console.log(`${String(rows).padStart(9)}  ${table}`);
try {
  if (!(await isEmpty(store))) {
    fail("There are people in this database already. Use --force to erase everything in it first.");
  }
  if (scale === "bank") {
    await seedBank(store, {
      url,
      size,
      today,
      now,
      onTable: (table, rows) => console.log(`${String(rows).padStart(9)}  ${table.padEnd(20)} ${seconds()}`),
    });
  } else {
    for (const [table, rows] of Object.entries(await seedDemo(store, { today, now })))
      printTable(table, rows);
  }
  console.log(
    `Chengjiang Bank as of ${today}, in ${seconds()}\n\nSign in with the password ${demoPassword} as`,
  );
  for (const { email, name, nameEn, roleEn } of demoSignIns) {
    console.log(`  ${email.padEnd(34)} ${name} ${nameEn}, ${roleEn}`);
  }
} finally {
  await store.close();
}
