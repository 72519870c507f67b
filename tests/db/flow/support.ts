import { newId } from "#db/id";
import { pendingHandoffOf } from "#db/repositories/handoffs";
import type { Store } from "#db/store";
import type { Category } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import { blockTask, unblockTask } from "~/features/board/change-task.server";
import { createTask } from "~/features/board/create-task.server";
import { acceptHandoff, offerHandoff, returnHandoff } from "~/features/board/hand-off.server";
import { moveTask, undoMove } from "~/features/board/move-task.server";
import { givenBoard, storedTask, type TestBoard } from "../board/support";
import { contextOf } from "../contract/world";

export const hour = 3_600_000;
export const day = 24 * hour;

/** "11-03 09:00" of 2026 in Shanghai. */
export const at = (text: string): Date => new Date(`2026-${text.replace(" ", "T")}:00+08:00`);

/** A board on which things happen at given times, through the use cases people use. */
export async function givenStory(store: Store) {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const as = (personId: string, when: Date) =>
    contextOf(store, personId, { today: when.toISOString().slice(0, 10), now: when });
  const address = (taskId: string) => ({ squadId, taskId });
  const pending = async (taskId: string) => {
    const found = await pendingHandoffOf(store.read, taskId);
    if (!found) throw new Error("Nothing is offered");
    return { handoffId: found.id, handoffVersion: found.version, to: found.toDiscipline };
  };
  const version = async (taskId: string) => (await storedTask(store, board, taskId)).version;
  return {
    board,
    squadId,
    leads,
    as,
    create: async (when: string, category: Category, discipline: Discipline = "tech") => {
      const ctx = await as(leads[discipline], at(when));
      const { taskId } = await createTask(ctx, squadId, {
        taskId: newId(),
        columnId: board.columns[category].id,
        title: `Made ${when}`,
        description: "",
        discipline,
        assigneeId: null,
        priority: "normal",
        dueOn: null,
        metricId: null,
      });
      return taskId;
    },
    move: async (taskId: string, when: string, category: Category) =>
      moveTask(await as(leads.tech, at(when)), address(taskId), {
        version: await version(taskId),
        columnId: board.columns[category].id,
        afterId: null,
      }),
    undo: async (taskId: string, when: Date) =>
      undoMove(await as(leads.tech, when), address(taskId), { version: await version(taskId) }),
    block: async (taskId: string, when: string, reason: string) =>
      blockTask(await as(leads.tech, at(when)), address(taskId), { version: await version(taskId), reason }),
    unblock: async (taskId: string, when: string) =>
      unblockTask(await as(leads.tech, at(when)), address(taskId), { version: await version(taskId) }),
    offer: async (taskId: string, when: string, to: Discipline) => {
      const { discipline } = await storedTask(store, board, taskId);
      await offerHandoff(await as(leads[discipline], at(when)), address(taskId), {
        handoffId: newId(),
        version: await version(taskId),
        receiver: { to, toPersonId: leads[to] },
        note: "Ready",
        dueOn: null,
      });
    },
    accept: async (taskId: string, when: string) => {
      const { to, ...input } = await pending(taskId);
      await acceptHandoff(await as(leads[to], at(when)), address(taskId), input);
    },
    sendBack: async (taskId: string, when: string) => {
      const { to, ...input } = await pending(taskId);
      await returnHandoff(await as(leads[to], at(when)), address(taskId), { ...input, reason: "unclear" });
    },
  };
}

export type Story = Awaited<ReturnType<typeof givenStory>>;
export type { TestBoard };
