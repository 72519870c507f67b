import { z } from "zod";
import { disciplines } from "~/domain/org/discipline";

const id = z.string().regex(/^[\w-]{1,40}$/);
const discipline = z
  .enum(disciplines)
  .optional()
  .transform((value) => value ?? null);
const text = z.string("error.handoff_check_text").trim().min(1, "error.handoff_check_text").max(120);
const required = z
  .string()
  .optional()
  .transform((value) => value === "on");

const line = { text, required, from: discipline, to: discipline };

/** `checkId` of a new line is made with the form, so that sending it twice makes one; `base…` is what an editor opened. */
export const handoffChecksForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), checkId: id, ...line }),
  z.object({
    intent: z.literal("save"),
    checkId: id,
    ...line,
    baseText: z.string().max(200),
    baseRequired: required,
    baseFrom: discipline,
    baseTo: discipline,
  }),
  z.object({ intent: z.literal("up"), checkId: id }),
  z.object({ intent: z.literal("delete"), checkId: id }),
]);
export type HandoffChecksInput = z.output<typeof handoffChecksForm>;
