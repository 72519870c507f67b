import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,40}$/);
const handoff = { handoffId: id, handoffVersion: z.coerce.number().int().min(1), squadId: id, taskId: id };

/** What Home does without leaving it. */
export const homeForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept"), ...handoff }),
  z.object({
    intent: z.literal("return"),
    ...handoff,
    reason: z
      .string()
      .max(1_000)
      .optional()
      .transform((value) => (value ?? "").trim()),
  }),
]);
