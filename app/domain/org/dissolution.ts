import { addDays, daysBetween, isDay } from "./day";
import type { Seat } from "./seat";
import type { SquadKind } from "./squad";

/** What becomes of an open task when its squad dissolves. */
export type TaskHome = "squad" | "done" | "archive";

/** Days before the end on which leads and unit head are reminded. */
export const reminderDays = [14, 7, 1, 0] as const;

/** Whole days from `today` to `endsOn` (ISO days), negative once it has passed. */
export const daysUntil = (endsOn: string, today: string): number => daysBetween(today, endsOn);

/**
 * The reminder that is due `daysLeft` days before the end, as its number of days; null when it was sent or the first is still to
 * come. A reminder that could not be sent on its day is made up for until the next one is due.
 */
export function reminderDue(daysLeft: number, sent: readonly number[]): number | null {
  const due = [...reminderDays].reverse().find((days) => daysLeft <= days);
  return due === undefined || sent.includes(due) ? null : due;
}

export type EndDayProblem =
  | "dissolution_day_unreadable"
  | "dissolution_day_past"
  | "dissolution_day_same"
  | "dissolution_day_before_start";

/** What is wrong with another end date for a task force; null when nothing is. It can be put off, or brought forward to today at the earliest. */
export function endDayProblem(
  day: string,
  { startsOn, endsOn, today }: { startsOn: string; endsOn: string | null; today: string },
): EndDayProblem | null {
  if (!isDay(day)) return "dissolution_day_unreadable";
  if (day < today) return "dissolution_day_past";
  if (day < startsOn) return "dissolution_day_before_start";
  return day === endsOn ? "dissolution_day_same" : null;
}

/**
 * Seats that ended with the squad, gone on with until `to` on the same terms: from the day after, or from `today` where that has
 * passed, because seats on past days carry pay.
 */
export function continuedSeats(
  seats: readonly Seat[],
  { endedOn, today, to }: { endedOn: string; today: string; to: string },
): Omit<Seat, "id">[] {
  const after = addDays(endedOn, 1);
  const from = after > today ? after : today;
  if (from > to) return [];
  return seats.filter((seat) => seat.to === endedOn).map(({ id: _, ...seat }) => ({ ...seat, from, to }));
}

export type ClosingFacts = {
  kind: SquadKind;
  endsOn: string | null;
  today: string;
  closed: boolean;
  /** Open tasks for which nothing is decided. */
  undecided: number;
  /** Open tasks of which a hand-off waits. */
  waiting: number;
};

export type ClosingProblem =
  | "dissolution_standing"
  | "squad_closed"
  | "dissolution_not_yet"
  | "dissolution_undecided"
  | "dissolution_handoffs";

/** Why the squad cannot close now; null when it can (product.md: open work is handed over at dissolution). */
export function closingProblem(facts: ClosingFacts): ClosingProblem | null {
  const { kind, endsOn, today, closed, undecided, waiting } = facts;
  if (kind !== "task-force" || endsOn === null) return "dissolution_standing";
  if (closed) return "squad_closed";
  if (endsOn > today) return "dissolution_not_yet";
  if (waiting > 0) return "dissolution_handoffs";
  return undecided > 0 ? "dissolution_undecided" : null;
}
