import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { labelsOfTasks } from "#db/repositories/labels";
import { auditEntries, boardColumns, liveEvents, taskEvents, tasks } from "#db/schema";
import { byteOrder } from "#db/sql";
import { changeInBulk } from "~/features/board/bulk-change.server";
import type { BulkStep } from "~/features/board/bulk-forms";
import { archiveTask } from "~/features/board/change-task.server";
import { createTask } from "~/features/board/create-task.server";
import { moveTask, undoMove } from "~/features/board/move-task.server";
import { addLabel } from "~/features/board/task/labels.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask, storedTask, type TestBoard } from "./support";

const store = await testStore();
const address = ({ squad }: TestBoard, taskId: string) => ({ squadId: squad.squadId, taskId });

async function limited(board: TestBoard, wipLimit: number, wipMode: "warn" | "forbid") {
  const { doing } = board.columns;
  await store.tx((t) =>
    t.update(boardColumns).set({ wipLimit, wipMode }).where(eq(boardColumns.id, doing.id)),
  );
  return doing;
}

const standing = async (columnId: string) =>
  (
    await store.read
      .select({ id: tasks.id })
      .from(tasks)
      .where(and(eq(tasks.columnId, columnId), isNull(tasks.archivedAt)))
      .orderBy(byteOrder(tasks.position), byteOrder(tasks.id))
  ).map(({ id }) => id);

test("a column that forbids takes no more than its limit, however many moves come at once", async () => {
  const board = await givenBoard(store);
  const doing = await limited(board, 3, "forbid");
  const ids: string[] = [];
  for (let i = 0; i < 8; i++) ids.push(await givenTask(store, board, { category: "to-do" }));
  const ctx = await contextOf(store, board.squad.leads.tech);
  const moves = await Promise.allSettled(
    ids.map((id) => moveTask(ctx, address(board, id), { version: 1, columnId: doing.id, afterId: null })),
  );
  expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  const refused = moves.find((move) => move.status === "rejected");
  expect(refused).toMatchObject({ reason: { code: "invalid", reason: "column_full", params: { limit: 3 } } });
  expect(await standing(doing.id)).toHaveLength(3);
});

test("within a full column cards are still reordered, and leaving it makes room", async () => {
  const board = await givenBoard(store);
  const doing = await limited(board, 2, "forbid");
  const [low, high] = [await givenTask(store, board), await givenTask(store, board)];
  const waiting = await givenTask(store, board, { category: "to-do" });
  const ctx = await contextOf(store, board.member);
  await moveTask(ctx, address(board, low), { version: 1, columnId: doing.id, afterId: null });
  expect(await standing(doing.id)).toEqual([low, high]);
  const enter = { version: 1, columnId: doing.id, afterId: null };
  await expect(moveTask(ctx, address(board, waiting), enter)).rejects.toMatchObject({
    reason: "column_full",
  });
  await archiveTask(ctx, address(board, high), { version: 1 });
  await moveTask(ctx, address(board, waiting), enter);
  expect(await standing(doing.id)).toEqual([waiting, low]);
});

test("neither a new card nor an undone move goes past a limit that forbids; one that warns lets them", async () => {
  const board = await givenBoard(store);
  const doing = await limited(board, 1, "forbid");
  const first = await givenTask(store, board);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const create = { ...newCard(), columnId: doing.id };
  await expect(createTask(ctx, board.squad.squadId, create)).rejects.toMatchObject({ reason: "column_full" });
  await moveTask(ctx, address(board, first), {
    version: 1,
    columnId: board.columns.review.id,
    afterId: null,
  });
  await createTask(ctx, board.squad.squadId, create);
  await expect(undoMove(ctx, address(board, first), { version: 2 })).rejects.toMatchObject({
    reason: "column_full",
  });
  await limited(board, 1, "warn");
  await undoMove(ctx, address(board, first), { version: 2 });
  expect(await standing(doing.id)).toHaveLength(2);
});

const newCard = () => ({
  taskId: newId(),
  title: "One more",
  description: "",
  discipline: "tech" as const,
  assigneeId: null,
  priority: "normal" as const,
  dueOn: null,
  metricId: null,
});

test("a card dropped into a person's lane is theirs, and undoing the move gives it back", async () => {
  const board = await givenBoard(store);
  const id = await givenTask(store, board, { assigneeId: board.squad.leads.tech });
  const ctx = await contextOf(store, board.squad.leads.tech);
  const review = board.columns.review.id;
  const lane = { assigneeId: board.member };
  await moveTask(ctx, address(board, id), { version: 1, columnId: review, afterId: null, ...lane });
  expect(await storedTask(store, board, id)).toMatchObject({ assigneeId: board.member, columnId: review });
  await undoMove(ctx, address(board, id), { version: 2 });
  expect(await storedTask(store, board, id)).toMatchObject({
    assigneeId: board.squad.leads.tech,
    columnId: board.columns.doing.id,
  });
  const other = { version: 3, columnId: review, afterId: null, assigneeId: board.squad.leads.data };
  await expect(moveTask(ctx, address(board, id), other)).rejects.toMatchObject({
    reason: "task_assignee_seat",
  });
});

test("many cards change in one transaction; what is refused is named and left alone, and one undo takes all back", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const [a, b, stale, ofData] = [
    await givenTask(store, board, { title: "a" }),
    await givenTask(store, board, { title: "b" }),
    await givenTask(store, board, { title: "stale" }),
    await givenTask(store, board, { title: "data", discipline: "data", assigneeId: leads.data }),
  ];
  const ctx = await contextOf(store, leads.tech);
  const review = board.columns.review.id;
  const moved = await changeInBulk(ctx, squadId, [
    ...[a, b].map((taskId): BulkStep => ({ do: "move", taskId, version: 1, columnId: review })),
    { do: "move", taskId: stale, version: 7, columnId: review },
  ]);
  expect(moved.done.map(({ taskId }) => taskId)).toEqual([a, b]);
  expect(moved.refused).toMatchObject([{ taskId: stale }]);
  expect(await standing(review)).toEqual([a, b]);

  const assigned = await changeInBulk(
    ctx,
    squadId,
    [a, ofData].map((taskId) => ({
      do: "assign",
      taskId,
      version: taskId === a ? 2 : 1,
      assigneeId: board.member,
    })),
  );
  expect(assigned.done.map(({ taskId }) => taskId)).toEqual([a]);
  expect(assigned.refused).toMatchObject([{ taskId: ofData }]);
  expect(await storedTask(store, board, ofData)).toMatchObject({ assigneeId: leads.data, version: 1 });

  await changeInBulk(
    ctx,
    squadId,
    assigned.done.flatMap(({ undo }) => undo ?? []),
  );
  expect(await storedTask(store, board, a)).toMatchObject({ assigneeId: null });
  const events = await store.read.select().from(taskEvents).where(eq(taskEvents.taskId, stale));
  expect(events.map(({ kind }) => kind)).toEqual(["created"]);
});

test("undoing a move of many puts each back where it stood, as if nothing had been moved", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ids = [await givenTask(store, board), await givenTask(store, board), await givenTask(store, board)];
  const before = await standing(board.columns.doing.id);
  const ctx = await contextOf(store, leads.tech);
  const steps = ids.map(
    (taskId): BulkStep => ({
      do: "move",
      taskId,
      version: 1,
      columnId: board.columns.done.id,
    }),
  );
  const { done } = await changeInBulk(ctx, squadId, steps);
  await changeInBulk(ctx, squadId, done.flatMap(({ undo }) => undo ?? []).reverse());
  expect(await standing(board.columns.doing.id)).toEqual(before);
  expect(await storedTask(store, board, ids[0]!)).toMatchObject({ finishedAt: null });
});

test("taking a label on many back leaves it on the card that had it before", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const [had, other] = [await givenTask(store, board), await givenTask(store, board)];
  await addLabel(ctx, address(board, had), "Urgent fix");
  const [label] = await labelsOfTasks(store.read, [had]);
  const labelId = label!.id;
  const step = (what: "label" | "unlabel") => (taskId: string) =>
    ({ do: what, taskId, version: 1, labelId }) as const;
  const labelled = await changeInBulk(ctx, squadId, [had, other].map(step("label")));
  expect(labelled.done.map(({ taskId }) => taskId)).toEqual([had, other]);
  await changeInBulk(
    ctx,
    squadId,
    labelled.done.flatMap(({ undo }) => undo ?? []),
  );
  const carrying = async () => (await labelsOfTasks(store.read, [had, other])).map(({ taskId }) => taskId);
  expect(await carrying()).toEqual([had]);
  const taken = await changeInBulk(ctx, squadId, [had, other].map(step("unlabel")));
  await changeInBulk(
    ctx,
    squadId,
    taken.done.flatMap(({ undo }) => undo ?? []),
  );
  expect(await carrying()).toEqual([had]);
});

test("a bulk change is one entry beside those of its tasks, tells the squad's open boards, and asks for the right", async () => {
  const board = await givenBoard(store);
  const { squadId, leads, headId } = board.squad;
  const id = await givenTask(store, board);
  const step: BulkStep = { do: "prioritise", taskId: id, version: 1, priority: "urgent" };
  await expect(changeInBulk(await contextOf(store, headId), squadId, [step])).rejects.toMatchObject({
    code: "forbidden",
  });
  await changeInBulk(await contextOf(store, leads.tech), squadId, [step]);
  const entries = await store.read
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, squadId), eq(auditEntries.action, "board.bulk_changed")));
  expect(entries).toHaveLength(1);
  const told = await store.read
    .select()
    .from(liveEvents)
    .where(eq(liveEvents.topic, `squad:${squadId}`));
  expect(told.some(({ subjectId, version }) => subjectId === id && version === 2)).toBe(true);
});
