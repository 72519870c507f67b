import { type Category, categories } from "../board/column";
import type { Timeline } from "./timeline";

/** Which entry starts a squad's clock and which stops it. The start lies before the end. */
export type Boundary = { started: "to-do" | "doing" | "review"; finished: "review" | "done" };

/** flow.md: first entry into a `doing` column, entry into `done`. */
export const defaultBoundary: Boundary = { started: "doing", finished: "done" };

export type Cycle = {
  createdAt: number;
  /** First entry into `to-do` or anything after it: the start of lead time. */
  committedAt: number | null;
  /** First entry into the starting category or anything after it. */
  startedAt: number | null;
  /** The last entry behind the end; null while the task is under way or re-opened. */
  finishedAt: number | null;
};

/** How far a category is along the board, 0 for the backlog. */
export const categoryRank = (category: Category): number => categories.indexOf(category);

/** True when the clock starts before it stops; a boundary that is not would make every cycle zero. */
export const isBoundary = ({ started, finished }: Boundary): boolean =>
  categoryRank(started) < categoryRank(finished);

/** The four instants of a task's cycle. Moving on behind the end keeps the finish (flow.md: re-opened, the last finish counts). */
export function cycleOf(
  { createdAt, startUnknown, stays }: Timeline,
  { started, finished }: Boundary,
): Cycle {
  const told = startUnknown ? stays.slice(2) : stays;
  const firstFrom = (category: Category) =>
    told.find((stay) => categoryRank(stay.category) >= categoryRank(category))?.from ?? null;
  const lastOpen = stays.findLastIndex((stay) => categoryRank(stay.category) < categoryRank(finished));
  return {
    createdAt,
    committedAt: firstFrom("to-do"),
    startedAt: firstFrom(started),
    finishedAt: stays[lastOpen + 1]?.from ?? null,
  };
}
