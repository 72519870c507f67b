import type { MilestoneActual } from "../assessment/curve";
import type { ContractLine } from "./line";

/** A metric, whole (`segment` "") or for one segment. */
export type LineWant = { metricId: string; segment: string };

type Measured = Pick<ContractLine, "metricId" | "segment" | "curve">;

/**
 * The readings a line is scored by: those of its metric and segment. A line scored by milestones reads one segment for each
 * milestone, whose reading is the days it came late. docs/contracts.md, Curves.
 */
export function wantsOf({ metricId, segment, curve }: Measured): LineWant[] {
  return curve.kind === "milestones"
    ? curve.milestones.map(({ id }) => ({ metricId, segment: id }))
    : [{ metricId, segment }];
}

/**
 * What a line's curve reads: a decimal string, or the days late of each milestone reached; null where there is no reading at
 * all. A part of a day late counts as a day.
 */
export function actualOf(
  line: Measured,
  readingOf: (want: LineWant) => string | null | undefined,
): string | MilestoneActual | null {
  if (line.curve.kind !== "milestones")
    return readingOf({ metricId: line.metricId, segment: line.segment }) ?? null;
  const reached: [id: string, daysLate: number][] = [];
  for (const { metricId, segment } of wantsOf(line)) {
    const value = readingOf({ metricId, segment });
    if (value !== null && value !== undefined) reached.push([segment, Math.ceil(Number(value))]);
  }
  return reached.length === 0 ? null : Object.fromEntries(reached);
}
