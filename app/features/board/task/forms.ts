import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,40}$/);
const version = z.coerce.number().int().min(1);
/** A text with the line ends of the database, whatever the browser sent. */
const lines = (missing: string, maximum: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(maximum)
    .transform((value) => value.replace(/\r\n?/g, "\n"));
const short = (missing: string, maximum: number) => z.string(missing).trim().min(1, missing).max(maximum);
const comment = lines("error.comment_empty", 10_000);
const itemText = short("error.item_missing", 300);
const key = short("error.link_unknown", 20).transform((value) => value.toUpperCase());

/** What can be done on a task's page to what belongs to the task. */
export const taskPartForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("watch") }),
  z.object({ intent: z.literal("unwatch") }),
  z.object({ intent: z.literal("add-person"), personId: z.string("error.coworker_seat").pipe(id) }),
  z.object({ intent: z.literal("remove-person"), personId: id }),
  z.object({ intent: z.literal("add-label"), label: short("error.label_missing", 40) }),
  z.object({ intent: z.literal("remove-label"), labelId: id }),
  z.object({ intent: z.literal("add-item"), itemId: id, item: itemText }),
  z.object({ intent: z.literal("tick-item"), itemId: id, itemVersion: version }),
  z.object({ intent: z.literal("untick-item"), itemId: id, itemVersion: version }),
  z.object({ intent: z.literal("edit-item"), itemId: id, itemVersion: version, itemText }),
  z.object({ intent: z.literal("raise-item"), itemId: id, itemVersion: version }),
  z.object({ intent: z.literal("lower-item"), itemId: id, itemVersion: version }),
  z.object({ intent: z.literal("remove-item"), itemId: id }),
  z.object({
    intent: z.literal("add-link"),
    relation: z.enum(["blocks", "blocked_by", "relates"]),
    other: key,
  }),
  z.object({
    intent: z.literal("remove-link"),
    relation: z.enum(["blocks", "blocked_by", "relates"]),
    otherId: id,
  }),
  z.object({ intent: z.literal("set-parent"), parent: key }),
  z.object({ intent: z.literal("clear-parent") }),
  z.object({ intent: z.literal("add-comment"), commentId: id, comment }),
  z.object({
    intent: z.literal("edit-comment"),
    commentId: id,
    commentVersion: version,
    commentText: comment,
  }),
  z.object({ intent: z.literal("delete-comment"), commentId: id, commentVersion: version }),
  z.object({ intent: z.literal("remove-attachment"), attachmentId: id }),
  z.object({ intent: z.literal("restore-attachment"), attachmentId: id }),
]);
export type TaskPartInput = z.output<typeof taskPartForm>;

export const moveToSquadForm = z.object({
  version,
  squadId: z.string("error.task_squad_unknown").pipe(id),
  columnId: id,
  assigneeId: id.optional().transform((value) => value ?? null),
});

const labelName = short("error.label_missing", 40);

export const labelsForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), newName: labelName }),
  z.object({ intent: z.literal("rename"), labelId: id, version, name: labelName }),
  z.object({ intent: z.literal("archive"), labelId: id, version }),
  z.object({ intent: z.literal("restore"), labelId: id, version }),
]);
export type LabelsInput = z.output<typeof labelsForm>;
