import { c } from "../dialect";
import { people } from "./people";

/**
 * The outbox of what changed, written in the transaction of the change and read by every process for its open streams.
 * It says that something changed, never what: a browser fetches what it may see.
 */
export const liveEvents = c.table(
  "live_events",
  {
    id: c.id("id").primaryKey(),
    at: c.ts("at").notNull(),
    topic: c.text("topic").notNull(),
    subjectType: c.text("subject_type").notNull(),
    subjectId: c.text("subject_id").notNull(),
    version: c.int("version"),
    actorId: c.text("actor_id").references(() => people.id),
  },
  (t) => [c.index("live_events_at").on(t.at)],
);

/** Who has a board or a task open; a row lives as long as its stream renews it. */
export const presences = c.table(
  "presences",
  {
    streamId: c.id("stream_id").primaryKey(),
    topic: c.text("topic").notNull(),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    taskId: c.text("task_id"),
    seenAt: c.ts("seen_at").notNull(),
  },
  (t) => [c.index("presences_topic").on(t.topic, t.seenAt)],
);

/** Work to be done behind the scenes: claimed with a lease, tried again with growing pauses, dead after the last attempt. */
export const jobs = c.table(
  "jobs",
  {
    id: c.id("id").primaryKey(),
    kind: c.text("kind").notNull(),
    /** Two jobs with one key are one job; null for a job that may exist many times. */
    key: c.text("key"),
    payload: c.json<Record<string, unknown>>("payload").notNull(),
    runAt: c.ts("run_at").notNull(),
    attempts: c.int("attempts").notNull().default(0),
    leasedUntil: c.ts("leased_until"),
    leaseOwner: c.text("lease_owner"),
    doneAt: c.ts("done_at"),
    deadAt: c.ts("dead_at"),
    lastError: c.text("last_error"),
    createdAt: c.ts("created_at").notNull(),
  },
  (t) => [c.uniqueIndex("jobs_key").on(t.kind, t.key), c.index("jobs_due").on(t.doneAt, t.deadAt, t.runAt)],
);
