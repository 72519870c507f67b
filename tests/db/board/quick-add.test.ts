import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { labelsOfTasks } from "#db/repositories/labels";
import { personIdsOfTask } from "#db/repositories/task-people";
import { auditEntries, notifications, people, taskEvents, tasks } from "#db/schema";
import { readBoardSearch } from "~/features/board/address";
import { blockTask } from "~/features/board/change-task.server";
import { loadBoard } from "~/features/board/load-board.server";
import { quickAdd } from "~/features/board/quick-add.server";
import { undoAdd } from "~/features/board/undo-add.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson, givenSeat } from "../contract/world";
import { givenBoard, storedTask } from "./support";

const store = await testStore();

const add = async (
  board: Awaited<ReturnType<typeof givenBoard>>,
  title: string,
  more: { by?: string; taskId?: string } = {},
) =>
  quickAdd(await contextOf(store, more.by ?? board.squad.leads.tech), board.squad.squadId, {
    taskId: more.taskId ?? newId(),
    columnId: board.columns.doing.id,
    title,
  });

test("a line becomes a task with all it says, its labels made when they are new", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const { added } = await add(
    board,
    `Retry policy @${board.member} @${leads.product} #Risk #risk !high due:2026-12-01 start:today est:2d`,
  );
  expect(added).toMatchObject([{ title: "Retry policy" }]);
  const task = await storedTask(store, board, added[0]!.id);
  expect(task).toMatchObject({
    title: "Retry policy",
    discipline: "tech",
    assigneeId: board.member,
    priority: "high",
    startOn: "2026-11-24",
    dueOn: "2026-12-01",
    estimateHours: 16,
  });
  expect((await labelsOfTasks(store.read, [task.id])).map(({ name }) => name)).toEqual(["Risk"]);
  expect(await personIdsOfTask(store.read, { taskId: task.id, role: "assignee" })).toEqual([leads.product]);
  const told = await store.read.select().from(notifications).where(eq(notifications.subjectId, task.id));
  expect(told.map(({ personId, kind }) => [personId, kind]).toSorted()).toEqual(
    [
      [board.member, "task.assigned"],
      [leads.product, "task.assigned"],
    ].toSorted(),
  );
  expect(squadId).toBe(task.squadId);
});

test("the assignee's seat decides who holds it, unless the line says otherwise", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  const one = async (title: string) => {
    const { added } = await add(board, title);
    const { discipline, assigneeId } = await storedTask(store, board, added[0]!.id);
    return [discipline, assigneeId];
  };
  expect(await one("plain")).toEqual(["tech", null]);
  expect(await one("x >product")).toEqual(["product", null]);
  expect(await one(`x @${leads.data}`)).toEqual(["data", leads.data]);
  expect(await one("x @me")).toEqual(["tech", leads.tech]);
  await expect(add(board, `x @${leads.data} >tech`)).rejects.toMatchObject({
    reason: "quick_no_seat",
    field: "title",
  });
});

test("who or what the squad does not have is named, candidates and all, and nothing is made", async () => {
  const board = await givenBoard(store);
  const { squadId } = board.squad;
  for (const [n, name] of ["Wang Lei", "Wang Anqi"].entries()) {
    const id = await givenPerson(store, `${squadId}-wang-${n}`, "tech");
    await store.tx((t) => t.update(people).set({ nameEn: name }).where(eq(people.id, id)));
    await givenSeat(store, { squadId, personId: id, discipline: "tech", role: "member" });
  }
  const count = () => store.read.$count(tasks, eq(tasks.squadId, squadId));
  for (const [title, reason] of [
    ["x @zhao", "quick_nobody"],
    ["x @wang", "quick_several"],
    ["x kpi:NOPE", "quick_no_kpi"],
    ["#only-a-label", "task_title_missing"],
    [`${"long ".repeat(60)}`, "quick_title_long"],
    ["x start:2026-12-02 due:2026-12-01", "task_due_before_start"],
    ["fine\nalso fine\nx @zhao", "quick_line"],
    [Array.from({ length: 51 }, (_, i) => `task ${i}`).join("\n"), "quick_too_many"],
  ] as const) {
    await expect(add(board, title), title).rejects.toMatchObject({ code: "invalid", reason, field: "title" });
  }
  await expect(add(board, "x @wang")).rejects.toMatchObject({
    params: { candidates: expect.stringContaining("Wang Anqi") },
  });
  await expect(add(board, "fine\nx @zhao")).rejects.toMatchObject({
    params: { line: 2, problem: expect.stringContaining("zhao") },
  });
  expect(await count()).toBe(0);
});

test("several lines become several tasks in their order; sent twice they are the same ones", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const taskId = newId();
  const first = await add(board, "- one\n- two #x\n- three", { taskId });
  const again = await add(board, "- one\n- two #x\n- three", { taskId });
  expect(again).toEqual(first);
  const view = await loadBoard(
    await contextOf(store, leads.tech),
    squadId,
    readBoardSearch(new URLSearchParams()),
  );
  expect(view.cards.map(({ title }) => title)).toEqual(["one", "two", "three"]);
  const keys = first.added.map(({ key }) => Number(key.split("-").at(-1)));
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  await expect(add(board, "one", { taskId, by: leads.data })).rejects.toMatchObject({ code: "conflict" });
});

test("what was just added is taken back without trace in the flow, but in the log", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const { added } = await add(board, `one @${leads.data} #y\ntwo`);
  const ids = added.map(({ id }) => id);
  await undoAdd(ctx, squadId, ids);
  for (const id of ids) {
    expect(await store.read.select().from(tasks).where(eq(tasks.id, id))).toEqual([]);
    expect(await store.read.select().from(taskEvents).where(eq(taskEvents.taskId, id))).toEqual([]);
    expect(await store.read.select().from(notifications).where(eq(notifications.subjectId, id))).toEqual([]);
    const logged = await store.read
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.seq);
    expect(logged.map(({ action }) => action)).toEqual(["task.created", "task.creation_undone"]);
  }
});

test("nobody takes back what somebody worked on, another's card, or an old one", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const { added } = await add(board, "one\ntwo");
  const [one, two] = added.map(({ id }) => id) as [string, string];
  const refused = { code: "conflict", reason: "add_not_undoable" };
  await expect(undoAdd(await contextOf(store, leads.data), squadId, [one])).rejects.toMatchObject(refused);
  const later = await contextOf(store, leads.tech, { now: new Date(ctx.now.getTime() + 61_000) });
  await expect(undoAdd(later, squadId, [one])).rejects.toMatchObject(refused);
  await blockTask(ctx, { squadId, taskId: two }, { version: 1, reason: "waits" });
  await expect(undoAdd(ctx, squadId, [one, two])).rejects.toMatchObject(refused);
  expect(await storedTask(store, board, one)).toMatchObject({ title: "one" });
  await expect(undoAdd(ctx, squadId, ["none"])).rejects.toMatchObject({ code: "not_found" });
});
