import { z } from "zod";
import { priorities } from "~/domain/board";

const id = z.string().regex(/^[\w-]{1,40}$/);
const address = { taskId: id, version: z.number().int().min(1) };
const mostSteps = 200;

/** One thing done to one task. */
const step = z.discriminatedUnion("do", [
  z.object({ do: z.literal("move"), ...address, columnId: id }),
  z.object({ do: z.literal("undo_move"), ...address }),
  z.object({ do: z.literal("assign"), ...address, assigneeId: id.nullable() }),
  z.object({ do: z.literal("prioritise"), ...address, priority: z.enum(priorities) }),
  z.object({ do: z.literal("due"), ...address, dueOn: z.iso.date().nullable() }),
  z.object({ do: z.literal("label"), ...address, labelId: id }),
  z.object({ do: z.literal("unlabel"), ...address, labelId: id }),
  z.object({ do: z.literal("archive"), ...address }),
  z.object({ do: z.literal("restore"), ...address }),
]);
export type BulkStep = z.output<typeof step>;

/** `steps` is JSON: a form field each would not tell how they belong together. */
export const bulkForm = z.object({
  steps: z
    .string()
    .max(100_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "error.invalid" });
        return z.NEVER;
      }
    })
    .pipe(z.array(step).min(1).max(mostSteps)),
});
