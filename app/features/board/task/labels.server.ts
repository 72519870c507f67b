import { ConstraintError } from "#db/errors";
import { newId } from "#db/id";
import { lockSquad } from "#db/repositories/board-columns";
import {
  addTaskLabels,
  insertLabels,
  type LabelRow,
  labelById,
  labelsBySlug,
  labelsOfSquad,
  labelsOfTasks,
  removeTaskLabels,
  saveLabel,
} from "#db/repositories/labels";
import type { Tx } from "#db/store";
import { labelSlug, maximumLabels, maximumLabelsOfTask } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context, LiveTopic } from "~/platform/context.server";
import { openSquadInScope, squadInScope, type TaskAddress } from "../squad-scope.server";
import { aboutTask, changeAsWorker } from "./change-part.server";
import type { LabelsInput } from "./forms";

/**
 * The squad's label of this name, made when there is none yet. Throws `invalid` at `field` for an archived one, an empty name,
 * or a squad that has as many as it may.
 */
export async function labelNamed(
  t: Tx,
  { squadId, name, field }: { squadId: string; name: string; field: string },
): Promise<{ label: Pick<LabelRow, "id" | "name">; made: boolean }> {
  const slug = labelSlug(name);
  if (slug === "") throw new AppError("invalid", { reason: "label_missing", field });
  const [known] = await labelsBySlug(t, { squadId, slugs: [slug] });
  if (known?.archivedAt) throw new AppError("invalid", { reason: "label_archived", field });
  if (known) return { label: known, made: false };
  await lockSquad(t, squadId);
  const present = await labelsOfSquad(t, { squadId, archived: false });
  if (present.length >= maximumLabels) {
    throw new AppError("invalid", { reason: "labels_full", params: { maximum: maximumLabels }, field });
  }
  await insertLabels(t, [{ id: newId(), squadId, name: name.trim().replace(/^#+\s*/, ""), slug }]);
  const [label] = await labelsBySlug(t, { squadId, slugs: [slug] });
  return { label: label!, made: true };
}

/** Puts a label on the task; a name the squad does not have yet becomes a new label. */
export function addLabel(ctx: Context, address: TaskAddress, name: string): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "task.labelled",
    decide: async (t, { task }) => {
      const { label, made } = await labelNamed(t, { squadId: task.squadId, name, field: "label" });
      const carried = await labelsOfTasks(t, [task.id]);
      if (carried.length >= maximumLabelsOfTask) {
        const params = { maximum: maximumLabelsOfTask };
        throw new AppError("invalid", { reason: "task_labels_full", params, field: "label" });
      }
      const added = await addTaskLabels(t, { taskId: task.id, labelIds: [label.id] });
      if (added.length === 0 && !made) return null;
      return {
        entries: [
          ...(made ? [labelMade(task.squadId, label)] : []),
          aboutTask(task.id, { after: { labelId: label.id, name: label.name } }),
        ],
        events: [{ kind: "labelled", data: { labelId: label.id, name: label.name } }],
      };
    },
  });
}

/** Takes a label off the task. */
export function removeLabel(ctx: Context, address: TaskAddress, labelId: string): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "task.unlabelled",
    decide: async (t, { task }) => {
      const label = await labelById(t, { squadId: task.squadId, labelId });
      const removed = await removeTaskLabels(t, { taskId: task.id, labelIds: [labelId] });
      if (!label || removed.length === 0) return null;
      return {
        entries: [aboutTask(task.id, { before: { labelId, name: label.name } })],
        events: [{ kind: "unlabelled", data: { labelId, name: label.name } }],
      };
    },
  });
}

export type SquadLabel = {
  id: string;
  name: string;
  archived: boolean;
  version: number;
  tasks: number;
};

/** All labels of the squad for its three leads, archived ones among them. */
export async function loadLabels(ctx: Context, squadId: string): Promise<SquadLabel[]> {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  ctx.require("board.configure", squad);
  const rows = await labelsOfSquad(ctx.store.read, { squadId, archived: true });
  return rows.map(({ archivedAt, ...label }) => ({ ...label, archived: archivedAt !== null }));
}

/** Adds, renames, archives or restores a label of the squad. Throws `conflict` for a name the squad has already. */
export async function configureLabels(ctx: Context, squadId: string, input: LabelsInput): Promise<void> {
  const field = input.intent === "add" ? "newName" : "name";
  try {
    await ctx.change(input.intent === "add" ? "label.added" : "label.changed", async (t) => {
      const squad = await openSquadInScope(ctx, t, squadId);
      const allowed = ctx.require("board.configure", squad);
      const entries = [
        input.intent === "add" ? await add(t, squadId, input) : await change(ctx, t, squadId, input),
      ];
      const topic: LiveTopic = `squad:${squadId}`;
      const live = [{ topic, subject: { type: "squad", id: squadId } }];
      return { allowed, entries, result: undefined, live };
    });
  } catch (error) {
    if (!(error instanceof ConstraintError) || error.kind !== "unique") throw error;
    throw new AppError("conflict", { reason: "label_taken", field });
  }
}

type Add = Extract<LabelsInput, { intent: "add" }>;

async function add(t: Tx, squadId: string, { newName }: Add): Promise<AuditEntry> {
  const { label, made } = await labelNamed(t, { squadId, name: newName, field: "newName" });
  if (!made) throw new AppError("conflict", { reason: "label_taken", field: "newName" });
  const { action: _, ...entry } = labelMade(squadId, label);
  return entry;
}

async function change(
  ctx: Context,
  t: Tx,
  squadId: string,
  input: Exclude<LabelsInput, Add>,
): Promise<AuditEntry> {
  const label = await labelById(t, { squadId, labelId: input.labelId });
  if (!label) throw new AppError("not_found");
  const values = valuesOf(ctx, input);
  if (!(await saveLabel(t, { id: label.id, version: input.version, ...values }))) {
    throw new AppError("stale", { reason: "label_stale" });
  }
  const subject = { type: "label", id: label.id };
  return { subject, before: { name: label.name, archivedAt: label.archivedAt }, after: values };
}

function valuesOf(
  ctx: Context,
  input: Exclude<LabelsInput, Add>,
): Partial<Pick<LabelRow, "name" | "slug" | "archivedAt">> {
  if (input.intent !== "rename") return { archivedAt: input.intent === "archive" ? ctx.now : null };
  const slug = labelSlug(input.name);
  if (slug === "") throw new AppError("invalid", { reason: "label_missing", field: "name" });
  return { name: input.name, slug };
}

const labelMade = (squadId: string, { id, name }: Pick<LabelRow, "id" | "name">): AuditEntry => ({
  action: "label.added",
  subject: { type: "label", id },
  after: { squadId, name },
});
