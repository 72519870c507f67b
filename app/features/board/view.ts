import type { Category, Priority } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import type { BoardSearch } from "./address";

/** The hand-off a card tells of: one that waits, or the last one that was sent back. */
export type CardHandoff = {
  from: Discipline;
  to: Discipline;
  pending: boolean;
  /** Whole hours since it was offered. */
  hours: number;
  returns: number;
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
  version: number;
  handoff: CardHandoff | null;
};

export type BoardColumnView = {
  id: string;
  name: string;
  nameEn: string;
  category: Category;
  wipLimit: number | null;
  /** Cards on the board, filters aside. */
  count: number;
  /** Cards that pass the filter, shown or not. */
  matching: number;
};

export type BoardPersonView = {
  id: string;
  name: string;
  nameEn: string;
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
  laneCounts: Record<Discipline, number>;
  waiting: number;
  blocked: number;
  search: BoardSearch;
  today: string;
  rights: { work: boolean; configure: boolean };
  /** The discipline a new task starts in: the reader's own seat's. */
  ownDiscipline: Discipline;
  newTaskId: string;
};
