import { groupBy } from "~/domain/group-by";
import type { TimelineRow } from "./load-timeline.server";
import { type Bar, barOf, type TimelineRange } from "./timeline-range";

export const rowHeight = 32;
export const groupHeight = 30;
export const headHeight = 44;

export type Line =
  | { kind: "group"; key: string; y: number; count: number; first: TimelineRow }
  | { kind: "task"; key: string; y: number; task: TimelineRow; bar: Bar };

/** The rows of a timeline from the top, in pixels: a head for each group, then its tasks. */
export function layLines(
  range: TimelineRange,
  rows: readonly TimelineRow[],
  groupOf: (row: TimelineRow) => string,
): { lines: Line[]; height: number } {
  const lines: Line[] = [];
  let y = 0;
  for (const [key, tasks] of groupBy(rows, groupOf)) {
    lines.push({ kind: "group", key: `group ${key}`, y, count: tasks.length, first: tasks[0]! });
    y += groupHeight;
    for (const task of tasks) {
      const bar = barOf(range, { start: task.begins, end: task.dueOn });
      lines.push({ kind: "task", key: task.id, y, task, bar });
      y += rowHeight;
    }
  }
  return { lines, height: y };
}

/** The way of a line from the end of one bar to the beginning of another, square-cornered. */
export function waitPath(from: { bar: Bar; y: number }, to: { bar: Bar; y: number }): string {
  const [x1, y1] = [from.bar.x + from.bar.width, from.y + rowHeight / 2];
  const [x2, y2] = [to.bar.x, to.y + rowHeight / 2];
  const out = x1 + 6;
  if (x2 >= out + 6) return `M${x1} ${y1}H${out}V${y2}H${x2}`;
  const between = y2 > y1 ? y2 - rowHeight / 2 : y2 + rowHeight / 2;
  return `M${x1} ${y1}H${out}V${between}H${x2 - 8}V${y2}H${x2}`;
}
