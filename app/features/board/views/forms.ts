import { z } from "zod";

const day = z.iso
  .date()
  .optional()
  .transform((value) => value ?? null);

/** Other days for a task; an empty one takes the day away. */
export const datesForm = z.object({
  taskId: z.string().regex(/^[\w-]{1,40}$/),
  version: z.coerce.number().int().min(1),
  startOn: day,
  dueOn: day,
});
