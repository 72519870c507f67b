import { z } from "zod";

/** Percent with at most two decimals, as basis points. */
const percent = z.coerce
  .number("error.flow_rate")
  .min(1, "error.flow_rate")
  .max(100, "error.flow_rate")
  .transform((value) => Math.round(value * 100));

export const flowSettingsForm = z.object({
  version: z.coerce.number().int().min(0),
  started: z.enum(["to-do", "doing", "review"]),
  finished: z.enum(["review", "done"]),
  waitHours: z.coerce
    .number("error.flow_wait")
    .int("error.flow_wait")
    .min(1, "error.flow_wait")
    .max(2_000, "error.flow_wait"),
  returnRate: percent,
});
export type FlowSettingsInput = z.output<typeof flowSettingsForm>;
