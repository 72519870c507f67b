import { type Actual, actualKey, actualsOf } from "#db/repositories/actuals";
import type { LineMetric } from "#db/repositories/contracts";
import type { CycleRow } from "#db/repositories/cycles";
import type { Reader } from "#db/store";
import type { Curve, MilestoneActual } from "~/domain/assessment";
import { actualOf, wantsOf } from "~/domain/contract";
import { dayNumber } from "~/domain/exact/day";
import { addDays, dayBefore, earlierDay } from "~/domain/org/day";

export type MeasuredLine = { metricId: string; segment: string; curve: Curve };

export type LineValue = {
  /** What the curve reads: of this cycle so far, or of the stretch before while the cycle has no reading. */
  actual: string | MilestoneActual | null;
  /** True where `actual` is of the stretch before the cycle. */
  earlier: boolean;
  /** The metric over the stretch before the cycle, as long as the cycle: the basis of proposed targets. */
  previous: string | null;
  reading: { day: string; source: string } | null;
};

/** What each line's metric reached so far and in the stretch before, in the order of the lines. At most four statements. */
export async function lineValues(
  r: Reader,
  { lines, cycle, today }: { lines: readonly MeasuredLine[]; cycle: CycleRow; today: string },
): Promise<LineValue[]> {
  const wants = lines.flatMap((line) => [
    ...wantsOf(line),
    { metricId: line.metricId, segment: line.segment },
  ]);
  const length = (dayNumber(cycle.end) ?? 0) - (dayNumber(cycle.start) ?? 0) + 1;
  const [now, before] = await Promise.all([
    actualsOf(r, { wants, from: cycle.start, to: earlierDay(today, cycle.end) }),
    actualsOf(r, { wants, from: addDays(cycle.start, -length), to: dayBefore(cycle.start) }),
  ]);
  return lines.map((line) => {
    const key = actualKey(line);
    const so = actualOf(line, (want) => now.get(actualKey(want))?.value);
    const earlier = so === null;
    const actual = earlier ? actualOf(line, (want) => before.get(actualKey(want))?.value) : so;
    return {
      actual,
      earlier: earlier && actual !== null,
      previous: before.get(key)?.value ?? null,
      reading: latest((earlier ? before : now).get(key)),
    };
  });
}

const latest = (actual: Actual | undefined): LineValue["reading"] =>
  actual?.lastDay && actual.source !== null ? { day: actual.lastDay, source: actual.source } : null;

/** The parts of a metric that a page needs to show a line. */
export const metricFacts = (metric: LineMetric) => ({
  id: metric.id,
  code: metric.code,
  name: metric.name,
  nameEn: metric.nameEn,
  unit: metric.unit,
  unitEn: metric.unitEn,
  decimals: metric.decimals,
  direction: metric.direction,
  perspective: metric.perspective,
  source: metric.source,
  sourceEn: metric.sourceEn,
  archived: metric.archivedAt !== null,
});

export type MetricFacts = ReturnType<typeof metricFacts>;
