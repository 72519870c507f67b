import { AppError } from "../errors";
import type { Category } from "./column";

/** The instants flow figures are computed from (flow.md). */
export type Milestones = {
  /** Entry into the present column. */
  columnSince: Date;
  /** First entry into `to-do` or anything after it: the start of lead time. */
  committedAt: Date | null;
  /** First entry into `doing` or anything after it: the start of cycle time. */
  startedAt: Date | null;
  /** The last entry into `done`; null again while the task is re-opened. */
  finishedAt: Date | null;
};

const rank: Record<Category, number> = { backlog: 0, "to-do": 1, doing: 2, review: 3, done: 4 };

/** The milestones of a task that is created in a column of `category` at `now`. */
export function milestonesAtCreation(category: Category, now: Date): Milestones {
  const untouched = { columnSince: now, committedAt: null, startedAt: null, finishedAt: null };
  return milestonesAfterMove(untouched, { from: null, to: category, now });
}

/**
 * The milestones after a move from a column of category `from` to another of category `to`. Commitment and start keep their
 * first instant, also when the task goes back; a task that skips a column has passed it at the same instant. Going back out
 * of `done` clears the finish; moving between two `done` columns keeps it (flow.md: the last finish counts).
 */
export function milestonesAfterMove(
  before: Milestones,
  { from, to, now }: { from: Category | null; to: Category; now: Date },
): Milestones {
  return {
    columnSince: now,
    committedAt: before.committedAt ?? (rank[to] >= rank["to-do"] ? now : null),
    startedAt: before.startedAt ?? (rank[to] >= rank.doing ? now : null),
    finishedAt: to !== "done" ? null : from === "done" ? before.finishedAt : now,
  };
}

export type MoveFacts = { to: Category; blocked: boolean; handoffPending: boolean; archived: boolean };

/**
 * Throws where a move would leave the board contradicting itself: an archived task stays where it was, and work that
 * somebody is still asked to take over cannot be done. True when the move also lifts the block: flow.md knows neither a
 * blocked backlog item nor a blocked finished one.
 */
export function moveLiftsBlock({ to, blocked, handoffPending, archived }: MoveFacts): boolean {
  if (archived) throw new AppError("invalid", { reason: "task_archived" });
  if (to === "done" && handoffPending) throw new AppError("invalid", { reason: "task_done_while_offered" });
  return blocked && (to === "done" || to === "backlog");
}

/** Throws unless a task in a column of `category` can be blocked (flow.md: blocked time lies inside the cycle). */
export function requireBlockable(category: Category): void {
  if (category === "backlog" || category === "done") {
    throw new AppError("invalid", { reason: "task_not_in_work", field: "blockedReason" });
  }
}
