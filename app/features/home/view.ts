import type { Capacity } from "~/domain/contract";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";

/** Something that waits for the reader; `since` orders them, the longest waiting first. */
export type Waiting = { since: Date } & (
  | {
      kind: "handoff";
      id: string;
      version: number;
      taskId: string;
      squadId: string;
      key: string;
      title: string;
      from: Discipline;
      to: Discipline;
      hours: number;
      sender: Named;
    }
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
  | { kind: "result"; cycleId: string; cycle: Named }
  | { kind: "overdue"; count: number }
);

export type MyTask = {
  id: string;
  key: string;
  title: string;
  squadId: string;
  discipline: Discipline;
  dueOn: string | null;
  blocked: string | null;
  squad: Named;
  column: Named;
  /** The discipline the task waits for, while a hand-off is pending. */
  offeredTo: Discipline | null;
};
