import { z } from "zod";
import { NOTE_LENGTH, SEGMENT_LENGTH } from "~/domain/metrics";

const address = {
  date: z.iso.date(),
  segment: z.string().trim().max(SEGMENT_LENGTH).default(""),
  value: z.string().trim().min(1).max(100),
};

/** A reading typed in: a new one, or a correction of the revision the form was opened on. */
export const recordForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("record"), ...address, note: z.string().trim().max(NOTE_LENGTH).default("") }),
  z.object({
    intent: z.literal("correct"),
    ...address,
    revision: z.coerce.number().int().min(1),
    note: z.string({ error: "error.reading_reason" }).trim().min(1, "error.reading_reason").max(NOTE_LENGTH),
  }),
]);

export type RecordInput = z.infer<typeof recordForm>;
