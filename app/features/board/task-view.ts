import type { Category, Priority, TaskEventKind, TaskFields } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";

export type PendingHandoffView = {
  id: string;
  version: number;
  from: Discipline;
  to: Discipline;
  note: string;
  dueOn: string | null;
  offeredAt: Date;
  hours: number;
  sender: Named;
  receiver: Named;
  mayDecide: boolean;
  mayWithdraw: boolean;
};

/** A value a field had: as typed, or the name of what it refers to; null for none. */
export type ShownValue = string | Named | null;

/** A line of the history; which parts are there depends on the kind. */
export type HistoryLine = {
  id: string;
  at: Date;
  kind: TaskEventKind;
  who: Named | null;
  from?: Named | null;
  to?: Named | null;
  discipline?: Discipline;
  reason?: string;
  waitMinutes?: number;
  changes?: { field: keyof TaskFields; from: ShownValue; to: ShownValue }[];
};

export type TaskView = {
  id: string;
  key: string;
  title: string;
  description: string;
  discipline: Discipline;
  assigneeId: string | null;
  assignee: Named | null;
  reporter: Named;
  priority: Priority;
  dueOn: string | null;
  overdue: boolean;
  metricId: string | null;
  metric: (Named & { code: string }) | null;
  columnId: string;
  column: Named & { category: Category };
  age: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  archivedAt: Date | null;
  blocked: { reason: string; since: Date } | null;
  version: number;
  handoff: PendingHandoffView | null;
  lastReturn: { by: Named; reason: string } | null;
  history: HistoryLine[];
  /** True when older lines of the history are left out. */
  historyCut: boolean;
  rights: { work: boolean; offer: boolean };
};
