import { z } from "zod";
import { aggregations, directions, isMetricCode, perspectives } from "~/domain/metrics";

const words = (maximum: number) => z.string().trim().max(maximum).default("");

const definition = {
  name: z.string().trim().min(1).max(80),
  nameEn: z.string().trim().min(1).max(120),
  description: words(1000),
  descriptionEn: words(1000),
  unit: words(20),
  unitEn: words(20),
  decimals: z.coerce.number().int().min(0).max(8).default(2),
  direction: z.enum(directions),
  aggregation: z.enum(aggregations),
  perspective: z.enum(perspectives),
  owner: words(254),
  source: words(120),
  sourceEn: words(120),
  freshDays: z.coerce.number().int().min(1).max(3650).default(35),
};

export const newMetricForm = z.object({
  code: z.string().trim().toUpperCase().refine(isMetricCode, "error.metric_code"),
  ...definition,
});
export type NewMetricInput = z.infer<typeof newMetricForm>;

export const editMetricForm = z.object({ version: z.coerce.number().int().min(1), ...definition });
export type EditMetricInput = z.infer<typeof editMetricForm>;

export const archiveForm = z.object({
  intent: z.enum(["archive", "restore"]),
  version: z.coerce.number().int().min(1),
});
