import { z } from "zod";
import { priorities } from "~/domain/board";
import { type Discipline, disciplines } from "~/domain/org/discipline";

const id = z.string().regex(/^[\w-]{1,40}$/);
const version = z.coerce.number().int().min(1);
const optionalId = id.optional().transform((value) => value ?? null);
const optionalDay = z.iso
  .date()
  .optional()
  .transform((value) => value ?? null);
const discipline = z.enum(disciplines);
const text = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .optional()
    .transform((value) => (value ?? "").replace(/\r\n?/g, "\n").trim());

const estimate = z
  .union([
    z.literal(""),
    z.coerce
      .number("error.task_estimate")
      .int("error.task_estimate")
      .min(1, "error.task_estimate")
      .max(9_999, "error.task_estimate"),
  ])
  .optional()
  .transform((value) => (value === "" || value === undefined ? null : value));

const fields = {
  title: z.string("error.task_title_missing").trim().min(1, "error.task_title_missing").max(200),
  description: text(10_000),
  assigneeId: optionalId,
  priority: z.enum(priorities).default("normal"),
  startOn: optionalDay,
  dueOn: optionalDay,
  estimateHours: estimate,
  metricId: optionalId,
};

/** `taskId` is made with the form, so that sending it twice makes one task. */
export const createTaskForm = z.object({
  ...fields,
  taskId: id,
  columnId: id,
  discipline,
  parentId: optionalId,
});
type Later = "startOn" | "estimateHours" | "parentId";
export type CreateTaskInput = Omit<z.output<typeof createTaskForm>, Later> &
  Partial<Pick<z.output<typeof createTaskForm>, Later>>;

/** The head of a column: a line, or several, each a title with what it says about the task. */
export const quickAddForm = z.object({
  taskId: id,
  columnId: id,
  title: z.string("error.task_title_missing").trim().min(1, "error.task_title_missing").max(20_000),
  /** The page stays where it is and wants to know what was made. */
  stay: z.string().optional(),
});

/** What was just added is taken back. */
export const undoAddForm = z.object({ taskId: z.array(id).min(1).max(50) });

/** `base…` is what the editor opened, for the three-way merge. */
export const editTaskForm = z.object({
  ...fields,
  version,
  baseTitle: text(200),
  baseDescription: text(10_000),
  baseAssigneeId: optionalId,
  basePriority: z.enum(priorities).default("normal"),
  baseStartOn: optionalDay,
  baseDueOn: optionalDay,
  baseEstimateHours: estimate,
  baseMetricId: optionalId,
});
export type EditTaskForm = z.output<typeof editTaskForm>;

/** What a card takes on with another lane: an id, or "none". */
const laneValue = id.optional().transform((value) => (value === "none" ? null : value));
const place = {
  taskId: id,
  version,
  columnId: id,
  afterId: optionalId,
  assign: laneValue,
  serve: laneValue,
};

export const boardMoveForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("move"), ...place }),
  z.object({ intent: z.literal("undo"), taskId: id, version }),
]);

/** What the task's own page can do to it. */
export const taskActionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("move"), version, columnId: id }),
  z.object({
    intent: z.literal("block"),
    version,
    blockedReason: z
      .string("error.block_reason_missing")
      .trim()
      .min(1, "error.block_reason_missing")
      .max(500),
  }),
  z.object({ intent: z.literal("unblock"), version }),
  z.object({ intent: z.literal("archive"), version }),
  z.object({ intent: z.literal("restore"), version }),
  z.object({
    intent: z.literal("accept"),
    handoffId: id,
    handoffVersion: version,
    to: z.string().optional(),
  }),
  z.object({
    intent: z.literal("return"),
    handoffId: id,
    handoffVersion: version,
    reason: text(1_000),
    /** Positions of the lines of the list that were not handed over. */
    missing: z.array(z.coerce.number().int().min(0).max(99)).default([]),
  }),
  z.object({ intent: z.literal("withdraw"), handoffId: id, handoffVersion: version }),
]);

export const offerForm = z.object({
  handoffId: id,
  version,
  /** `discipline.personId`: somebody may hold seats of two disciplines. */
  receiver: z
    .string("error.handoff_receiver_missing")
    .regex(/^(tech|data|product)\.[\w-]{1,40}$/, "error.handoff_receiver_missing")
    .transform((value) => {
      const [to, toPersonId] = value.split(".") as [Discipline, string];
      return { to, toPersonId };
    }),
  note: z.string("error.handoff_note_missing").trim().min(1, "error.handoff_note_missing").max(2_000),
  dueOn: optionalDay,
  /** Ids of the lines of the squad's list that were ticked. */
  checks: z.array(id).default([]),
});
export type OfferInput = Omit<z.output<typeof offerForm>, "checks"> & { checks?: string[] };

const columnName = z.string().trim().min(1).max(40);
const wipLimit = z
  .union([z.literal(""), z.coerce.number().int().min(1).max(999)])
  .optional()
  .transform((value) => (value === "" || value === undefined ? null : value));

const columnLimit = {
  wipLimit,
  wipMode: z.enum(["warn", "forbid"]).default("warn"),
  queue: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
};

export const columnsForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("add"),
    name: columnName,
    nameEn: columnName,
    category: z.enum(["backlog", "to-do", "doing", "review", "done"]),
    ...columnLimit,
  }),
  z.object({
    intent: z.literal("save"),
    columnId: id,
    version,
    name: columnName,
    nameEn: columnName,
    ...columnLimit,
  }),
  z.object({ intent: z.literal("left"), columnId: id, version }),
  z.object({ intent: z.literal("right"), columnId: id, version }),
  z.object({ intent: z.literal("delete"), columnId: id, version }),
]);
export type ColumnsInput = z.output<typeof columnsForm>;
