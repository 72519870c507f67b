import type { Capacity } from "~/domain/contract";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";

/** A hand-off that waits; `other` is who offered it, or, of one's own, who is to accept. */
export type WaitingHandoff = {
  id: string;
  version: number;
  taskId: string;
  squadId: string;
  key: string;
  title: string;
  from: Discipline;
  to: Discipline;
  hours: number;
  note: string;
  dueOn: string | null;
  other: Named;
};

/** Something that waits for the reader; `since` orders them, the longest waiting first. */
export type Waiting = { since: Date } & (
  | ({ kind: "handoff" } & WaitingHandoff)
  | {
      kind: "signature";
      squadId: string;
      cycleId: string;
      number: number;
      capacity: Capacity;
      inForce: boolean;
      squad: Named;
    }
  | { kind: "draft"; squadId: string; cycleId: string; number: number; missing: number; squad: Named }
  | { kind: "reviews"; cycleId: string; cycle: Named; people: number; ratings: boolean }
  | { kind: "result"; cycleId: string; cycle: Named }
  | { kind: "overdue"; count: number }
  | { kind: "blocked"; taskId: string; squadId: string; key: string; title: string; reason: string }
  | {
      kind: "mention";
      id: string;
      taskId: string;
      squadId: string;
      key: string;
      title: string;
      reason: string | null;
      actor: Named;
    }
);

/** A name for each thing that waits, the same from one rendering to the next. */
export function keyOf(item: Waiting): string {
  switch (item.kind) {
    case "handoff":
    case "mention":
      return item.id;
    case "signature":
    case "draft":
      return `${item.kind} ${item.squadId} ${item.cycleId}`;
    case "reviews":
      return `reviews ${item.cycleId}`;
    case "result":
      return `result ${item.cycleId}`;
    case "blocked":
      return `blocked ${item.taskId}`;
    case "overdue":
      return "overdue";
  }
}

export type MyTask = {
  id: string;
  key: string;
  title: string;
  squadId: string;
  discipline: Discipline;
  dueOn: string | null;
  blocked: string | null;
  /** True for a task that somebody else holds and the reader works on with them. */
  helps: boolean;
  squad: Named;
  column: Named;
  /** The discipline the task waits for, while a hand-off is pending. */
  offeredTo: Discipline | null;
};
