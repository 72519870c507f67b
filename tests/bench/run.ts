import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { openSqliteConnection, sqliteFile } from "#db/store";
import { measureBoard } from "./board";
import { measureEngine } from "./engine";
import { measureFlow } from "./flow";
import { benchPages } from "./pages";
import { type Captured, openBench } from "./server";

const usage = `npm run bench [-- --database file:/path/trivet.db] [--requests 60] [--only board,unit]
npm run bench -- board [--requests 200] [--cards 500,5000]
npm run bench -- flow [--squads 20]

Measures the built pages on one SQLite database (default: a demo bank made for the run) beside a floor in the same run: plain node:http that
runs the same SQL and sends the same bytes. "board" measures loading, making and moving cards over one and eight connections, "flow" a year of flow figures of many squads at once
(DATABASE_URL may name a PostgreSQL database).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cards: { type: "string", default: "500,5000" },
    database: { type: "string" },
    requests: { type: "string", default: "60" },
    only: { type: "string" },
    squads: { type: "string", default: "20" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const requests = Number(values.requests);
const row = (cells: (string | number)[]) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(14) : String(cell).padStart(10))).join(""),
  );
if (positionals.includes("board")) {
  for (const cards of values.cards.split(",").map(Number)) await measureBoard(cards, requests, row);
  process.exit(0);
}
if (positionals.includes("flow")) {
  await measureFlow(values.database, Number(values.squads), row);
  process.exit(0);
}

type Measured = { p50: number; p99: number; perSecond: number };

/** Latency of `n` requests one after another, and the rate with eight under way, in milliseconds and per second. */
async function measure(url: string, headers: Record<string, string>, n: number): Promise<Measured> {
  const once = async () => {
    const start = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    return performance.now() - start;
  };
  for (let i = 0; i < 10; i++) await once();
  const times: number[] = [];
  for (let i = 0; i < n; i++) times.push(await once());
  times.sort((a, b) => a - b);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < n / 4; i++) await once();
    }),
  );
  const perSecond = (2 * n * 1000) / (performance.now() - started);
  return { p50: times[Math.floor(n / 2)]!, p99: times[Math.floor(n * 0.99)]!, perSecond };
}

/** The least any server could do for the page: the same statements on a prepared connection, the same bytes out. */
async function measureFloor(file: string, { statements, body }: Captured, n: number): Promise<Measured> {
  const connection = openSqliteConnection(file, { readonly: true });
  // What a page stores at most every few minutes, such as a visit, is no part of each request.
  const prepared = statements
    .map(({ query, params }) => ({ statement: connection.prepare(query), params: params.map(bindable) }))
    .filter(({ statement }) => statement.reader);
  const server = createServer((_, response) => {
    for (const { statement, params } of prepared) statement.raw().all(...params);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const measured = await measure(`http://127.0.0.1:${port}/`, {}, n);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  connection.close();
  return measured;
}

const bindable = (value: unknown) =>
  value instanceof Date ? value.getTime() : typeof value === "boolean" ? Number(value) : value;

const bench = await openBench(values.database);
const only = values.only?.split(",");
const pages = (await benchPages(bench.store)).filter((page) => !only || only.includes(page.name));
const ms = (value: number) => value.toFixed(1);

row(["page", "SQL", "kB", "gzip kB", "p50 ms", "p99 ms", "req/s c8", "floor p50", "ratio"]);
for (const { name, path, email } of pages) {
  const cookie = await bench.signIn(email);
  const captured = await bench.capture(path, cookie);
  const measured = await measure(bench.origin + path, { Cookie: cookie }, requests);
  const floor = await measureFloor(sqliteFile(bench.databaseUrl), captured, requests);
  const zipped = gzipSync(captured.body).length;
  row([
    name,
    captured.statements.length,
    ms(captured.body.length / 1000),
    ms(zipped / 1000),
    ms(measured.p50),
    ms(measured.p99),
    measured.perSecond.toFixed(0),
    ms(floor.p50),
    ms(measured.p50 / floor.p50),
  ]);
}
if (!only || only.includes("engine")) measureEngine();
await bench.close();
