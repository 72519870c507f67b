import type { Discipline } from "../org/discipline";
import type { Category } from "./column";
import type { TaskFields } from "./merge";
import type { Milestones } from "./move";

type Where = { columnId: string; category: Category };
type Between = { handoffId: string; from: Discipline; to: Discipline };
/** The tool a task came from and what it was called there. `startUnknown`: it was done before, and nobody knows since when it was worked on. */
type ImportedFrom = { source: string; reference: string; startUnknown: boolean };
type InSquad = Where & { squadId: string };
/** Another task, with the key it had: keys never change. */
export type TaskRef = { taskId: string; key: string };
/** How a task stands to another one it is linked with. */
export type Relation = "blocks" | "blocked_by" | "relates";

/**
 * What happens to a task, in the order it happened; every flow figure can be recomputed from these. Instants inside `data`
 * are ISO texts. A reorder within a column is no event: it says nothing about flow.
 */
export type TaskEvent =
  | {
      kind: "created";
      data: Where & { discipline: Discipline; assigneeId: string | null; imported?: ImportedFrom };
    }
  | {
      kind: "edited";
      data: { changes: Partial<{ [F in keyof TaskFields]: { from: TaskFields[F]; to: TaskFields[F] } }> };
    }
  | { kind: "moved"; data: { from: Where; to: Where; before: BeforeMove } }
  | { kind: "move_undone"; data: { from: Where; to: Where } }
  | { kind: "blocked"; data: { reason: string } }
  | { kind: "unblocked"; data: { reason: string; since: string } }
  | { kind: "handoff_offered"; data: Between & { toPersonId: string; dueOn: string | null } }
  | { kind: "handoff_accepted"; data: Between & { toPersonId: string; offeredAt: string } }
  | { kind: "handoff_returned"; data: Between & { reason: string; offeredAt: string } }
  | { kind: "handoff_withdrawn"; data: Between & { offeredAt: string } }
  | { kind: "archived"; data: Record<string, never> }
  | { kind: "restored"; data: Record<string, never> }
  /** The same step as the two squads see it: the first is written for the one it leaves, the second for the one it joins. */
  | { kind: "squad_left"; data: { from: InSquad; to: InSquad } }
  | { kind: "squad_joined"; data: { from: InSquad; to: InSquad; dropped: Dropped } }
  | { kind: "parent_changed"; data: { from: TaskRef | null; to: TaskRef | null } }
  | { kind: "linked" | "unlinked"; data: { relation: Relation; other: TaskRef } }
  | { kind: "labelled" | "unlabelled"; data: { labelId: string; name: string } }
  | { kind: "person_joined" | "person_left"; data: { personId: string } }
  | {
      kind: "item_added" | "item_done" | "item_reopened" | "item_removed";
      data: { itemId: string; text: string };
    }
  | { kind: "attached" | "detached"; data: { attachmentId: string; name: string } }
  | { kind: "commented"; data: { commentId: string } };

export type TaskEventKind = TaskEvent["kind"];

/** What a task could not take along into another squad: it has no such label, its contract no such KPI. */
export type Dropped = { labels: string[]; metricId: string | null; assigneeId: string | null };

/** What a move overwrote, so that undoing it within the undo time leaves no trace in the flow figures. */
export type BeforeMove = {
  position: string;
  columnSince: string;
  committedAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  blockedReason: string | null;
  blockedAt: string | null;
};

type Standing = Milestones & { position: string; blockedReason: string | null; blockedAt: Date | null };

/** What a move is about to overwrite of a task that stands like this, with instants as ISO texts. */
export function beforeMove(task: Standing): BeforeMove {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    position: task.position,
    columnSince: task.columnSince.toISOString(),
    committedAt: iso(task.committedAt),
    startedAt: iso(task.startedAt),
    finishedAt: iso(task.finishedAt),
    blockedReason: task.blockedReason,
    blockedAt: iso(task.blockedAt),
  };
}

/** How long a move can be undone on the server: the 8 seconds the page offers it, and time for a slow connection. */
export const undoMilliseconds = 60_000;
