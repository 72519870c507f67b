import { newId } from "#db/id";
import { insertJob } from "#db/repositories/jobs";
import type { Tx } from "#db/store";

export type JobRequest = {
  kind: string;
  /** Two jobs of one kind and key are one job; null or absent for a job of its own. */
  key?: string | null;
  payload?: Record<string, unknown>;
  /** Not before this instant; `now` of the request for at once. */
  runAt: Date;
};

/**
 * Asks for work behind the scenes in the transaction of what makes it necessary. A keyed job that already waits keeps its earlier time;
 * one under way runs once more afterwards, and never beside itself.
 */
export async function enqueue(t: Tx, { kind, key = null, payload = {}, runAt }: JobRequest): Promise<void> {
  await insertJob(t, { id: newId(), kind, key, payload, runAt, createdAt: new Date() });
}
