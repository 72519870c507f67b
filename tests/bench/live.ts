import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { ensureBuilt } from "../../scripts/lib/ready.mjs";

const usage = `npm run bench:live [-- --streams 2000] [--changes 20]

Opens many event streams of one board of a demo bank on the built server, which runs in a process of its own, then makes a change a second
and prints how long after the change's answer the streams heard of it, and what they cost the server. Linux only.`;

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "2000" },
    changes: { type: "string", default: "20" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const streams = Number(values.streams);
const changes = Number(values.changes);
const streamsPerPerson = 20;

ensureBuilt();
const dataDir = mkdtempSync(join(tmpdir(), "trivet-bench-live-"));
const server = spawn(process.execPath, ["scripts/serve.mjs"], {
  env: { ...process.env, NODE_ENV: "production", PORT: "0", TRIVET_DATA: dataDir, LOG_LEVEL: "error" },
  stdio: ["ignore", "pipe", "inherit"],
});
const origin = await printedAddress(server);
const database = new Database(join(dataDir, "trivet.db"), { timeout: 10_000 });
const text = (statement: string) => database.prepare(statement).pluck().get() as string;
const squadId = text("select id from squads where key = 'WLT'");
const columnId = text(`select id from board_columns where squad_id = '${squadId}' and category = 'backlog'`);
const lead = signIn(text("select id from people where email = 'chen.li@chengjiang.example'"));
const watchers = auditors(Math.ceil(streams / streamsPerPerson)).map(signIn);
database.close();

/** When the streams heard of each task. */
const heard = new Map<string, number[]>();
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

const idle = cost();
const began = performance.now();
for (let from = 0; from < streams; from += 50) {
  const batch = Array.from({ length: Math.min(50, streams - from) }, (_, i) => from + i);
  await Promise.all(batch.map((n) => openStream(watchers[Math.floor(n / streamsPerPerson)]!)));
}
const opening = performance.now() - began;
const full = cost();
await pause(5_000);
const quiet = cost();

const latencies: number[] = [];
for (let n = 0; n < changes; n++) {
  const taskId = `bench-${n}`;
  const times: number[] = [];
  heard.set(taskId, times);
  const response = await fetch(`${origin}/squads/${squadId}/board`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: lead, Origin: origin },
    body: new URLSearchParams({ taskId, columnId, title: "Bench" }),
  });
  if (response.status !== 302) throw new Error(`The change answered ${response.status}`);
  const answered = performance.now();
  while (times.length < streams) await pause(5);
  latencies.push(...times.map((at) => Math.max(0, at - answered)));
  await pause(Math.max(0, 1_000 - (performance.now() - answered)));
}
const busy = cost();

latencies.sort((a, b) => a - b);
const share = (part: number) => latencies[Math.floor((latencies.length - 1) * part)]!.toFixed(0);
const cpu = (from: Cost, to: Cost) => ((100 * (to.cpu - from.cpu)) / (to.at - from.at)).toFixed(1);
const memory = ((full.memory - idle.memory) / streams).toFixed(0);
console.log(`${streams} streams opened in ${(opening / 1000).toFixed(1)} s, ${memory} kB each`);
console.log(`server, nothing happening: ${cpu(full, quiet)} % of a core`);
console.log(`server, one change a second: ${cpu(quiet, busy)} % of a core, the changes included`);
console.log(
  `heard after the change's answer, by one process that reads them all: p50 ${share(0.5)} ms, p99 ${share(0.99)} ms, last ${share(1)} ms`,
);
agent.destroy();
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));
rmSync(dataDir, { recursive: true, force: true });

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout!.on("data", (chunk: Buffer) => {
      output += chunk;
      const found = output.match(/http:\/\/localhost:\d+/)?.[0];
      if (found) resolve(found.replace("localhost", "127.0.0.1"));
    });
    child.once("exit", (code) => reject(new Error(`The server stopped with ${code}`)));
  });
}

/** Lets this many people read every board. */
function auditors(wanted: number): string[] {
  const people = database.prepare("select id from people where active = 1 limit ?").pluck().all(wanted);
  if (people.length < wanted) throw new Error(`The demo bank has only ${people.length} people`);
  const grant = database.prepare(
    "insert into role_grants (person_id, role, granted_at) values (?, 'auditor', 0) on conflict do nothing",
  );
  for (const id of people) grant.run(id);
  return people as string[];
}

/** The cookie of a new session: a password takes too long to be checked for hundreds. */
function signIn(personId: string): string {
  const token = randomBytes(20).toString("hex");
  const now = Date.now();
  const end = now + 3_600_000;
  database
    .prepare(
      `insert into sessions (id, person_id, created_at, last_seen_at, expires_at, absolute_expires_at)
       values (?, ?, ?, ?, ?, ?)`,
    )
    .run(createHash("sha256").update(token).digest("hex"), personId, now, now, end, end);
  return `trivet=${token}`;
}

/** Resolves when the stream has said hello. */
function openStream(cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const address = `${origin}/events?${new URLSearchParams({ topic: `squad:${squadId}` })}`;
    const request = get(address, { agent, headers: { Cookie: cookie } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`A stream answered ${response.statusCode}`));
      response.setEncoding("utf8");
      response.on("error", () => undefined);
      response.on("data", (frames: string) => {
        if (frames.includes("event: hello")) resolve();
        for (const [, taskId] of frames.matchAll(/"type":"task","id":"(bench-\d+)"/g))
          heard.get(taskId!)?.push(performance.now());
      });
    });
    request.on("error", reject);
  });
}

type Cost = { at: number; cpu: number; memory: number };

/** What the server used so far: milliseconds of processor time, kilobytes of memory. */
function cost(): Cost {
  const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const memory = Number(readFileSync(`/proc/${server.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)![1]);
  return { at: performance.now(), cpu: ticks * 10, memory };
}
