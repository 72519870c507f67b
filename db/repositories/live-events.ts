import { liveEvents } from "../schema";
import type { Tx } from "../store";

export type LiveEventRow = typeof liveEvents.$inferSelect;

/** Puts events into the outbox, in the transaction of the change they tell of. */
export async function insertLiveEvents(t: Tx, rows: readonly LiveEventRow[]): Promise<void> {
  if (rows.length > 0) await t.insert(liveEvents).values([...rows]);
}
