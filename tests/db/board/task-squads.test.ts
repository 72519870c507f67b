import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { taskOfAnySquad } from "#db/repositories/task-details";
import {
  boardColumns,
  handoffs,
  labels,
  notifications,
  taskEvents,
  taskLabels,
  taskLinks,
  taskPeople,
  tasks,
} from "#db/schema";
import { blockTask } from "~/features/board/change-task.server";
import { acceptHandoff, offerHandoff } from "~/features/board/hand-off.server";
import { moveTaskToSquad } from "~/features/board/task/move-to-squad.server";
import { setTaskParent } from "~/features/board/task/parent.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson, givenSeat } from "../contract/world";
import { givenBoard, givenTask, storedTask, type TestBoard } from "./support";

const store = await testStore();
const address = ({ squad }: TestBoard, taskId: string) => ({ squadId: squad.squadId, taskId });
const eventsOf = (taskId: string) =>
  store.read
    .select({ kind: taskEvents.kind, squadId: taskEvents.squadId, data: taskEvents.data })
    .from(taskEvents)
    .where(eq(taskEvents.taskId, taskId));

/** Two boards and somebody with half a seat in each. */
async function twoBoards() {
  const here = await givenBoard(store);
  const there = await givenBoard(store);
  const mover = await givenPerson(store, `${here.squad.squadId}-mover`, "tech");
  for (const { squad } of [here, there]) {
    const seat = { squadId: squad.squadId, personId: mover, discipline: "tech", role: "member" } as const;
    await givenSeat(store, { ...seat, allocation: 5_000 });
  }
  return { here, there, mover };
}

const target = ({ squad, columns }: TestBoard, version = 1) => ({
  version,
  squadId: squad.squadId,
  columnId: columns.doing.id,
  assigneeId: null as string | null,
});

test("a task moves with its key, its history and its holder's discipline, and both squads' histories say so", async () => {
  const { here, there, mover } = await twoBoards();
  const taskId = await givenTask(store, here, { category: "to-do" });
  const before = await storedTask(store, here, taskId);
  const ctx = await contextOf(store, mover);
  await moveTaskToSquad(ctx, address(here, taskId), { ...target(there), assigneeId: there.member });
  const after = await storedTask(store, there, taskId);
  expect(after).toMatchObject({
    key: before.key,
    discipline: before.discipline,
    assigneeId: there.member,
    columnId: there.columns.doing.id,
    version: 2,
  });
  expect(after.startedAt).toEqual(ctx.now);
  expect(after.committedAt).toEqual(before.committedAt);
  const events = await eventsOf(taskId);
  expect(events.find(({ kind }) => kind === "squad_left")?.squadId).toBe(here.squad.squadId);
  expect(events.find(({ kind }) => kind === "squad_joined")?.squadId).toBe(there.squad.squadId);
  const told = await store.read.select().from(notifications).where(eq(notifications.subjectId, taskId));
  expect(told.map(({ personId, kind }) => [personId, kind])).toEqual([[there.member, "task.moved_squad"]]);
});

test("what the other squad does not have stays behind: labels by name, co-workers without a seat", async () => {
  const { here, there, mover } = await twoBoards();
  const taskId = await givenTask(store, here);
  const label = (squadId: string, name: string) => ({ id: newId(), squadId, name, slug: name.toLowerCase() });
  const [risk, local] = [label(here.squad.squadId, "Risk"), label(here.squad.squadId, "Local")];
  const theirs = label(there.squad.squadId, "risk");
  await store.tx(async (t) => {
    await t.insert(labels).values([risk, local, theirs]);
    await t.insert(taskLabels).values([risk, local].map(({ id }) => ({ taskId, labelId: id })));
    await t.insert(taskPeople).values([
      { taskId, personId: here.member, role: "assignee" },
      { taskId, personId: mover, role: "assignee" },
    ]);
  });
  const dropped = await moveTaskToSquad(await contextOf(store, mover), address(here, taskId), target(there));
  expect(dropped.labels).toEqual(["Local"]);
  const carried = await store.read.select().from(taskLabels).where(eq(taskLabels.taskId, taskId));
  expect(carried.map(({ labelId }) => labelId)).toEqual([theirs.id]);
  const workers = await store.read.select().from(taskPeople).where(eq(taskPeople.taskId, taskId));
  expect(workers.filter(({ role }) => role === "assignee").map(({ personId }) => personId)).toEqual([mover]);
});

test("a task that is done in its new squad completes the hand-off it was accepted with, one that is opened again takes that back", async () => {
  const { here, there, mover } = await twoBoards();
  const taskId = await givenTask(store, here);
  const ctx = await contextOf(store, mover);
  const handoffId = newId();
  await offerHandoff(ctx, address(here, taskId), {
    handoffId,
    version: 1,
    receiver: { to: "data", toPersonId: here.squad.leads.data },
    note: "n",
    dueOn: null,
  });
  const receiver = await contextOf(store, here.squad.leads.data);
  await acceptHandoff(receiver, address(here, taskId), { handoffId, handoffVersion: 1 });
  const completedAt = async () =>
    (await store.read.select().from(handoffs).where(eq(handoffs.id, handoffId)))[0]!.completedAt;
  const into = ({ squad, columns }: TestBoard, category: "done" | "doing", version: number) => ({
    ...target({ squad, columns } as TestBoard, version),
    columnId: columns[category].id,
  });
  await moveTaskToSquad(ctx, address(here, taskId), into(there, "done", 3));
  expect(await completedAt()).toEqual(ctx.now);
  await moveTaskToSquad(ctx, address(there, taskId), into(here, "doing", 4));
  expect(await completedAt()).toBeNull();
});

test("parent and sub-tasks that stay become related", async () => {
  const { here, there, mover } = await twoBoards();
  const ctx = await contextOf(store, mover);
  const [top, middle, bottom] = [
    await givenTask(store, here),
    await givenTask(store, here),
    await givenTask(store, here),
  ];
  await setTaskParent(ctx, address(here, middle), { parentKey: (await storedTask(store, here, top)).key });
  await setTaskParent(ctx, address(here, bottom), { parentKey: (await storedTask(store, here, middle)).key });
  await moveTaskToSquad(ctx, address(here, middle), target(there, 2));
  const parents = await store.read.select({ id: tasks.id, parentId: tasks.parentId }).from(tasks);
  for (const id of [middle, bottom]) expect(parents.find((task) => task.id === id)?.parentId).toBeNull();
  const links = await store.read.select().from(taskLinks);
  const ends = links
    .filter(({ kind }) => kind === "relates")
    .map(({ fromId, toId }) => [fromId, toId].sort());
  expect(ends).toContainEqual([top, middle].sort());
  expect(ends).toContainEqual([middle, bottom].sort());
});

test("refused: a pending hand-off, an assignee without a seat of the discipline, a squad without a seat, a stale version", async () => {
  const { here, there, mover } = await twoBoards();
  const taskId = await givenTask(store, here);
  const ctx = await contextOf(store, mover);
  const move = (input: Partial<ReturnType<typeof target>>) =>
    moveTaskToSquad(ctx, address(here, taskId), { ...target(there), ...input });
  await expect(move({ assigneeId: there.squad.leads.data })).rejects.toMatchObject({
    reason: "task_assignee_seat",
  });
  await expect(move({ version: 7 })).rejects.toMatchObject({ code: "stale" });
  await expect(move({ columnId: here.columns.doing.id })).rejects.toMatchObject({ reason: "column_gone" });
  const elsewhere = await givenBoard(store);
  await expect(
    move({ squadId: elsewhere.squad.squadId, columnId: elsewhere.columns.doing.id }),
  ).rejects.toMatchObject({ reason: "task_squad_unknown" });
  await offerHandoff(ctx, address(here, taskId), {
    handoffId: newId(),
    version: 1,
    receiver: { to: "data", toPersonId: here.squad.leads.data },
    note: "n",
    dueOn: null,
  } as Parameters<typeof offerHandoff>[2]);
  await expect(move({ version: 2 })).rejects.toMatchObject({ reason: "task_move_while_offered" });
  expect((await taskOfAnySquad(store.read, taskId))?.squadId).toBe(here.squad.squadId);
});

test("moving into a done column lifts a block, with its event for the squad it joins", async () => {
  const { here, there, mover } = await twoBoards();
  const taskId = await givenTask(store, here);
  const ctx = await contextOf(store, mover);
  await blockTask(ctx, address(here, taskId), { version: 1, reason: "waits for the ledger" });
  const done = { ...target(there, 2), columnId: there.columns.done.id };
  await moveTaskToSquad(ctx, address(here, taskId), done);
  expect(await storedTask(store, there, taskId)).toMatchObject({ blockedAt: null, finishedAt: ctx.now });
  const lifted = (await eventsOf(taskId)).find(({ kind }) => kind === "unblocked");
  expect(lifted?.squadId).toBe(there.squad.squadId);
});

test("a full column whose limit forbids more takes nothing from another squad", async () => {
  const { here, there, mover } = await twoBoards();
  const taskId = await givenTask(store, here);
  await givenTask(store, there);
  const column = eq(boardColumns.id, there.columns.doing.id);
  await store.tx((t) => t.update(boardColumns).set({ wipLimit: 1, wipMode: "forbid" }).where(column));
  const ctx = await contextOf(store, mover);
  await expect(moveTaskToSquad(ctx, address(here, taskId), target(there))).rejects.toMatchObject({
    code: "invalid",
  });
  expect((await taskOfAnySquad(store.read, taskId))?.squadId).toBe(here.squad.squadId);
  await store.tx((t) => t.update(boardColumns).set({ wipLimit: 2 }).where(column));
  await moveTaskToSquad(ctx, address(here, taskId), target(there));
  expect((await taskOfAnySquad(store.read, taskId))?.squadId).toBe(there.squad.squadId);
});
