import { z } from "zod";

const name = z.string().trim().min(1).max(120);
const day = z.iso.date();
const reason = z.string().trim().min(3).max(1000);
const optionalId = z
  .string()
  .optional()
  .transform((value) => value || null);

const frame = {
  name,
  nameEn: name,
  kind: z.enum(["quarter", "half", "year"]),
  start: day,
  end: day,
  schemeVersionId: optionalId,
};

export const newCycleForm = z.object(frame);

/** What the overview page of a cycle may ask for. */
export const cycleForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), version: z.coerce.number().int(), ...frame }),
  z.object({ intent: z.literal("set-targets") }),
  z.object({ intent: z.literal("back-to-draft") }),
  z.object({ intent: z.literal("open") }),
  z.object({ intent: z.literal("compute"), earlyReason: z.string().trim().max(1000).default("") }),
  z.object({ intent: z.literal("approve") }),
  z.object({ intent: z.literal("send-back"), reason }),
  z.object({ intent: z.literal("publish") }),
]);

const ids = z.array(z.string()).default([]);

export const chooseSquadsForm = z.object({ squad: ids });

export const readinessForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("override"), squadId: z.string(), reason }),
  z.object({ intent: z.literal("withdraw"), squadId: z.string() }),
]);

/** A decimal as people type it: full-width digits, a true minus sign and blanks are put right. */
const decimalText = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/\s/g, "").replace(/−/g, "-"))
  .pipe(z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/, "error.decimal"));

export const adjustmentForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("propose-item"),
    personId: z.string({ error: "error.adjust_target" }).min(1, "error.adjust_target"),
    points: decimalText.refine((text) => Number(text) !== 0, "error.points_zero"),
    reason,
  }),
  z.object({
    intent: z.literal("propose-veto"),
    target: z.string({ error: "error.adjust_target" }).regex(/^(person|squad):.+$/, "error.adjust_target"),
    effect: z.enum(["zero", "cap-score", "cap-grade"]),
    value: z
      .string()
      .trim()
      .optional()
      .transform((value) => value || null),
    reason,
  }),
  z.object({
    intent: z.enum(["approve-item", "approve-veto", "withdraw-item", "withdraw-veto"]),
    id: z.string(),
  }),
]);

export const ratingsForm = z.object({
  intent: z.literal("rate"),
  ratings: z
    .array(
      z.object({
        lineId: z.string(),
        version: z.coerce.number().int(),
        score: z
          .string()
          .optional()
          .transform((text) => (text ?? "").normalize("NFKC").trim())
          .refine((text) => text === "" || /^\d{1,3}(\.\d{1,4})?$/.test(text), "error.decimal")
          .transform((text) => (text === "" ? null : text)),
        note: z.string().trim().max(1000).default(""),
      }),
    )
    .default([]),
});
