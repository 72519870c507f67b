import { type Boundary, cycleOf } from "./cycle";
import { type Percentiles, percentilesOf } from "./percentile";
import type { Timeline } from "./timeline";

/**
 * How old finished tasks were when they left each column for the last time, milliseconds since their start: where a task older than
 * that stands, it is late for this column. Columns that no finished task went through are left out.
 */
export function agesAtLeaving(
  finished: readonly Timeline[],
  boundary: Boundary,
): ReadonlyMap<string, Percentiles> {
  const ages = new Map<string, number[]>();
  for (const timeline of finished) {
    const { startedAt, finishedAt } = cycleOf(timeline, boundary);
    if (startedAt === null || finishedAt === null) continue;
    const left = new Map<string, number>();
    for (const { columnId, to } of timeline.stays) {
      if (to !== null && to > startedAt && to <= finishedAt) left.set(columnId, to - startedAt);
    }
    for (const [columnId, age] of left) ages.set(columnId, [...(ages.get(columnId) ?? []), age]);
  }
  return new Map([...ages].map(([columnId, values]) => [columnId, percentilesOf(values)!]));
}
