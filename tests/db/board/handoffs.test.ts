import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { flowSteps } from "#db/repositories/flow";
import { pendingHandoffOf } from "#db/repositories/handoffs";
import { handoffs, taskEvents, tasks } from "#db/schema";
import { readTimeline } from "~/domain/flow";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { archiveTask } from "~/features/board/change-task.server";
import {
  acceptHandoff,
  offerHandoff,
  returnHandoff,
  withdrawHandoff,
} from "~/features/board/hand-off.server";
import { moveTask } from "~/features/board/move-task.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson, givenSeat } from "../contract/world";
import { givenBoard, givenTask, storedTask, type TestBoard } from "./support";

const store = await testStore();
const address = ({ squad }: TestBoard, taskId: string) => ({ squadId: squad.squadId, taskId });

const offerTo = (board: TestBoard, to: Discipline, version = 1) => ({
  handoffId: newId(),
  version,
  receiver: { to, toPersonId: board.squad.leads[to] },
  note: "The schema is ready; the job comes next.",
  dueOn: null,
});

async function offered(board: TestBoard) {
  const taskId = await givenTask(store, board, { assigneeId: board.member });
  const offer = offerTo(board, "data");
  await offerHandoff(await contextOf(store, board.member), address(board, taskId), offer);
  return { taskId, pending: { handoffId: offer.handoffId, handoffVersion: 1 } };
}

test("accepting makes the receiver's discipline the holder and the receiver the assignee", async () => {
  const board = await givenBoard(store);
  const { taskId, pending } = await offered(board);
  expect(await storedTask(store, board, taskId)).toMatchObject({
    discipline: "tech",
    assigneeId: board.member,
  });
  await acceptHandoff(await contextOf(store, board.squad.leads.data), address(board, taskId), pending);
  expect(await storedTask(store, board, taskId)).toMatchObject({
    discipline: "data",
    assigneeId: board.squad.leads.data,
  });
});

test("of twenty offers at once one stands", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const offers = Array.from({ length: 20 }, (_, i) => offerTo(board, i % 2 ? "data" : "product"));
  const results = await Promise.allSettled(
    offers.map((offer) => offerHandoff(ctx, address(board, taskId), offer)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected") expect(["conflict", "stale"]).toContain(result.reason.code);
  }
  const rows = await store.read.select().from(handoffs).where(eq(handoffs.taskId, taskId));
  expect(rows).toHaveLength(1);
});

test("accepted, returned and withdrawn at once: one of the three happens, once", async () => {
  const board = await givenBoard(store);
  const { taskId, pending } = await offered(board);
  const receiver = await contextOf(store, board.squad.leads.data);
  const sender = await contextOf(store, board.member);
  const at = address(board, taskId);
  const results = await Promise.allSettled([
    acceptHandoff(receiver, at, pending),
    returnHandoff(receiver, at, { ...pending, reason: "no test data" }),
    withdrawHandoff(sender, at, pending),
    acceptHandoff(receiver, at, pending),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const events = await store.read.select().from(taskEvents).where(eq(taskEvents.taskId, taskId));
  expect(events.filter(({ kind }) => /accepted|returned|withdrawn/.test(kind))).toHaveLength(1);
  expect(await pendingHandoffOf(store.read, taskId)).toBeUndefined();
});

test("sending one offer twice makes one", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const offer = offerTo(board, "data");
  await offerHandoff(ctx, address(board, taskId), offer);
  await offerHandoff(ctx, address(board, taskId), offer);
  expect(await store.read.select().from(handoffs).where(eq(handoffs.taskId, taskId))).toHaveLength(1);
});

test("who may offer, decide and withdraw", async () => {
  const board = await givenBoard(store);
  const dataMember = await givenPerson(store, `${board.squad.squadId}-data-member`, "data");
  await givenSeat(store, {
    squadId: board.squad.squadId,
    personId: dataMember,
    discipline: "data",
    role: "member",
  });
  const taskId = await givenTask(store, board);
  const at = address(board, taskId);
  const as = (personId: string) => contextOf(store, personId);
  const forbidden = { code: "forbidden" };

  await expect(offerHandoff(await as(dataMember), at, offerTo(board, "data"))).rejects.toMatchObject(
    forbidden,
  );
  const offer = { ...offerTo(board, "data"), receiver: { to: "data" as const, toPersonId: dataMember } };
  await offerHandoff(await as(board.member), at, offer);
  const pending = { handoffId: offer.handoffId, handoffVersion: 1 };

  await expect(acceptHandoff(await as(board.member), at, pending)).rejects.toMatchObject(forbidden);
  await expect(acceptHandoff(await as(board.squad.leads.product), at, pending)).rejects.toMatchObject(
    forbidden,
  );
  await expect(withdrawHandoff(await as(dataMember), at, pending)).rejects.toMatchObject(forbidden);
  await acceptHandoff(await as(board.squad.leads.data), at, pending);
  expect(await storedTask(store, board, taskId)).toMatchObject({
    discipline: "data",
    assigneeId: dataMember,
  });
});

test("while a hand-off waits the card is neither done nor archived", async () => {
  const board = await givenBoard(store);
  const { taskId } = await offered(board);
  const ctx = await contextOf(store, board.member);
  const { version } = await storedTask(store, board, taskId);
  const done = { version, columnId: board.columns.done.id, afterId: null };
  await expect(moveTask(ctx, address(board, taskId), done)).rejects.toMatchObject({
    reason: "task_done_while_offered",
  });
  await expect(archiveTask(ctx, address(board, taskId), { version })).rejects.toMatchObject({
    reason: "task_archive_while_offered",
  });
});

test("the database itself refuses a change of holder without an accepted hand-off", async () => {
  const board = await givenBoard(store);
  const { taskId } = await offered(board);
  const grab = store.tx((t) => t.update(tasks).set({ discipline: "data" }).where(eq(tasks.id, taskId)));
  await expect(grab).rejects.toMatchObject({ kind: "check" });
  expect((await storedTask(store, board, taskId)).discipline).toBe("tech");
});

const step = fc.oneof(
  fc.record({ kind: fc.constant("offer" as const), to: fc.constantFrom(...disciplines) }),
  fc.constantFrom({ kind: "accept" as const }, { kind: "return" as const }, { kind: "withdraw" as const }),
);

test("any run of steps leaves the stored task as the plain model says", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const taskId = await givenTask(store, board);
      const at = address(board, taskId);
      let holder: Discipline = "tech";
      let waiting: Discipline | null = null;
      let minute = 0;
      const later = () => new Date(Date.UTC(2026, 10, 24, 2, ++minute));
      for (const next of steps) {
        const pending = await pendingHandoffOf(store.read, taskId);
        const known = { handoffId: pending?.id ?? "none", handoffVersion: pending?.version ?? 1 };
        const { version } = await storedTask(store, board, taskId);
        const ctx = await contextOf(
          store,
          next.kind === "accept" || next.kind === "return" ? leads[waiting ?? holder] : leads[holder],
          { now: later() },
        );
        const run = () => {
          if (next.kind === "offer") return offerHandoff(ctx, at, offerTo(board, next.to, version));
          if (next.kind === "accept") return acceptHandoff(ctx, at, known);
          if (next.kind === "return") return returnHandoff(ctx, at, { ...known, reason: "unclear" });
          return withdrawHandoff(ctx, at, known);
        };
        const allowed: boolean =
          next.kind === "offer" ? waiting === null && next.to !== holder : waiting !== null;
        if (!allowed) {
          await expect(run()).rejects.toThrow();
          continue;
        }
        await run();
        if (next.kind === "accept") holder = waiting!;
        waiting = next.kind === "offer" ? next.to : null;
      }
      const task = await storedTask(store, board, taskId);
      expect(task.discipline).toBe(holder);
      expect((await pendingHandoffOf(store.read, taskId))?.toDiscipline ?? null).toBe(waiting);

      const scope = { squadIds: [board.squad.squadId], since: new Date(0), filter: null };
      const told = (await flowSteps(store.read, scope)).get(taskId)!;
      const { holds, createdAt } = readTimeline(told, later().getTime())!;
      // From its creation on it was always in exactly one discipline's hands.
      expect(holds.map(({ from }) => from)).toEqual([createdAt, ...holds.flatMap(({ to }) => to ?? [])]);
      expect(holds.at(-1)).toMatchObject({ discipline: holder, to: null });
    }),
    { numRuns: 15 },
  );
});
