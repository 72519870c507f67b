import type { Category, Priority } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import type { BoardSearch } from "./address";
import type { LabelChoice, SavedFilterView } from "./filter-choices";

/** The hand-off a card tells of: one that waits, or the last one that was sent back. */
export type CardHandoff = {
  from: Discipline;
  to: Discipline;
  pending: boolean;
  /** Whole hours since it was offered. */
  hours: number;
  returns: number;
};

/** What a full card tells beside its own fields; compact cards are loaded without. */
export type CardDetails = {
  labelIds: readonly string[];
  /** Done and all. */
  checklist: readonly [number, number];
  subtasks: readonly [number, number];
  comments: number;
  attachments: number;
};

export type BoardCard = {
  id: string;
  key: string;
  title: string;
  discipline: Discipline;
  assigneeId: string | null;
  priority: Priority;
  dueOn: string | null;
  metricId: string | null;
  columnId: string;
  /** Whole days in the column. */
  age: number;
  blocked: string | null;
  /** Whole days since it was blocked. */
  blockedDays: number;
  /** Keys of unfinished tasks this one waits for. */
  waitsFor: readonly string[];
  version: number;
  handoff: CardHandoff | null;
  details: CardDetails | null;
};

export type WipMode = "warn" | "forbid";

export type BoardColumnView = {
  id: string;
  name: string;
  nameEn: string;
  category: Category;
  wipLimit: number | null;
  wipMode: WipMode;
  /** Cards on the board, filters aside. */
  count: number;
  /** Cards that pass the filter, shown or not. */
  matching: number;
};

export type BoardPersonView = {
  id: string;
  name: string;
  nameEn: string;
  email: string;
  discipline: Discipline;
  lead: boolean;
  current: boolean;
};
export type BoardKpiView = { metricId: string; code: string; name: string; nameEn: string };
export type BoardView = {
  squad: { id: string; key: string; name: string; nameEn: string; handoffLimitHours: number };
  columns: BoardColumnView[];
  cards: BoardCard[];
  people: BoardPersonView[];
  kpis: BoardKpiView[];
  labels: readonly LabelChoice[];
  saved: readonly SavedFilterView[];
  /** Cards on the board by lane, filters aside. */
  laneCounts: Partial<Record<string, number>>;
  waiting: number;
  blocked: number;
  search: BoardSearch;
  today: string;
  rights: { work: boolean; configure: boolean };
  meId: string;
  /** The discipline a new task starts in: the reader's own seat's. */
  ownDiscipline: Discipline;
  newTaskId: string;
};
