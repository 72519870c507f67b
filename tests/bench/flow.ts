import { sql } from "drizzle-orm";
import { handoffFlows } from "#db/repositories/handoff-flow";
import { openStore, type Store } from "#db/store";
import { defaultBoundary } from "~/domain/flow";
import { figuresOf } from "~/features/flow/figures";
import { readWork } from "~/features/flow/read-work.server";
import { openBench } from "./server";

const year = 365 * 86_400_000;
const rounds = 15;

type Row = (cells: (string | number)[]) => void;

/** A year of flow figures of `squads` squads at once: reading their histories, computing, and the breakpoint map's percentiles; ms. */
export async function measureFlow(database: string | undefined, squads: number, row: Row): Promise<void> {
  const url = process.env.DATABASE_URL ?? database;
  const own = url ? null : await openBench(undefined);
  const store = own?.store ?? (await openStore({ url: url! }));
  const found = await store.read.rows<{ id: string }>(sql`select id from squads order by id limit ${squads}`);
  const runs = [];
  const ids = found.map(({ id }) => id);
  for (let i = 0; i < rounds; i++) runs.push(await oneYear(store, ids));
  runs.sort((a, b) => a.total - b.total);
  const { tasks, read, compute, handoffs, total } = runs[Math.floor(rounds / 2)]!;
  row([`flow, ${store.dialect}`, "squads", "tasks", "read", "compute", "hand-offs", "p50", "worst"]);
  row([
    "",
    ids.length,
    tasks,
    ...[read, compute, handoffs, total, runs.at(-1)!.total].map((ms) => ms.toFixed(1)),
  ]);
  await (own ? own.close() : store.close());
}

async function oneYear({ read: r }: Store, squadIds: readonly string[]) {
  const until = Date.now();
  const period = { from: until - year, until };
  const since = new Date(period.from);
  const start = performance.now();
  const rules = { boundary: defaultBoundary, queues: new Set<string>(), until };
  const work = await readWork(r, { squadIds, since, filter: null }, rules);
  const readAt = performance.now();
  for (const squadId of squadIds) {
    const own = work.filter(({ task }) => task.squadId === squadId);
    figuresOf(own, { period, boundary: defaultBoundary });
  }
  const computedAt = performance.now();
  await handoffFlows(r, { squadIds, from: since, until: new Date(until), filter: null });
  const end = performance.now();
  return {
    tasks: work.length,
    read: readAt - start,
    compute: computedAt - readAt,
    handoffs: end - computedAt,
    total: end - start,
  };
}
