import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { and, eq, isNull } from "drizzle-orm";
import { newId } from "#db/id";
import { columnsOf } from "#db/repositories/board-columns";
import { tasks } from "#db/schema";
import { type Store, sqliteFile } from "#db/store";
import { paths } from "~/platform/paths";
import { fillBoard } from "./board-bank";
import { type Driven, drive } from "./drive";
import { openBench } from "./server";

const email = "chen.li@chengjiang.example";
const most = 8;

type Print = (cells: (string | number)[]) => void;

/**
 * Loading a board of `cards` cards, making and moving cards on it: the built server in a process of its own, with full durability,
 * beside the floor in the same run, over one connection and over eight.
 */
export async function measureBoard(cards: number, requests: number, print: Print): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "trivet-board-"));
  const databaseUrl = `file:${join(folder, "trivet.db")}`;
  const { squadId, columns, cardsToMove, cookie, captured } = await prepared(databaseUrl, cards);
  const capturedFile = join(folder, "captured.json");
  const { statements, body } = captured;
  const params = statements.map((statement) => ({ ...statement, params: statement.params.map(bindable) }));
  writeFileSync(capturedFile, JSON.stringify({ statements: params, body: body.toString("base64") }));

  const env = {
    TRIVET_DATA: folder,
    DATABASE_URL: databaseUrl,
    TRIVET_DEMO: "1",
    LOG_LEVEL: "error",
    PORT: "0",
  };
  const app = await started(["scripts/serve.mjs"], env);
  const floor = await started(
    ["--import", "tsx", "tests/bench/floor-server.ts", sqliteFile(databaseUrl), capturedFile],
    { DATABASE_URL: databaseUrl },
  );
  const headers = { Cookie: cookie };
  const row = (name: string, connections: number, ours: Driven, least: Driven) =>
    print([
      `${name} c${connections}`,
      ours.perSecond.toFixed(0),
      ours.p50.toFixed(1),
      ours.p99.toFixed(1),
      least.perSecond.toFixed(0),
      least.p50.toFixed(1),
      (ours.p50 / least.p50).toFixed(1),
    ]);
  const both = async (name: string, connections: number, at: string, one: (n: number) => Promise<Driven>) => {
    const ask = () => ({ path: at });
    const least = (n: number) => drive({ origin: floor.origin, headers: {}, connections, requests: n, ask });
    await one(20);
    await least(20);
    row(name, connections, await one(requests), await least(requests));
  };

  print([
    `board of ${cards}: ${statements.length} statements, ${kb(body.length)}, ${kb(gzipSync(body).length)} gzip`,
  ]);
  print(["", "req/s", "p50 ms", "p99 ms", "floor/s", "floor p50", "ratio"]);
  const board = paths.squadBoard(squadId);
  const mover = movingCards({ cards: cardsToMove, columns, board });
  for (const connections of [1, most]) {
    await both("load", connections, "/page", (n) =>
      drive({ origin: app.origin, headers, connections, requests: n, ask: () => ({ path: board }) }),
    );
    await both("create", connections, "/insert", (n) =>
      drive({
        origin: app.origin,
        headers,
        connections,
        requests: n,
        ask: (_, turn) => ({
          path: `${board}.data`,
          form: { taskId: newId(), columnId: columns[0]!, title: `Made by the bench ${turn}`, stay: "1" },
        }),
      }),
    );
    await both("move", connections, "/update", (n) =>
      drive({ origin: app.origin, headers, connections, requests: n, ...mover }),
    );
  }
  print([`memory after the load: ${residentMegabytes(app.child)} MB`]);
  for (const { child } of [app, floor]) await stopped(child);
  rmSync(folder, { recursive: true, force: true });
}

/** A demo bank whose busiest board holds `cards` open cards, with a session and one captured load of that board. */
async function prepared(databaseUrl: string, cards: number) {
  const bench = await openBench(databaseUrl);
  const squadId = await fillBoard(bench.store, cards);
  const cookie = await bench.signIn(email);
  const path = paths.squadBoard(squadId);
  await bench.capture(path, cookie);
  const captured = await bench.capture(path, cookie);
  const columns = (await columnsOf(bench.store.read, squadId)).map(({ id }) => id);
  const cardsToMove = await movableTasks(bench.store, columns[0]!);
  await bench.close();
  return { squadId, columns, cardsToMove, cookie, captured };
}

type Card = { id: string; version: number; column: number };

/** Cards that nothing forbids to move between backlog and to-do. */
async function movableTasks({ read }: Store, columnId: string): Promise<Card[]> {
  const rows = await read
    .select({ id: tasks.id, version: tasks.version })
    .from(tasks)
    .where(and(eq(tasks.columnId, columnId), isNull(tasks.archivedAt)));
  return rows.map(({ id, version }) => ({ id, version, column: 0 }));
}

/** Each connection moves cards of its own to and fro between the first two columns, always to the head: the most wanted gap. */
function movingCards({ cards, columns, board }: { cards: Card[]; columns: string[]; board: string }) {
  const under = new Map<number, Card>();
  return {
    ask: (connection: number, turn: number) => {
      const own = cards.filter((_, i) => i % most === connection);
      const card = own[turn % own.length]!;
      under.set(connection, card);
      card.column = 1 - card.column;
      const { id: taskId, version } = card;
      const form = {
        intent: "move",
        taskId,
        version: String(version),
        columnId: columns[card.column]!,
        afterId: "",
      };
      return { path: `${board}/moves`, form };
    },
    heard: (connection: number, body: string) => {
      under.get(connection)!.version = (JSON.parse(body) as { version: number }).version;
    },
  };
}

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const bindable = (value: unknown) =>
  value instanceof Date ? value.getTime() : typeof value === "boolean" ? Number(value) : value;

function started(
  args: string[],
  env: Record<string, string>,
): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout!.on("data", (chunk: Buffer) => {
      output += chunk;
      const origin = output.match(/http:\/\/localhost:\d+/)?.[0].replace("localhost", "127.0.0.1");
      if (origin) resolve({ child, origin });
    });
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} stopped with ${code}:\n${output}`)));
  });
}

const stopped = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });

function residentMegabytes(child: ChildProcess): string {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return (Number(status.match(/VmRSS:\s+(\d+)/)?.[1]) / 1024).toFixed(0);
  } catch {
    return "?";
  }
}
