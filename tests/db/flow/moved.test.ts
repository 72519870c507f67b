import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { boardColumns } from "#db/schema";
import { moveTaskToSquad } from "~/features/board/task/move-to-squad.server";
import { exportHistoryCsv } from "~/features/flow/export-history.server";
import { loadFlow } from "~/features/flow/load-flow.server";
import { loadForecast } from "~/features/flow/load-forecast.server";
import { testStore } from "../../support/database";
import { recomputeFlow } from "../../support/recompute-flow";
import { storedTask } from "../board/support";
import { givenPerson, givenSeat } from "../contract/world";
import { at, day, givenStory, type Story } from "./support";

const store = await testStore();
const seen = at("11-24 10:00");

/** A task that was passed on and stood in a queue of its first squad, went to a second one on 9 November and was finished there. */
async function moved() {
  const [first, second] = [await givenStory(store), await givenStory(store)];
  const mover = await givenPerson(store, `${first.squadId}-mover`, "tech");
  for (const { squadId } of [first, second]) {
    await givenSeat(store, {
      squadId,
      personId: mover,
      discipline: "tech",
      role: "member",
      allocation: 5_000,
    });
  }
  await store.tx((t) =>
    t.update(boardColumns).set({ queue: true }).where(eq(boardColumns.id, first.board.columns.review.id)),
  );
  const taskId = await first.create("11-02 09:00", "doing");
  await first.offer(taskId, "11-03 09:00", "data");
  await first.accept(taskId, "11-04 09:00");
  await first.move(taskId, "11-05 09:00", "review");
  await first.move(taskId, "11-07 09:00", "doing");
  await moveTaskToSquad(
    await first.as(mover, at("11-09 09:00")),
    { squadId: first.squadId, taskId },
    {
      version: (await storedTask(store, first.board, taskId)).version,
      squadId: second.squadId,
      columnId: second.board.columns.doing.id,
      assigneeId: null,
    },
  );
  await second.move(taskId, "11-12 09:00", "done");
  return { first, second, taskId };
}

const flowOf = async ({ as, leads, squadId }: Story, text: string) => {
  const ctx = await as(leads.tech, seen);
  const search = new URLSearchParams(text);
  const view = await loadFlow(ctx, squadId, search);
  const csv = await exportHistoryCsv(ctx, squadId, search);
  const own = recomputeFlow(csv, { squad: squadId, ...view.span, ...view.frame.boundary });
  expect(own.done.length).toBe(view.counts.finished);
  expect(own.progress.length).toBe(view.counts.inProgress);
  expect(own.offers.length).toBe(view.handoffs?.offers ?? 0);
  return { view, csv, own };
};

test("a squad's history holds the hand-offs that happened in it, of a task that has gone to another squad since, too", async () => {
  const { first, second } = await moved();
  const left = await flowOf(first, "days=30");
  expect(left.view.handoffs).toMatchObject({ offers: 1, medianHours: 24 });
  expect(left.view.counts).toEqual({ finished: 0, inProgress: 0 });
  // Where it went is told; what happens there is not this squad's to tell.
  expect(left.csv.trimEnd().split("\r\n").at(-1)).toContain("squad_joined");
  const joined = await flowOf(second, "days=30");
  expect(joined.view.handoffs).toBeNull();
  expect(joined.view.counts.finished).toBe(1);
  expect(joined.csv).toContain(first.squadId);
});

test("a task counts in the squad it stood in when the period ended, and its queues of before count", async () => {
  const { first, second, taskId } = await moved();
  const before = "from=2026-11-01&to=2026-11-08";
  expect((await flowOf(first, before)).view.oldest?.id).toBe(taskId);
  expect((await flowOf(second, before)).view.counts.inProgress).toBe(0);
  const on = async (story: Story, date: string) =>
    (await flowOf(story, "days=30")).view.cumulative.find((moment) => moment.day === date);
  expect(await on(first, "2026-11-08")).toMatchObject({ doing: 1 });
  expect(await on(first, "2026-11-09")).toMatchObject({ doing: 0 });
  expect(await on(second, "2026-11-09")).toMatchObject({ doing: 1 });
  const { figures } = (await flowOf(second, "days=30")).view;
  expect(figures.cycle).toMatchObject({ p50: 10 * day });
  expect(figures.spent).toMatchObject({ queue: 2 * day, handoff: day });
});

test("a task from another squad does not give a young squad a past to forecast from", async () => {
  const { second } = await moved();
  const ctx = await second.as(second.leads.tech, seen);
  const { weeks, outcome } = await loadForecast(ctx, second.squadId, new URLSearchParams());
  expect(weeks).toEqual([
    { from: "2026-11-09", count: 1 },
    { from: "2026-11-16", count: 0 },
  ]);
  expect(outcome).toEqual({ refused: "too-few-weeks" });
});

test("a step at the very end of a period belongs to the next one", async () => {
  const story = await givenStory(store);
  const taskId = await story.create("11-02 09:00", "doing");
  await story.move(taskId, "11-09 00:00", "done");
  const week = (await flowOf(story, "from=2026-11-02&to=2026-11-08")).view;
  expect(week.counts).toEqual({ finished: 0, inProgress: 1 });
  const next = (await flowOf(story, "from=2026-11-09&to=2026-11-15")).view;
  expect(next.counts).toEqual({ finished: 1, inProgress: 0 });
});
