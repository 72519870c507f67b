import { daysFrom, earlierDay, laterDay } from "./month";

/** A task in the calendar: on one day, or a bar from its start to its due day. */
export type Dated = { id: string; startOn: string | null; dueOn: string | null };

/** The part of a task's bar that lies in one week. */
export type Segment<Task> = {
  task: Task;
  /** First column, 0–6, and how many. */
  column: number;
  span: number;
  lane: number;
  /** The bar goes on in the week before, or after. */
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
 * Lays the tasks of one week into lanes so that no two overlap: longer ones first, at most `lanes`; the rest is counted by day.
 * Tasks must have a day; those outside of the week are left out.
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
      return { task, column: daysFrom(first, from), span: daysFrom(from, to) + 1 };
    })
    .toSorted((a, b) => a.column - b.column || b.span - a.span);
  for (const { task, column, span } of inWeek) {
    const columns = Array.from({ length: span }, (_, i) => column + i);
    const lane = taken.findIndex((row) => columns.every((at) => !row[at]));
    if (lane < 0) {
      for (const at of columns) hidden[at]! += 1;
      continue;
    }
    for (const at of columns) taken[lane]![at] = true;
    segments.push({
      task,
      column,
      span,
      lane,
      before: firstDay(task) < first,
      after: lastDay(task) > last,
    });
  }
  return { days, segments, hidden };
}
