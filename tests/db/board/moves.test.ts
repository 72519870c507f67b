import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, taskEvents, tasks } from "#db/schema";
import { byteOrder } from "#db/sql";
import { archiveTask, blockTask } from "~/features/board/change-task.server";
import { createTask } from "~/features/board/create-task.server";
import { moveTask, undoMove } from "~/features/board/move-task.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson } from "../contract/world";
import { givenBoard, givenTask, storedTask, type TestBoard } from "./support";

const store = await testStore();
const address = ({ squad }: TestBoard, taskId: string) => ({ squadId: squad.squadId, taskId });

const orderOf = async (columnId: string) =>
  (
    await store.read
      .select({ id: tasks.id, position: tasks.position })
      .from(tasks)
      .where(eq(tasks.columnId, columnId))
      .orderBy(byteOrder(tasks.position), byteOrder(tasks.id))
  ).map(({ id }) => id);

test("new tasks stand at the head of their column", async () => {
  const board = await givenBoard(store);
  const first = await givenTask(store, board);
  const second = await givenTask(store, board);
  expect(await orderOf(board.columns.doing.id)).toEqual([second, first]);
});

test("twenty moves into one gap at once all stand, each in a place of its own", async () => {
  const board = await givenBoard(store);
  const { doing, "to-do": ready } = board.columns;
  const last = await givenTask(store, board);
  const first = await givenTask(store, board);
  const moved: string[] = [];
  for (let i = 0; i < 20; i++) moved.push(await givenTask(store, board, { category: "to-do" }));
  const ctx = await contextOf(store, board.squad.leads.data);

  const move = (id: string) =>
    moveTask(ctx, address(board, id), { version: 1, columnId: doing.id, afterId: first });
  await Promise.all(moved.map(move));

  const order = await orderOf(doing.id);
  expect(order[0]).toBe(first);
  expect(order.at(-1)).toBe(last);
  expect([...order].sort()).toEqual([...moved, first, last].sort());
  expect(await orderOf(ready.id)).toEqual([]);
  const positions = await store.read
    .select({ position: tasks.position })
    .from(tasks)
    .where(eq(tasks.columnId, doing.id));
  expect(new Set(positions.map((row) => row.position)).size).toBe(22);
});

test("twenty tasks created at once get twenty numbers in a row", async () => {
  const board = await givenBoard(store);
  const ids = await Promise.all(Array.from({ length: 20 }, () => givenTask(store, board)));
  const numbers = await Promise.all(ids.map(async (id) => (await storedTask(store, board, id)).number));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test("sending one creation many times at once makes one task", async () => {
  const board = await givenBoard(store);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const input = {
    taskId: "one-creation-of-many",
    columnId: board.columns.doing.id,
    title: "Once",
    description: "",
    discipline: "tech",
    assigneeId: null,
    priority: "normal",
    dueOn: null,
    metricId: null,
  } as const;
  const made = await Promise.all(
    Array.from({ length: 10 }, () => createTask(ctx, board.squad.squadId, input)),
  );
  expect(made.every(({ taskId }) => taskId === input.taskId)).toBe(true);
  expect(await orderOf(board.columns.doing.id)).toEqual([input.taskId]);
  const events = await store.read.select().from(taskEvents).where(eq(taskEvents.taskId, input.taskId));
  expect(events).toHaveLength(1);
});

test("of two moves of one card from the same state the second is refused and changes nothing", async () => {
  const board = await givenBoard(store);
  const id = await givenTask(store, board);
  const one = await contextOf(store, board.squad.leads.tech);
  const other = await contextOf(store, board.squad.leads.data);
  await moveTask(one, address(board, id), { version: 1, columnId: board.columns.review.id, afterId: null });
  const late = moveTask(other, address(board, id), {
    version: 1,
    columnId: board.columns.done.id,
    afterId: null,
  });
  await expect(late).rejects.toMatchObject({ code: "stale", reason: "task_stale" });
  expect((await storedTask(store, board, id)).columnId).toBe(board.columns.review.id);
});

test("a move records what happened and who did it, in the history and in the audit log", async () => {
  const board = await givenBoard(store);
  const id = await givenTask(store, board, { category: "to-do" });
  const ctx = await contextOf(store, board.member);
  await moveTask(ctx, address(board, id), { version: 1, columnId: board.columns.done.id, afterId: null });

  expect(await storedTask(store, board, id)).toMatchObject({
    startedAt: ctx.now,
    finishedAt: ctx.now,
    version: 2,
  });
  const events = await store.read.select().from(taskEvents).where(eq(taskEvents.taskId, id));
  expect(events.find(({ kind }) => kind === "moved")).toMatchObject({
    actorId: board.member,
    data: { from: { category: "to-do" }, to: { category: "done", columnId: board.columns.done.id } },
  });
  const entries = await store.read
    .select({ action: auditEntries.action, actorId: auditEntries.actorId })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(asc(auditEntries.seq));
  expect(entries).toEqual([
    { action: "task.created", actorId: board.squad.leads.tech },
    { action: "task.moved", actorId: board.member },
  ]);
});

test("undoing a move leaves no trace in what flow is measured by, the block included", async () => {
  const board = await givenBoard(store);
  const id = await givenTask(store, board, { category: "to-do" });
  const ctx = await contextOf(store, board.squad.leads.tech);
  await blockTask(ctx, address(board, id), { version: 1, reason: "waits for core ledger" });
  const before = await storedTask(store, board, id);

  const { version } = await moveTask(ctx, address(board, id), {
    version: 2,
    columnId: board.columns.done.id,
    afterId: null,
  });
  expect(await storedTask(store, board, id)).toMatchObject({ finishedAt: ctx.now, blockedReason: null });
  const later = await contextOf(store, board.squad.leads.tech, { now: new Date(ctx.now.getTime() + 5_000) });
  await undoMove(later, address(board, id), { version });

  const { version: _, updatedAt: __, ...after } = await storedTask(store, board, id);
  const { version: ___, updatedAt: ____, ...expected } = before;
  expect(after).toEqual(expected);
});

test("a move is undone only by who made it, while nothing else happened, and soon", async () => {
  const board = await givenBoard(store);
  const moved = async () => {
    const id = await givenTask(store, board);
    const ctx = await contextOf(store, board.squad.leads.tech);
    await moveTask(ctx, address(board, id), { version: 1, columnId: board.columns.review.id, afterId: null });
    return { id, now: ctx.now };
  };
  const refused = { code: "conflict", reason: "move_not_undoable" };

  const first = await moved();
  const other = await contextOf(store, board.squad.leads.data);
  await expect(undoMove(other, address(board, first.id), { version: 2 })).rejects.toMatchObject(refused);
  const late = await contextOf(store, board.squad.leads.tech, {
    now: new Date(first.now.getTime() + 61_000),
  });
  await expect(undoMove(late, address(board, first.id), { version: 2 })).rejects.toMatchObject(refused);

  const second = await moved();
  const soon = await contextOf(store, board.squad.leads.tech, {
    now: new Date(second.now.getTime() + 1_000),
  });
  await blockTask(soon, address(board, second.id), { version: 2, reason: "x" });
  await expect(undoMove(soon, address(board, second.id), { version: 3 })).rejects.toMatchObject(refused);
});

test("a squad's task is nobody else's: outsiders find nothing, readers may not write", async () => {
  const board = await givenBoard(store);
  const elsewhere = await givenBoard(store);
  const id = await givenTask(store, board);
  const move = { version: 1, columnId: board.columns.review.id, afterId: null };
  const outsider = await contextOf(store, await givenPerson(store, "outsider"));
  await expect(moveTask(outsider, address(board, id), move)).rejects.toMatchObject({ code: "not_found" });
  const stranger = await contextOf(store, elsewhere.squad.leads.tech);
  await expect(moveTask(stranger, address(elsewhere, id), move)).rejects.toMatchObject({ code: "not_found" });
  const head = await contextOf(store, board.squad.headId);
  await expect(moveTask(head, address(board, id), move)).rejects.toMatchObject({ code: "forbidden" });
  const member = await contextOf(store, board.member);
  const foreign = { ...move, columnId: elsewhere.columns.review.id };
  await expect(moveTask(member, address(board, id), foreign)).rejects.toMatchObject({
    reason: "column_gone",
  });
});

test("an archived task leaves the board and does not move", async () => {
  const board = await givenBoard(store);
  const id = await givenTask(store, board);
  const ctx = await contextOf(store, board.member);
  await archiveTask(ctx, address(board, id), { version: 1 });
  const move = moveTask(ctx, address(board, id), {
    version: 2,
    columnId: board.columns.review.id,
    afterId: null,
  });
  await expect(move).rejects.toMatchObject({ reason: "task_archived" });
});
