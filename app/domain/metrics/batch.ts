import { type NewReading, type ReadingInput, type ReadingProblem, readingProblems } from "./reading";

/** What a batch needs to know of a metric. */
export type BatchMetric = { id: string; ownerId: string | null; archivedAt: Date | null };

/** A problem of one item, by its position in the batch. */
export type BatchProblem = ReadingProblem & { index: number };

export type BatchRules = {
  today: string;
  metrics: ReadonlyMap<string, BatchMetric>;
  /** Whether whoever sent the batch may record readings of this metric. */
  mayRecord: (metric: BatchMetric) => boolean;
};

/** The batch with its metrics found, and every problem of every item; readings stand at the position of their item. */
export function checkBatch(
  items: readonly ReadingInput[],
  { today, metrics, mayRecord }: BatchRules,
): { readings: NewReading[]; problems: BatchProblem[] } {
  const readings: NewReading[] = [];
  const problems: BatchProblem[] = [];
  items.forEach((item, index) => {
    const metric = metrics.get(item.metric);
    const metricReason = metricProblem(item, metric, mayRecord);
    if (metricReason)
      problems.push({ index, field: "metric", reason: metricReason, params: { code: item.metric } });
    for (const problem of readingProblems(item, { today })) problems.push({ index, ...problem });
    if (metric) {
      const { segment, date: day, value, note } = item;
      readings.push({ metricId: metric.id, segment, day, value, note });
    }
  });
  return { readings, problems };
}

function metricProblem(
  item: ReadingInput,
  metric: BatchMetric | undefined,
  mayRecord: BatchRules["mayRecord"],
): string | null {
  if (item.metric === "") return "required";
  if (!metric) return "reading_metric_unknown";
  if (metric.archivedAt) return "reading_metric_archived";
  return mayRecord(metric) ? null : "reading_metric_forbidden";
}
