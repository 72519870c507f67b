import { setImmediate } from "node:timers/promises";
import { chunks } from "#db/chunks";
import {
  appendReadings,
  currentReadings,
  lockMetrics,
  metricsByCode,
  type Receipt,
} from "#db/repositories/readings";
import type { Reader, Tx } from "#db/store";
import {
  type BatchMetric,
  type BatchProblem,
  type Correction,
  checkBatch,
  planReadings,
  type ReadingInput,
  type ReadingPlan,
} from "~/domain/metrics";
import type { AuditEntry } from "~/platform/context.server";

export type BatchCounts = { received: number; recorded: number; corrected: number; unchanged: number };

export type Batch = {
  items: readonly ReadingInput[];
  today: string;
  mayRecord: (metric: BatchMetric) => boolean;
};

/** Either every problem of the batch, or what it does: all or nothing. */
export type Planned =
  | { ok: true; plan: ReadingPlan; counts: BatchCounts }
  | { ok: false; problems: BatchProblem[] };

/** Rows a statement appends before other requests get their turn: SQLite works in this very thread. */
const chunkRows = 5_000;

/** What the batch would do, without doing it. Three statements, whatever its size. */
export async function planBatch(r: Reader, batch: Batch): Promise<Planned> {
  return plan(r, batch, await metricsByCode(r, codesOf(batch)));
}

/** Appends the batch, or nothing when any item has a problem. */
export async function storeBatch(t: Tx, batch: Batch, receipt: Receipt): Promise<Planned> {
  const planned = await plan(t, batch, await lockMetrics(t, codesOf(batch)));
  if (!planned.ok) return planned;
  for (const chunk of chunks(planned.plan.inserts, chunkRows)) {
    await appendReadings(t, chunk, receipt);
    await setImmediate();
  }
  return planned;
}

const codesOf = ({ items }: Batch): string[] => [...new Set(items.map((item) => item.metric))];

async function plan(
  r: Reader,
  { items, today, mayRecord }: Batch,
  metrics: ReadonlyMap<string, BatchMetric>,
): Promise<Planned> {
  const { readings, problems } = checkBatch(items, { today, metrics, mayRecord });
  if (problems.length > 0) return { ok: false, problems };
  const result = planReadings(readings, await currentReadings(r, readings));
  if (result.clashes.length > 0) {
    return {
      ok: false,
      problems: result.clashes.map(({ index, first }) => ({
        index,
        field: "value",
        reason: "reading_clash",
        params: { first },
      })),
    };
  }
  const corrected = result.corrections.length;
  const counts = {
    received: items.length,
    recorded: result.inserts.length - corrected,
    corrected,
    unchanged: result.unchanged,
  };
  return { ok: true, plan: result, counts };
}

/** Audit entries for the corrections of a batch, one a metric: the values before and after, by day and segment. */
export function correctionEntries(corrections: readonly Correction[]): AuditEntry[] {
  const byMetric = new Map<string, Correction[]>();
  for (const correction of corrections)
    byMetric.set(correction.metricId, [...(byMetric.get(correction.metricId) ?? []), correction]);
  return [...byMetric].map(([metricId, list]) => ({
    action: "reading.corrected",
    subject: { type: "metric", id: metricId },
    before: list.map(({ day, segment, from }) => ({ day, segment, value: from })),
    after: list.map(({ day, segment, to }) => ({ day, segment, value: to })),
  }));
}
