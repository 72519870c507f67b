import type { Category, HandoffItem, Priority, Relation, TaskEventKind, TaskFields } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";
import type { BoardPersonView } from "./view";

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
  /** The wanted day has passed. */
  overdue: boolean;
  /** The squad's list as it stood when it was offered. */
  items: HandoffItem[];
  mayDecide: boolean;
  mayWithdraw: boolean;
};

/** A value a field had: as typed, or the name of what it refers to; null for none. */
export type ShownValue = string | number | Named | null;

/** A kind of event as its sentence tells it; events whose sentence depends on more than their kind have one kind a sentence. */
export type LineKind =
  | Exclude<TaskEventKind, "parent_changed" | "linked" | "unlinked">
  | "parent_set"
  | "parent_removed"
  | `linked.${Relation}`
  | `unlinked.${Relation}`;

/** A line of the history; which parts are there depends on the kind. */
export type HistoryLine = {
  id: string;
  at: Date;
  kind: LineKind;
  who: Named | null;
  from?: Named | null;
  to?: Named | null;
  discipline?: Discipline;
  reason?: string;
  waitMinutes?: number;
  /** Key of another task. */
  key?: string;
  /** Of a label, an item or a file. */
  name?: string;
  /** What a move to another squad left behind. */
  dropped?: { labels: string[]; kpi: Named | null };
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
  startOn: string | null;
  dueOn: string | null;
  estimateHours: number | null;
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

/** The board a task stands on, as far as the task's page needs it. */
export type TaskPlace = {
  squad: { id: string };
  columns: readonly (Named & { id: string })[];
  people: readonly BoardPersonView[];
  rights: { work: boolean };
};
