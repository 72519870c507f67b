import { z } from "zod";
import { disciplines } from "~/domain/org/discipline";

const choices = z.array(z.string().max(60).optional()).max(5_000).default([]);

/** What the mapping form decides: lists of answers in the order in which the file's words were shown. */
const mapping = {
  version: z.coerce.number().int().min(1),
  fields: choices,
  dayOrder: z.enum(["dmy", "mdy"]).default("dmy"),
  lists: choices,
  listDisciplines: choices,
  labels: choices,
  people: choices,
  priorities: choices,
  discipline: z.enum(disciplines),
  archived: z.enum(["take", "skip"]).default("take"),
  lineage: z.string().max(100).optional(),
};

export const mappingForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), ...mapping }),
  z.object({ intent: z.literal("check"), ...mapping }),
  z.object({ intent: z.literal("preview"), ...mapping }),
]);
export type MappingInput = Omit<z.output<typeof mappingForm>, "intent" | "version">;

export const applyForm = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
