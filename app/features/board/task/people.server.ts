import { boardPeople } from "#db/repositories/board-columns";
import { addTaskPeople, removeTaskPerson } from "#db/repositories/task-people";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import type { TaskAddress } from "../squad-scope.server";
import { aboutTask, changeAsWorker, changePart } from "./change-part.server";

/** Adds somebody with a seat in the squad to those who work on the task beside its holder; they follow it and are told. */
export function addCoworker(ctx: Context, address: TaskAddress, personId: string): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "task.person_joined",
    decide: async (t, { task }) => {
      const people = await boardPeople(t, { squadId: task.squadId, day: ctx.today });
      if (!people.some(({ id, role }) => id === personId && role !== null)) {
        throw new AppError("invalid", { reason: "coworker_seat", field: "personId" });
      }
      if (personId === task.assigneeId) return null;
      const added = await addTaskPeople(t, { taskId: task.id, personIds: [personId], role: "assignee" });
      if (added.length === 0) return null;
      await addTaskPeople(t, { taskId: task.id, personIds: [personId], role: "watcher" });
      return {
        entries: [aboutTask(task.id, { after: { personId } })],
        events: [{ kind: "person_joined", data: { personId } }],
        notices: [{ kind: "task.assigned", to: [personId], task }],
      };
    },
  });
}

/** Takes somebody off those who work on the task. */
export function removeCoworker(ctx: Context, address: TaskAddress, personId: string): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: "task.person_left",
    decide: async (t, { task }) => {
      if (!(await removeTaskPerson(t, { taskId: task.id, personId, role: "assignee" }))) return null;
      return {
        entries: [aboutTask(task.id, { before: { personId } })],
        events: [{ kind: "person_left", data: { personId } }],
      };
    },
  });
}

/** Follows the task, or stops following it: anybody who may read the board, for themselves. */
export function watchTask(ctx: Context, address: TaskAddress, watching: boolean): Promise<void> {
  const personId = ctx.actor.personId;
  return changePart(ctx, address, {
    action: watching ? "task.watched" : "task.unwatched",
    allow: ({ squad }) => ctx.require("board.read", squad),
    decide: async (t, { task }) => {
      const membership = { taskId: task.id, personId, role: "watcher" } as const;
      const changed = watching
        ? (await addTaskPeople(t, { ...membership, personIds: [personId] })).length > 0
        : await removeTaskPerson(t, membership);
      return changed ? { entries: [aboutTask(task.id, { after: { watching } })] } : null;
    },
  });
}
