import { metricWithOwner } from "#db/repositories/metrics";
import { appendReadings, currentReading, lockMetrics } from "#db/repositories/readings";
import { AppError } from "~/domain/errors";
import { canonicalDecimal, handSource, readingProblems, sameNumber } from "~/domain/metrics";
import type { Context } from "~/platform/context.server";
import type { RecordInput } from "./forms";

/** What the form starts from: the metric and, for a correction, the reading to correct. */
export async function readingForm(
  ctx: Context,
  { metricId, day, segment }: { metricId: string; day: string; segment: string },
) {
  const metric = await recordable(ctx, metricId);
  const reading = await currentReading(ctx.store.read, { metricId, segment, day });
  const { id, code, name, nameEn, unit, unitEn, decimals } = metric;
  return {
    metric: { id, code, name, nameEn, unit, unitEn, decimals },
    today: ctx.today,
    reading: reading && {
      day: reading.day,
      segment: reading.segment,
      value: reading.value,
      revision: reading.revision,
    },
  };
}

async function recordable(ctx: Context, metricId: string) {
  const found = await metricWithOwner(ctx.store.read, metricId);
  if (!found) throw new AppError("not_found");
  ctx.require("reading.record", found.metric);
  return found.metric;
}

/**
 * Records a reading, or corrects one by appending the next revision. The same number again changes nothing. Throws `conflict` where the day
 * has a reading, `stale` where somebody corrected it since the form was opened.
 */
export async function recordReading(ctx: Context, metricId: string, input: RecordInput): Promise<void> {
  const { code } = await recordable(ctx, metricId);
  const { date, segment, value, note } = input;
  const [problem] = readingProblems({ metric: code, date, value, segment, note }, ctx);
  if (problem) throw new AppError("invalid", problem);
  const point = { metricId, segment, day: date };
  await ctx.change("reading.recorded", async (t) => {
    const metric = (await lockMetrics(t, [code])).get(code);
    if (!metric) throw new AppError("not_found");
    const allowed = ctx.require("reading.record", metric);
    if (metric.archivedAt)
      throw new AppError("invalid", { reason: "reading_metric_archived", params: { code } });
    const known = await currentReading(t, point);
    if (known && sameNumber(known.value, value)) return { allowed, entries: [], result: undefined };
    refuseUnlessExpected(input, known);
    const reading = { ...point, value: canonicalDecimal(value), note, revision: (known?.revision ?? 0) + 1 };
    const receipt = { source: handSource, receivedAt: ctx.now, enteredBy: ctx.actor.personId };
    await appendReadings(t, [reading], receipt);
    const subject = { type: "metric", id: metricId };
    const after = { day: date, segment, value: reading.value, note };
    const entry = known
      ? {
          action: "reading.corrected" as const,
          subject,
          before: { day: date, segment, value: known.value },
          after,
        }
      : { subject, after };
    return { allowed, entries: [entry], result: undefined };
  });
}

function refuseUnlessExpected(
  input: RecordInput,
  known: { revision: number; value: string } | undefined,
): void {
  if (input.intent === "record") {
    if (known)
      throw new AppError("conflict", {
        reason: "reading_exists",
        params: { value: known.value },
        field: "value",
      });
    return;
  }
  if (!known)
    throw new AppError("invalid", { reason: "reading_missing", params: { day: input.date }, field: "date" });
  if (known.revision !== input.revision) {
    throw new AppError("stale", { reason: "reading_moved", params: { value: known.value }, field: "value" });
  }
}
