import {
  type ChecklistItem,
  checklistItem,
  checklistOf,
  deleteChecklistItem,
  insertChecklistItems,
  saveChecklistItem,
} from "#db/repositories/checklists";
import type { Tx } from "#db/store";
import { gapBeside, maximumItems, positionBetween } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import type { TaskAddress } from "../squad-scope.server";
import { changeAsWorker } from "./change-part.server";

type ItemVersion = { itemId: string; version: number };

/** Adds an item at the end of the task's checklist; sending the same form again changes nothing. */
export function addItem(
  ctx: Context,
  address: TaskAddress,
  { itemId, text }: { itemId: string; text: string },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "checklist.added",
    decide: async (t, { task }) => {
      const items = await checklistOf(t, task.id);
      if (items.some(({ id }) => id === itemId)) return null;
      if (items.length >= maximumItems) {
        const params = { maximum: maximumItems };
        throw new AppError("invalid", { reason: "checklist_full", params, field: "item" });
      }
      const position = positionBetween(items.at(-1)?.position ?? null, null);
      await insertChecklistItems(t, [{ id: itemId, taskId: task.id, text, position }]);
      return {
        entries: [entryOf(itemId, { after: { taskId: task.id, text } })],
        events: [{ kind: "item_added", data: { itemId, text } }],
      };
    },
  });
}

/** Ticks an item off, or opens it again; ticking a ticked one changes nothing. */
export function tickItem(
  ctx: Context,
  address: TaskAddress,
  { itemId, version, done }: ItemVersion & { done: boolean },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "checklist.changed",
    decide: async (t, { task }) => {
      const item = await requireItem(t, { taskId: task.id, itemId });
      if ((item.doneAt !== null) === done) return null;
      const values = done ? { doneAt: ctx.now, doneBy: ctx.actor.personId } : { doneAt: null, doneBy: null };
      await save(t, { id: itemId, version, ...values });
      return {
        entries: [entryOf(itemId, { before: { doneAt: item.doneAt }, after: { doneAt: values.doneAt } })],
        events: [{ kind: done ? "item_done" : "item_reopened", data: { itemId, text: item.text } }],
      };
    },
  });
}

/** Changes the words of an item. Throws `stale` when somebody saved it in between. */
export function editItem(
  ctx: Context,
  address: TaskAddress,
  { itemId, version, text }: ItemVersion & { text: string },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "checklist.changed",
    decide: async (t, { task }) => {
      const item = await requireItem(t, { taskId: task.id, itemId });
      if (item.text === text) return null;
      await save(t, { id: itemId, version, text });
      return { entries: [entryOf(itemId, { before: { text: item.text }, after: { text } })] };
    },
  });
}

/** Moves an item one place up or down; at the end of the list nothing changes. */
export function shiftItem(
  ctx: Context,
  address: TaskAddress,
  { itemId, version, direction }: ItemVersion & { direction: "up" | "down" },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "checklist.changed",
    decide: async (t, { task }) => {
      const item = await requireItem(t, { taskId: task.id, itemId });
      const gap = gapBeside(await checklistOf(t, task.id), { itemId, direction });
      if (!gap) return null;
      const position = positionBetween(gap.before, gap.after);
      await save(t, { id: itemId, version, position });
      return { entries: [entryOf(itemId, { before: { position: item.position }, after: { position } })] };
    },
  });
}

/** Takes an item off the list; one that is gone already changes nothing. */
export function removeItem(ctx: Context, address: TaskAddress, itemId: string): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "checklist.removed",
    decide: async (t, { task }) => {
      const item = await checklistItem(t, { taskId: task.id, itemId });
      if (!item) return null;
      await deleteChecklistItem(t, itemId);
      return {
        entries: [entryOf(itemId, { before: { taskId: task.id, text: item.text } })],
        events: [{ kind: "item_removed", data: { itemId, text: item.text } }],
      };
    },
  });
}

async function requireItem(t: Tx, wanted: { taskId: string; itemId: string }): Promise<ChecklistItem> {
  const item = await checklistItem(t, wanted);
  if (!item) throw new AppError("conflict", { reason: "item_stale" });
  return item;
}

async function save(t: Tx, values: Parameters<typeof saveChecklistItem>[1]): Promise<void> {
  if (!(await saveChecklistItem(t, values))) throw new AppError("stale", { reason: "item_stale" });
}

const entryOf = (itemId: string, change: Pick<AuditEntry, "before" | "after">): AuditEntry => ({
  subject: { type: "checklist_item", id: itemId },
  ...change,
});
