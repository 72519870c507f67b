import { z } from "zod";
import { plainNumber } from "~/domain/contract/number-text";
import { basisPointsOf } from "~/domain/contract/percent";

/** A number as typed; what a draft lacks or gets wrong stays in it and is listed before anyone can sign. */
const numberText = z.string().max(60).transform(plainNumber);

const points = z.object({ threshold: numberText, target: numberText, stretch: numberText });

const draftCurve = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("threshold"),
    threshold: numberText,
    target: numberText,
    stretch: numberText,
    points: points.optional(),
  }),
  z.object({
    kind: z.literal("band"),
    outerLow: numberText,
    low: numberText,
    high: numberText,
    outerHigh: numberText,
    edgePoints: numberText.optional(),
  }),
  z.object({ kind: z.literal("ratio"), target: numberText, cap: numberText.optional() }),
  z.object({
    kind: z.literal("deduction"),
    standard: numberText,
    unit: numberText,
    pointsPerUnit: numberText,
  }),
  z.object({
    kind: z.literal("milestones"),
    milestones: z.array(z.object({ id: z.string().trim().max(60), points: numberText })).max(20),
    decayPerDay: numberText.optional(),
  }),
]);

const curveJson = z
  .string()
  .max(4000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "error.format" });
      return z.NEVER;
    }
  })
  .pipe(draftCurve);

const weight = z.string().transform((text, context) => {
  const points = basisPointsOf(text);
  if (points !== null) return points;
  context.addIssue({ code: "custom", message: "error.contract_weight" });
  return z.NEVER;
});

const draftLine = z.object({
  lineKey: z.string().regex(/^[\w-]{1,40}$/),
  metricId: z.string().min(1).max(100),
  segment: z.string().trim().max(100).default(""),
  weight,
  curve: curveJson,
});

const draft = {
  /** Which version and which saving of it the writer had before them. */
  number: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
  note: z.string().trim().max(500).default(""),
  effectiveFrom: z.iso.date().optional(),
  lines: z.array(draftLine).max(30).default([]),
};

export const contractForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), from: z.enum(["last", "previous", "empty"]).default("last") }),
  z.object({ intent: z.literal("save"), ...draft }),
  z.object({ intent: z.literal("propose"), ...draft }),
  z.object({ intent: z.literal("discard"), number: z.coerce.number().int().positive() }),
  z.object({
    intent: z.literal("sign"),
    number: z.coerce.number().int().positive(),
    contentHash: z.string().max(64),
  }),
]);

export type ContractForm = z.infer<typeof contractForm>;
export type DraftInput = Omit<Extract<ContractForm, { intent: "save" }>, "intent">;
