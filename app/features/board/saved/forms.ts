import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,40}$/);
const version = z.coerce.number().int().min(1);
const name = z.string("error.filter_name_missing").trim().min(1, "error.filter_name_missing").max(60);
const query = z.string().max(4_000).default("");
const shared = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** `filterId` is made with the form, so that sending it twice makes one filter; undoing a deletion sends it again. */
export const savedFilterForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), filterId: id, name, query, shared }),
  z.object({ intent: z.literal("update"), filterId: id, version, name, shared }),
  z.object({ intent: z.literal("replace"), filterId: id, version, query }),
  z.object({ intent: z.literal("delete"), filterId: id, version }),
]);
export type SavedFilterInput = z.output<typeof savedFilterForm>;
type Of<I extends SavedFilterInput["intent"]> = Omit<Extract<SavedFilterInput, { intent: I }>, "intent">;
export type SaveFilterInput = Of<"save">;
export type UpdateFilterInput = Of<"update">;
export type ReplaceFilterInput = Of<"replace">;
export type DeleteFilterInput = Of<"delete">;
