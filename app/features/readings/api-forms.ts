import { z } from "zod";
import { NOTE_LENGTH, SEGMENT_LENGTH } from "~/domain/metrics";

export const batchLimit = 10_000;

const text = (maximum: number) => z.string().trim().max(maximum);

/** The body of POST /api/v1/readings. Values are strings: a JSON number has lost digits before anyone can look at it. */
export const readingsBody = z.strictObject({
  readings: z
    .array(
      z.strictObject({
        metric: text(40).min(1),
        date: text(10),
        value: z
          .string({
            error: ({ input }) => (typeof input === "number" ? "error.reading_value_number" : undefined),
          })
          .trim(),
        segment: text(SEGMENT_LENGTH).default(""),
        note: text(NOTE_LENGTH).default(""),
      }),
    )
    .min(1, "error.batch_empty")
    .max(batchLimit, "error.batch_long"),
});

const pageSize = z.coerce.number().int().min(1).max(1000).default(200);
const cursor = z.string().max(400).default("");

export const metricsQuery = z.object({ limit: pageSize, cursor });

export const readingsQuery = z.object({
  metric: z.string().min(1).max(40),
  from: z.iso.date().default("1990-01-01"),
  to: z.iso.date().default("9999-12-31"),
  limit: pageSize,
  cursor,
});
