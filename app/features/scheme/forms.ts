import { z } from "zod";
import { readSchemeFields, type SchemeFields } from "~/domain/scheme";

const name = z.string().trim().min(1).max(120);
const text = z.string().max(40).default("");
const list = z.array(z.string().max(40).default("")).max(40).default([]);

const fields = {
  jointTech: text,
  jointData: text,
  jointProduct: text,
  floor: text,
  spread: text,
  missingPolicy: text,
  maxWaived: text,
  minStintDays: text,
  minTotalDays: text,
  itemsMin: text,
  itemsMax: text,
  scoreMin: text,
  scoreMax: text,
  decimals: text,
  gradeName: list,
  gradeFrom: list,
  tradeoffA: list,
  tradeoffB: list,
  tradeoffSeverity: list,
  minOverlap: text,
  minCoherence: text,
  maxExposure: text,
  divergenceFlag: text,
  curves: list,
} satisfies Record<keyof SchemeFields, z.ZodType>;

export const newSchemeForm = z.object({ name, nameEn: name });

const saving = z
  .object({
    intent: z.enum(["save", "submit"]),
    name,
    nameEn: name,
    version: z.coerce.number().int(),
    ...fields,
  })
  .transform((value, context) => {
    const read = readSchemeFields(value);
    if (read.ok)
      return {
        intent: value.intent,
        name: value.name,
        nameEn: value.nameEn,
        version: value.version,
        rules: read.rules,
      };
    for (const { field, reason, params } of read.faults) {
      context.addIssue({ code: "custom", path: [field], message: `error.${reason}`, params });
    }
    return z.NEVER;
  });

const deciding = z.object({
  intent: z.enum(["approve", "withdraw", "new-version"]),
  version: z.coerce.number().int(),
});

/** What the page of a scheme may ask for. */
export const schemeForm = z.union([deciding, saving]);
