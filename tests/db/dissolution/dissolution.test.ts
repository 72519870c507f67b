import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { openTaskCounts } from "#db/repositories/dissolution";
import {
  auditDetails,
  auditEntries,
  handoffs,
  notifications,
  roleGrants,
  seats,
  squads,
  squadUnits,
  taskEvents,
  tasks,
} from "#db/schema";
import { addDays } from "~/domain/org/day";
import { archiveTask, restoreTask } from "~/features/board/change-task.server";
import { offerHandoff, returnHandoff } from "~/features/board/hand-off.server";
import { changeEnd } from "~/features/dissolution/change-end.server";
import { dissolveSquad } from "~/features/dissolution/dissolve.server";
import { endedSquads, endedSquadsToHandOver } from "~/features/dissolution/ended.server";
import { loadDissolution } from "~/features/dissolution/load-dissolution.server";
import { planHomes } from "~/features/dissolution/plan-homes.server";
import { remindOfDissolutions } from "~/features/dissolution/remind.server";
import { reopenTaskForce } from "~/features/dissolution/reopen.server";
import { closeSquad } from "~/features/org/close-squad.server";
import { testStore } from "../../support/database";
import { givenBoard, givenTask, storedTask, type TestBoard } from "../board/support";
import { contextOf, givenPerson, givenSeat } from "../contract/world";

const store = await testStore();
const { today } = await contextOf(store, await givenPerson(store, "clock"));

/** A task force that ends on `endsOn`, with its board. */
async function givenTaskForce(endsOn = today): Promise<TestBoard> {
  const board = await givenBoard(store);
  const { squadId } = board.squad;
  await store.tx((t) => t.update(squads).set({ kind: "task-force", endsOn }).where(eq(squads.id, squadId)));
  return board;
}
/** Another squad of the same unit. */
async function givenSuccessor({ squad }: TestBoard): Promise<TestBoard> {
  const other = await givenBoard(store);
  await store.tx(async (t) => {
    await t
      .update(squadUnits)
      .set({ unitId: squad.unitId })
      .where(eq(squadUnits.squadId, other.squad.squadId));
  });
  return other;
}
const squadRow = async ({ squad }: TestBoard) =>
  (await store.read.select().from(squads).where(eq(squads.id, squad.squadId)))[0]!;
const lead = ({ squad }: TestBoard) => contextOf(store, squad.leads.tech);
const plan = async (board: TestBoard, taskIds: string[] | null, home: string, reason = "") =>
  planHomes(await lead(board), { squadId: board.squad.squadId, taskIds, home, reason });
const dissolve = async (board: TestBoard) =>
  dissolveSquad(await lead(board), {
    squadId: board.squad.squadId,
    version: (await squadRow(board)).version,
  });
const seatEnds = async ({ squad }: TestBoard) =>
  (await store.read.select().from(seats).where(eq(seats.squadId, squad.squadId))).map(({ to }) => to).sort();

test("every open task goes to its home, then the squad closes and its seats end on the date", async () => {
  const board = await givenTaskForce();
  const other = await givenSuccessor(board);
  const { squadId } = board.squad;
  const moving = await givenTask(store, board, { title: "Goes on", category: "doing" });
  const done = await givenTask(store, board, { title: "Done", category: "review" });
  const dropped = await givenTask(store, board, { title: "Dropped", category: "to-do" });
  const finished = await givenTask(store, board, { title: "Was finished", category: "done" });
  await plan(board, [moving], `squad.${other.squad.squadId}`);
  await plan(board, [done], "done", "accepted by the unit");
  await plan(board, [dropped], "archive", "no longer needed");
  expect(await openTaskCounts(store.read, squadId)).toEqual({ open: 3, undecided: 0, waiting: 0 });
  expect((await storedTask(store, board, moving)).version).toBe(1);

  await dissolve(board);
  const moved = await storedTask(store, other, moving);
  expect(moved).toMatchObject({ columnId: other.columns.doing.id, discipline: "tech", archivedAt: null });
  expect(moved.key.startsWith(squadId.toUpperCase())).toBe(true);
  expect((await storedTask(store, board, done)).finishedAt).not.toBeNull();
  expect((await storedTask(store, board, dropped)).archivedAt).not.toBeNull();
  expect((await storedTask(store, board, finished)).version).toBe(1);
  expect(await squadRow(board)).toMatchObject({ endsOn: today });
  expect((await squadRow(board)).closedAt).not.toBeNull();
  expect(await seatEnds(board)).toEqual([today, today, today, today]);
  const kinds = await store.read
    .select({ kind: taskEvents.kind })
    .from(taskEvents)
    .where(eq(taskEvents.taskId, moving));
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["squad_left", "squad_joined"]));
  const [entry] = await store.read
    .select({ detail: auditDetails.detail })
    .from(auditEntries)
    .innerJoin(auditDetails, eq(auditDetails.seq, auditEntries.seq))
    .where(and(eq(auditEntries.action, "squad.dissolved"), eq(auditEntries.subjectId, squadId)));
  const after = { closed: true, movedToSquads: 1, done: 1, archived: 1 };
  expect(JSON.parse(entry!.detail)).toMatchObject({ after });
});

test("parents and their parts find their homes in any order", async () => {
  const board = await givenTaskForce();
  const other = await givenSuccessor(board);
  const parent = await givenTask(store, board, { title: "Parent" });
  const part = await givenTask(store, board, { title: "Part" });
  await store.tx((t) => t.update(tasks).set({ parentId: parent }).where(eq(tasks.id, part)));
  await plan(board, null, `squad.${other.squad.squadId}`);
  await dissolve(board);
  expect((await storedTask(store, other, part)).squadId).toBe(other.squad.squadId);
  expect((await storedTask(store, other, parent)).squadId).toBe(other.squad.squadId);
});

test("nothing closes while a task has no home, a hand-off waits, or the end is still to come", async () => {
  const board = await givenTaskForce();
  const { squadId, leads } = board.squad;
  const taskId = await givenTask(store, board);
  await expect(dissolve(board)).rejects.toMatchObject({ reason: "dissolution_undecided" });
  await plan(board, [taskId], "archive", "over");
  const ctx = await lead(board);
  const offer = {
    handoffId: newId(),
    version: 1,
    receiver: { to: "data" as const, toPersonId: leads.data },
    note: "n",
    dueOn: null,
  };
  await offerHandoff(ctx, { squadId, taskId }, { ...offer, checks: [] } as never);
  await expect(dissolve(board)).rejects.toMatchObject({ reason: "dissolution_handoffs" });
  const [waiting] = await store.read.select().from(handoffs).where(eq(handoffs.taskId, taskId));
  await returnHandoff(
    await contextOf(store, leads.data),
    { squadId, taskId },
    { handoffId: waiting!.id, handoffVersion: waiting!.version, reason: "no", missing: [] },
  );
  await store.tx((t) =>
    t
      .update(squads)
      .set({ endsOn: addDays(today, 3) })
      .where(eq(squads.id, squadId)),
  );
  await expect(dissolve(board)).rejects.toMatchObject({ reason: "dissolution_not_yet" });
  expect((await squadRow(board)).closedAt).toBeNull();
});

test("when one task cannot go, none does", async () => {
  const board = await givenTaskForce();
  const other = await givenSuccessor(board);
  const one = await givenTask(store, board, { title: "One" });
  const two = await givenTask(store, board, { title: "Two" });
  await plan(board, [one], "archive", "over");
  await plan(board, [two], `squad.${other.squad.squadId}`);
  await store.tx((t) =>
    t.update(squads).set({ closedAt: new Date() }).where(eq(squads.id, other.squad.squadId)),
  );
  await expect(dissolve(board)).rejects.toMatchObject({ reason: "dissolution_successor_closed" });
  expect((await storedTask(store, board, one)).archivedAt).toBeNull();
  expect((await squadRow(board)).closedAt).toBeNull();
});

test("several people decide; the last decision stands, and can be taken back", async () => {
  const board = await givenTaskForce();
  const { squadId, leads } = board.squad;
  const one = await givenTask(store, board);
  const two = await givenTask(store, board);
  await plan(board, [one], "archive", "over");
  await planHomes(await contextOf(store, leads.data), {
    squadId,
    taskIds: null,
    home: "done",
    reason: "was done",
  });
  await planHomes(await contextOf(store, board.squad.headId), {
    squadId,
    taskIds: [one],
    home: "done",
    reason: "really",
  });
  const view = await loadDissolution(await lead(board), squadId, { view: "all", page: 1 });
  expect(view.tasks.map(({ id, home, reason, decider }) => [id, home, reason, decider?.name])).toEqual([
    [one, "done", "really", board.squad.headId],
    [two, "done", "was done", leads.data],
  ]);
  await plan(board, [two], "none");
  expect(await openTaskCounts(store.read, squadId)).toMatchObject({ open: 2, undecided: 1 });
});

test("a decision needs a reason where work ends, a squad that was offered, and a task that is open", async () => {
  const board = await givenTaskForce();
  const stranger = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const finished = await givenTask(store, board, { category: "done" });
  await expect(plan(board, [taskId], "archive")).rejects.toMatchObject({
    reason: "dissolution_reason_missing",
  });
  await expect(plan(board, [taskId], `squad.${stranger.squad.squadId}`)).rejects.toMatchObject({
    reason: "dissolution_squad_unknown",
  });
  await expect(plan(board, [finished], "done", "x")).rejects.toMatchObject({
    reason: "dissolution_tasks_missing",
  });
});

test("who may: leads, heads of its units and HR; members see and may not, outsiders see nothing", async () => {
  const board = await givenTaskForce();
  const other = await givenBoard(store);
  const as = async (personId: string) =>
    loadDissolution(await contextOf(store, personId), board.squad.squadId, { view: null, page: 1 });
  await expect(as(board.squad.headId)).resolves.toMatchObject({ counts: { open: 0 } });
  await expect(as(board.squad.aboveId)).resolves.toBeDefined();
  await expect(as(board.member)).rejects.toMatchObject({ code: "forbidden" });
  await expect(as(other.squad.leads.tech)).rejects.toMatchObject({ code: "not_found" });
});

test("the end is put off with its seats, and brought forward with them", async () => {
  const board = await givenTaskForce(addDays(today, 10));
  const { squadId } = board.squad;
  const end = addDays(today, 10);
  await store.tx((t) => t.update(seats).set({ to: end }).where(eq(seats.squadId, squadId)));
  const later = addDays(today, 40);
  await changeEnd(await lead(board), { squadId, version: 1, endsOn: later, reason: "one more district" });
  expect((await squadRow(board)).endsOn).toBe(later);
  expect(await seatEnds(board)).toEqual([end, end, end, end, later, later, later, later]);
  await changeEnd(await lead(board), { squadId, version: 2, endsOn: today, reason: "done early" });
  expect(await seatEnds(board)).toEqual([today, today, today, today]);
  await expect(
    changeEnd(await lead(board), { squadId, version: 2, endsOn: later, reason: "x" }),
  ).rejects.toMatchObject({ code: "stale" });
});

test("the end cannot be put off where somebody's time is taken by then", async () => {
  const end = addDays(today, 10);
  const board = await givenTaskForce(end);
  const { squadId } = board.squad;
  await store.tx((t) => t.update(seats).set({ to: end }).where(eq(seats.squadId, squadId)));
  const other = await givenBoard(store);
  await givenSeat(store, {
    squadId: other.squad.squadId,
    personId: board.member,
    discipline: "tech",
    role: "member",
    from: addDays(end, 1),
  });
  const change = changeEnd(await lead(board), { squadId, version: 1, endsOn: addDays(end, 30), reason: "x" });
  await expect(change).rejects.toMatchObject({ reason: "dissolution_seat_clash" });
  expect((await squadRow(board)).endsOn).toBe(end);
});

/** A person of HR. */
async function givenHr(id: string): Promise<string> {
  await givenPerson(store, id);
  await store.tx(async (t) => {
    await t.insert(roleGrants).values({ personId: id, role: "hr", grantedBy: id, grantedAt: new Date() });
  });
  return id;
}

test("HR opens a dissolved squad again with its seats; leads cannot", async () => {
  const board = await givenTaskForce();
  const { squadId } = board.squad;
  await dissolve(board);
  const reopen = { squadId, version: 2, endsOn: addDays(today, 30), reason: "the regulator asked" };
  await expect(reopenTaskForce(await lead(board), reopen)).rejects.toMatchObject({ code: "forbidden" });
  const hr = await contextOf(store, await givenHr(`${squadId}-hr`));
  await reopenTaskForce(hr, reopen);
  expect(await squadRow(board)).toMatchObject({ closedAt: null, endsOn: addDays(today, 30) });
  expect((await seatEnds(board)).filter((to) => to === addDays(today, 30))).toHaveLength(4);
  await expect(reopenTaskForce(hr, { ...reopen, version: 3 })).rejects.toMatchObject({
    reason: "dissolution_open",
  });
});

test("the database itself keeps a task force open while it has open tasks, and closed squads without new ones", async () => {
  const board = await givenTaskForce();
  const { squadId } = board.squad;
  const taskId = await givenTask(store, board);
  const hr = await contextOf(store, await givenHr(`${squadId}-hr`));
  await expect(closeSquad(hr, { id: squadId, version: 1, lastDay: today })).rejects.toMatchObject({
    reason: "squad_open_tasks",
  });
  const close = store.tx((t) => t.update(squads).set({ closedAt: new Date() }).where(eq(squads.id, squadId)));
  await expect(close).rejects.toMatchObject({ kind: "check" });
  const ctx = await lead(board);
  await archiveTask(ctx, { squadId, taskId }, { version: 1 });
  await store.tx((t) => t.update(squads).set({ closedAt: new Date() }).where(eq(squads.id, squadId)));
  await expect(restoreTask(ctx, { squadId, taskId }, { version: 2 })).rejects.toMatchObject({
    reason: "board_closed",
  });
  const open = store.tx((t) => t.update(tasks).set({ archivedAt: null }).where(eq(tasks.id, taskId)));
  await expect(open).rejects.toMatchObject({ kind: "check" });
  await expect(givenTask(store, board)).rejects.toMatchObject({ reason: "board_closed" });
});

test("a task made while its squad dissolves is either handed over or refused", async () => {
  const board = await givenTaskForce();
  const made = Array.from({ length: 8 }, (_, i) => givenTask(store, board, { title: `Late ${i}` }));
  const results = await Promise.allSettled([...made.slice(0, 4), dissolve(board), ...made.slice(4)]);
  const { open } = await openTaskCounts(store.read, board.squad.squadId);
  const closed = (await squadRow(board)).closedAt !== null;
  expect(closed && open > 0).toBe(false);
  expect(results.length).toBe(9);
});

test("leads and head are reminded 14, 7 and 1 days before and on the day, each once", async () => {
  const board = await givenTaskForce(addDays(today, 14));
  const { squadId, leads, headId } = board.squad;
  await givenTask(store, board);
  const house = { store, timeZone: "Asia/Shanghai" };
  const on = (daysLeft: number) => {
    const day = addDays(today, 14 - daysLeft);
    return remindOfDissolutions({ ...house, now: new Date(`${day}T02:00:00Z`), today: day });
  };
  const told = async () =>
    await store.read
      .select()
      .from(notifications)
      .where(and(eq(notifications.squadId, squadId), eq(notifications.kind, "squad.dissolving")));
  await on(20);
  expect(await told()).toHaveLength(0);
  await Promise.all([on(14), on(14), on(14)]);
  expect((await told()).map(({ personId, actorId }) => [personId, actorId]).sort()).toEqual(
    [headId, ...Object.values(leads)].sort().map((id) => [id, null]),
  );
  await on(12);
  expect(await told()).toHaveLength(4);
  await on(7);
  await on(1);
  await on(0);
  await on(0);
  expect(await told()).toHaveLength(16);
});

test("the last leads hand over even when their seats ended with the squad, and Home tells them and the head", async () => {
  const board = await givenTaskForce();
  const { squadId, leads, headId } = board.squad;
  const taskId = await givenTask(store, board);
  const over = addDays(today, -3);
  await store.tx(async (t) => {
    await t.update(seats).set({ to: over }).where(eq(seats.squadId, squadId));
    await t.update(squads).set({ endsOn: over }).where(eq(squads.id, squadId));
  });
  const data = await contextOf(store, leads.data);
  expect((await endedSquadsToHandOver(data)).map(({ id }) => id)).toEqual([squadId]);
  expect((await endedSquadsToHandOver(await contextOf(store, headId))).map(({ id }) => id)).toEqual([
    squadId,
  ]);
  expect(await endedSquadsToHandOver(await contextOf(store, board.member))).toEqual([]);
  const view = await loadDissolution(data, squadId, { view: null, page: 1 });
  expect(view).toMatchObject({ counts: { open: 1 }, mayOpenTasks: false });
  await planHomes(data, { squadId, taskIds: [taskId], home: "archive", reason: "over" });
  await dissolveSquad(data, { squadId, version: 1 });
  expect((await squadRow(board)).closedAt).not.toBeNull();
  const member = loadDissolution(await contextOf(store, board.member), squadId, { view: null, page: 1 });
  await expect(member).rejects.toMatchObject({ code: "not_found" });
});

test("a squad that is over with open tasks is named until they have a home", async () => {
  const board = await givenTaskForce(addDays(today, -2));
  const { squadId } = board.squad;
  const ctx = await lead(board);
  expect(await endedSquads(ctx, [squadId])).toEqual([]);
  const taskId = await givenTask(store, board);
  expect(await endedSquads(ctx, [squadId])).toMatchObject([
    { id: squadId, open: 1, endsOn: addDays(today, -2) },
  ]);
  await plan(board, [taskId], "archive", "over");
  await dissolve(board);
  expect(await endedSquads(ctx, [squadId])).toEqual([]);
});
