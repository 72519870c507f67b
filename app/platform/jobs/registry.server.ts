import type { Context } from "../context.server";
import type { Env } from "../env.server";

/** A job as its handler sees it; `attempt` is 1 the first time. */
export type Job = {
  id: string;
  kind: string;
  key: string | null;
  payload: Record<string, unknown>;
  attempt: number;
};

/** What a job has instead of a request. `now` and `today` are of the attempt's beginning. */
export type JobContext = Pick<Context, "store" | "log" | "now" | "today" | "timeZone" | "live"> & {
  env: Env;
  /** Aborted when the process stops or the lease is lost; what it interrupts is tried again. */
  signal: AbortSignal;
};

/**
 * Does the work of one kind of job. It may run again after it did its work (the process can end before that is noted), so its
 * effects are recorded by itself, in transactions. Throwing means "again later".
 */
export type JobHandler = (job: Job, ctx: JobContext) => Promise<void>;

const handlers = new Map<string, JobHandler>();

/** Names the handler of a kind. Called when modules load; a process takes only jobs of kinds that it knows. */
export function registerJob(kind: string, handler: JobHandler): void {
  handlers.set(kind, handler);
}

export const registeredJobs = (): ReadonlyMap<string, JobHandler> => handlers;
