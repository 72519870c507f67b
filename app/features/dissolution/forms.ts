import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,40}$/);
const version = z.coerce.number().int().min(1);
const reason = z
  .string()
  .max(500)
  .optional()
  .transform((text) => (text ?? "").trim());
const neededReason = z
  .string("error.dissolution_reason_missing")
  .trim()
  .min(1, "error.dissolution_reason_missing")
  .max(500);
const day = z.iso.date("error.dissolution_day_unreadable");

/** `squad.<id>`, `done`, `archive`, or `none`, which takes a decision back. */
const home = z
  .string("error.dissolution_home_missing")
  .regex(/^(?:squad\.[\w-]{1,40}|done|archive|none)$/, "error.dissolution_home_missing");

const ids = z.array(id, "error.dissolution_tasks_missing").min(1, "error.dissolution_tasks_missing").max(500);

export const dissolutionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("plan"), taskIds: ids, home, reason }),
  z.object({ intent: z.literal("rest"), home, reason }),
  z.object({ intent: z.literal("date"), version, endsOn: day, reason: neededReason }),
  z.object({ intent: z.literal("dissolve"), version }),
  z.object({ intent: z.literal("reopen"), version, endsOn: day, reason: neededReason }),
]);
