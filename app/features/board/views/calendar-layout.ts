import { daysBetween, earlierDay, laterDay } from "~/domain/org/day";

/** A task in the calendar: on one day, or a bar from its start to its due day. */
export type Dated = { id: string; startOn: string | null; dueOn: string | null };

/** The part of a task's bar that lies in one week. */
export type Segment<Task> = {
  task: Task;
  /** First column, 0–6, and how many. */
  column: number;
  span: number;
  lane: number;
  /** The bar goes on before, or after: in the next week, or in another piece. */
  before: boolean;
  after: boolean;
};

export type Week<Task> = {
  days: readonly string[];
  segments: Segment<Task>[];
  /** How many tasks of each day found no lane. */
  hidden: number[];
};

export const firstDay = ({ startOn, dueOn }: Dated): string => (startOn ?? dueOn)!;
export const lastDay = ({ startOn, dueOn }: Dated): string => (dueOn ?? startOn)!;

/**
 * Lays the tasks of one week into lanes so that no two overlap, at most `lanes`: the earlier and the longer first. A bar that no lane
 * holds whole is drawn in pieces on the days that have room; where there is none it is counted by day, so that a day that counts
 * more shows something in each lane. Tasks must have a day; those outside of the week are left out.
 */
export function layWeek<Task extends Dated>(
  days: readonly string[],
  tasks: readonly Task[],
  lanes: number,
): Week<Task> {
  const [first, last] = [days[0]!, days.at(-1)!];
  const taken: boolean[][] = Array.from({ length: lanes }, () => days.map(() => false));
  const hidden = days.map(() => 0);
  const segments: Segment<Task>[] = [];
  const inWeek = tasks
    .filter((task) => firstDay(task) <= last && lastDay(task) >= first)
    .map((task) => {
      const from = laterDay(firstDay(task), first);
      const to = earlierDay(lastDay(task), last);
      return { task, column: daysBetween(first, from), span: daysBetween(from, to) + 1 };
    })
    .toSorted((a, b) => a.column - b.column || b.span - a.span);
  for (const { task, column: start, span: whole } of inWeek) {
    const end = start + whole;
    for (let column = start; column < end; ) {
      const room = taken.map((row) => freeFrom(row, column, end));
      const span = Math.max(...room);
      if (span === 0) {
        hidden[column]! += 1;
        column += 1;
        continue;
      }
      const lane = room.indexOf(span);
      taken[lane]!.fill(true, column, column + span);
      segments.push({
        task,
        column,
        span,
        lane,
        before: firstDay(task) < days[column]!,
        after: lastDay(task) > days[column + span - 1]!,
      });
      column += span;
    }
  }
  return { days, segments, hidden };
}

/** How many columns of a lane are free from `column` on, before `end`. */
function freeFrom(row: readonly boolean[], column: number, end: number): number {
  const next = row.indexOf(true, column);
  return Math.min(next === -1 ? end : next, end) - column;
}
